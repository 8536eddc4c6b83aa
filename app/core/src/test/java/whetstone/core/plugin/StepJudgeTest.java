package whetstone.core.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import whetstone.api.Action;
import whetstone.api.Problem;
import whetstone.api.ToolDomain;
import whetstone.api.Turn;
import whetstone.api.Verdict;

class StepJudgeTest {

    /// The only good step is to search for the number.
    private record Numbers() implements ToolDomain<Numbers.Wanted> {
        record Wanted(int value) {}

        @Override
        public String id() {
            return "fake/numbers";
        }

        @Override
        public Class<Wanted> truthType() {
            return Wanted.class;
        }

        @Override
        public Problem<Wanted> draw(int level, RandomGenerator random) {
            return new Problem<>("?", new Wanted(random.nextInt(100)));
        }

        @Override
        public List<Offer> tools(Wanted truth) {
            return List.of();
        }

        @Override
        public Verdict judgeStep(Wanted truth, List<Turn> before, Action newest) {
            return newest instanceof Action.Call call && call.input().equals("" + truth.value())
                    ? Verdict.correct("it")
                    : Verdict.wrong("not it");
        }

        @Override
        public List<String> steps(Wanted truth) {
            return List.of("<answer>%d</answer>".formatted(truth.value()));
        }

        @Override
        public Verdict verify(Wanted truth, String completion) {
            return Verdict.wrong("never");
        }
    }

    private static final StepJudge JUDGE = new StepJudge(new Numbers(), "fake/numbers");
    private static final Turn ASKED = new Turn("<search>7</search>", "search", "7", "r", false);

    private static Verdict judge(double noise, long seed, String completion, Turn... before) {
        var state = new StepJudge.State("{\"value\":7}", List.of(before), noise, seed);
        return Judge.judge(JUDGE, Truths.write(state), completion);
    }

    @Test
    void aStepIsJudgedInItsState() {
        assertEquals("fake/numbers/step", JUDGE.id());
        assertInstanceOf(Verdict.Correct.class, judge(0, 1, "so <search>7</search>"));
        assertInstanceOf(Verdict.Wrong.class, judge(0, 1, "<search>8</search>"));
        assertInstanceOf(Verdict.Wrong.class, judge(0, 1, "<search>7</search>", ASKED));
        assertInstanceOf(Verdict.Unreadable.class, judge(0, 1, "7"));
        assertInstanceOf(
                Verdict.Unreadable.class, judge(0, 1, "<result>r</result><search>7</search>"));
    }

    @Test
    void anotherDomainsTruthCannotBeJudged() {
        var state = new StepJudge.State("{\"other\":7}", List.of(), 0, 0);
        assertInstanceOf(
                Verdict.Unscorable.class,
                Judge.judge(JUDGE, Truths.write(state), "<search>7</search>"));
    }

    // Of 2000 verdicts 400 are expected to be turned round; 4 standard deviations are 72.
    @Test
    void theShareOfErrorsIsWhatWasAskedFor() {
        int good = 0;
        for (int seed = 0; seed < 2000; seed++) {
            var right = judge(0.2, seed, "<search>7</search>");
            assertEquals(right, judge(0.2, seed, "<search>7</search>"), "asked twice, said twice");
            good += right instanceof Verdict.Correct ? 1 : 0;
            assertInstanceOf(Verdict.Unreadable.class, judge(0.2, seed, "nothing to read"));
        }
        assertEquals(1600, good, 72);
        assertInstanceOf(Verdict.Correct.class, judge(1, 1, "<search>8</search>"));
        assertTrue(judge(1, 1, "<search>8</search>").why().contains("not it"));
    }
}
