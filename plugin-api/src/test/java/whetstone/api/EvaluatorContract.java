package whetstone.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What every evaluator must keep; an evaluator's test extends this and adds problems worked out by hand.
public abstract class EvaluatorContract {

    private static final int PROBLEMS = 500;

    protected abstract Evaluator evaluator();

    /// A problem with a sample for each of `verdicts`, which answer `2` where they are right and `1` where they are not.
    protected static Group problem(List<Verdict> verdicts) {
        var task = new Task("t", "area/kind", 3, Split.TEST, "1 + 1 = ?", "{}", null, null);
        return new Group(task, verdicts.stream().map(EvaluatorContract::sample).toList());
    }

    /// A problem of which the first `correct` of `samples` are right.
    protected static Group problem(int correct, int samples) {
        return problem(
                IntStream.range(0, samples)
                        .mapToObj(i -> i < correct ? right() : wrong())
                        .toList());
    }

    private static Verdict right() {
        return Verdict.correct("it is 2").with(Evidence.of(new Evidence.Span("2", 0, 1)));
    }

    private static Verdict wrong() {
        return Verdict.wrong("it is 2").with(Evidence.of(new Evidence.Span("1", 0, 1)));
    }

    private static Rollout sample(Verdict verdict) {
        return new Rollout(
                new int[] {1},
                new int[] {2, 3},
                Map.of(
                        Signal.LOG_PROB, new float[] {-1, -0.5f},
                        Signal.ENTROPY, new float[] {0.5f, 0.25f}),
                verdict instanceof Verdict.Correct ? "2" : "1",
                Rollout.Stop.END,
                0,
                verdict,
                verdict.credit(),
                List.of());
    }

    private static Group drawn(int number) {
        var random = new Seed(number).random();
        var verdicts = new ArrayList<Verdict>();
        for (int left = 1 + random.nextInt(33); left > 0; left--) {
            verdicts.add(
                    switch (random.nextInt(4)) {
                        case 0 -> Verdict.unreadable("no answer");
                        case 1 -> Verdict.partial(0.5, "half of it");
                        case 2 -> wrong();
                        default -> right();
                    });
        }
        return problem(verdicts);
    }

    @Test
    void givesFiniteNumbersWithNamesAndTheSameOnesAgain() {
        for (int number = 0; number < PROBLEMS; number++) {
            var problem = drawn(number);
            var scores = evaluator().scores(problem);
            assertEquals(scores, evaluator().scores(problem), "not repeatable");
            scores.forEach((name, score) -> {
                assertFalse(name.isBlank() || name.length() > 60, "name '" + name + "'");
                assertTrue(Double.isFinite(score), () -> name + " is " + score);
            });
        }
    }

    @Test
    void tellsSomethingOfManySamplesWhetherAllAreRightOrNone() {
        var names = new TreeSet<String>();
        names.addAll(evaluator().scores(problem(64, 64)).keySet());
        names.addAll(evaluator().scores(problem(0, 64)).keySet());
        names.addAll(evaluator().scores(problem(32, 64)).keySet());
        assertFalse(names.isEmpty(), "no score for 64 samples");
    }

    // Recipes write settings down and read them back.
    @Test
    void isARecord() {
        assertTrue(evaluator() instanceof Record, evaluator().getClass() + " is no record");
        assertEquals(Map.of(evaluator(), 1), Map.of(evaluator(), 1));
    }
}
