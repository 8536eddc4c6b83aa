package whetstone.core.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import whetstone.api.Signal;
import whetstone.core.store.Graded;
import whetstone.core.store.Runs.Status;
import whetstone.core.store.StepRows;

/// What a step is made of: enough groups that teach, and every opinion that the algorithm needs.
class RoundsTest {

    // A fresh model is right about every other time, so half the groups of two have nothing to
    // compare.
    private static final String RECIPE =
            TinyRuns.MODEL
                    + """
                    seed: 5
                    tasks: {domains: {tiny/sum: 1}, instructions: false}
                    stages:
                      - type: rl
                        steps: 3
                        tasks: 6
                        groupSize: 2
                        minibatch: 4
                        rounds: %d
                        algorithm: {type: %s}
                        decoding: {maxTokens: 3}
                    """;

    @TempDir Path folder;

    private StepRows step(TinyRuns runs, int step) {
        return runs.workspace().rollouts().step(1, "rl", step);
    }

    // 6 wanted. None taught of 6: 6 / (1/7) = 42, at most 6. 3 of 6: 3 / (4/7) = 5.25. 5 of 8:
    // 1 / (6/9) = 1.5.
    @Test
    void aRoundIsSizedByTheShareThatTaught() {
        assertEquals(6, Rounds.size(6, 0, 6));
        assertEquals(6, Rounds.size(6, 3, 6));
        assertEquals(2, Rounds.size(6, 5, 8));
        assertEquals(0, Rounds.size(6, 6, 9));
        assertEquals(0, Rounds.size(6, 7, 9));
    }

    @Test
    void roundsGoOnUntilEnoughGroupsTeach() {
        var runs = new TinyRuns(folder);
        runs.run(RECIPE.formatted(20, "grpo"));
        var tasks = new HashSet<String>();
        int groups = 0;
        for (int i = 0; i < 3; i++) {
            var rows = step(runs, i);
            assertTrue(rows.groups().stream().filter(Graded::taught).count() >= 6);
            rows.groups().forEach(graded -> tasks.add(graded.group().task().id()));
            groups += rows.groups().size();
        }
        assertTrue(groups > 18, () -> "no second round");
        assertEquals(groups, tasks.size());
    }

    @Test
    void theFirstRoundIsWhatOneRoundWouldBe() {
        var once = new TinyRuns(folder.resolve("once"));
        once.run(RECIPE.formatted(1, "grpo"));
        var often = new TinyRuns(folder.resolve("often"));
        often.run(RECIPE.formatted(20, "grpo"));
        var first = step(once, 0).groups();
        assertEquals(6, first.size());
        for (int i = 0; i < 6; i++) {
            var alike = step(often, 0).groups().get(i).group();
            assertEquals(first.get(i).group().task(), alike.task());
            assertArrayEquals(
                    first.get(i).group().rollouts().get(1).completion(),
                    alike.rollouts().get(1).completion());
        }
    }

    @Test
    void aRunWithRoundsThatWasStoppedWritesTheSameRows() {
        var whole = new TinyRuns(folder.resolve("whole"));
        whole.run(RECIPE.formatted(20, "grpo"));
        var parts = new TinyRuns(folder.resolve("parts"));
        var stopped =
                parts.stopping(
                        RECIPE.formatted(20, "grpo"),
                        e -> e instanceof RunEvent.Stepped s && s.step() == 0);
        assertEquals(Status.STOPPED, stopped.status());
        assertEquals(Status.DONE, parts.resume(stopped.run()).status());
        assertEquals(whole.head(1), parts.head(1));
    }

    // On policy and without clever precision both are the same policy, scored by other kernels.
    @Test
    void whatThePolicySaidBeforeTheStepIsRecordedAndStored() {
        var runs = new TinyRuns(folder);
        runs.run(RECIPE.formatted(1, "before"));
        for (var graded : step(runs, 2).groups()) {
            for (var rollout : graded.group().rollouts()) {
                assertArrayEquals(
                        rollout.signal(Signal.LOG_PROB),
                        rollout.signal(Signal.PROXIMAL_LOG_PROB),
                        1e-4f);
            }
        }
    }
}
