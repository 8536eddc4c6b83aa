package whetstone.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import whetstone.core.store.Runs.Status;

/// A warm-up that ends by what the policy solves.
class ReadinessTest {

    private static final int MOST = 400;
    private static final String RECIPE =
            TinyRuns.MODEL
                    + """
                    seed: 11
                    tasks: {domains: {tiny/sum: 1}, levels: [0], instructions: false}
                    stages:
                      - {type: warm-up, steps: %d, tasks: 16, untilPassRate: %s, optimizer: {learningRate: 3e-3}}
                      - {type: rl, steps: 1, tasks: 2, groupSize: 2, minibatch: 4, decoding: {maxTokens: 3}}
                    """;

    @TempDir Path folder;

    private TinyRuns runs(String name) {
        return new TinyRuns(folder.resolve(name));
    }

    private static long warmUpSteps(TinyRuns runs, long run) {
        return runs.workspace().rollouts().steps(run).size() - 1L;
    }

    @Test
    void aWarmUpEndsWhenTheWantedShareIsSolvedAndNotBefore() {
        var runs = runs("one");
        var outcome = runs.run(RECIPE.formatted(MOST, 0.95));
        long steps = warmUpSteps(runs, outcome.run());
        assertTrue(steps > 0 && steps < MOST && steps % 5 == 0, "steps " + steps);
        var notes = runs.workspace().events().page(outcome.run(), 0, 10);
        assertEquals(1, notes.size());
        assertTrue(
                notes.getFirst().text().startsWith("warm-up ends after " + steps + " steps: "),
                notes.getFirst().text());
        var early = runs("two");
        assertEquals(0, warmUpSteps(early, early.run(RECIPE.formatted(MOST, 0)).run()));
        var late = runs("three");
        assertEquals(20, warmUpSteps(late, late.run(RECIPE.formatted(20, 1)).run()));
    }

    @Test
    void aResumedWarmUpEndsAtTheSameStep() {
        var whole = runs("whole");
        var undisturbed = whole.run(RECIPE.formatted(MOST, 0.95));
        var steps = warmUpSteps(whole, undisturbed.run());
        for (long last : new long[] {4, steps - 1}) {
            Predicate<RunEvent> there = e -> e instanceof RunEvent.Stepped s && s.step() == last;
            var runs = runs("stopped-" + last);
            var stopped = runs.stopping(RECIPE.formatted(MOST, 0.95), there);
            assertEquals(Status.STOPPED, stopped.status());
            assertEquals(Status.DONE, runs.resume(stopped.run()).status());
            assertEquals(whole.head(undisturbed.run()), runs.head(stopped.run()));
        }
    }
}
