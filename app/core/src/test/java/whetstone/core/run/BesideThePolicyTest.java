package whetstone.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import whetstone.api.Signal;
import whetstone.core.recipe.RecipeException;
import whetstone.core.store.Runs.Status;

/// What a stage has beside its policy: a copy that samples some steps behind, a critic, a replay buffer.
class BesideThePolicyTest {

    private static final String RECIPE =
            TinyRuns.MODEL
                    + """
                    seed: 7
                    checkpointEvery: 100
                    tasks: {domains: {tiny/sum: 1}, instructions: false}
                    stages:
                      - {type: rl, steps: 7, tasks: 6, groupSize: 4, minibatch: 24, staleness: %d, algorithm: {type: before}, optimizer: {learningRate: 3e-2}, decoding: {maxTokens: 3}}
                    """;

    @TempDir Path folder;

    private TinyRuns runs(String name) {
        return new TinyRuns(folder.resolve(name));
    }

    private static List<Integer> versions(TinyRuns runs, long run) {
        var versions = new ArrayList<Integer>();
        for (int step = 0; step < 7; step++) {
            var groups = runs.workspace().rollouts().step(run, "rl", step).groups();
            versions.add(groups.getFirst().group().rollouts().getFirst().policyVersion());
        }
        return versions;
    }

    // One optimizer step per step, so a version is a step.
    @Test
    void aCopyIsRenewedEveryStalenessPlusOneSteps() {
        var fresh = runs("fresh");
        assertEquals(
                List.of(0, 1, 2, 3, 4, 5, 6),
                versions(fresh, fresh.run(RECIPE.formatted(0)).run()));
        var stale = runs("stale");
        assertEquals(
                List.of(0, 0, 0, 3, 3, 3, 6),
                versions(stale, stale.run(RECIPE.formatted(2)).run()));
    }

    // A copy that is taken before step n samples step n + 1 while n is learned from.
    @Test
    void whatIsSampledAheadIsAsOldAsItMayBe() {
        var one = runs("one");
        assertEquals(
                List.of(0, 0, 1, 2, 3, 4, 5),
                versions(
                        one,
                        one.run(
                                        RECIPE.formatted(1)
                                                .replace(
                                                        "staleness: 1",
                                                        "staleness: 1, ahead: true"))
                                .run()));
        var two = runs("two");
        assertEquals(
                List.of(0, 0, 0, 2, 2, 4, 4),
                versions(
                        two,
                        two.run(
                                        RECIPE.formatted(2)
                                                .replace(
                                                        "staleness: 2",
                                                        "staleness: 2, ahead: true"))
                                .run()));
    }

    // With all that hangs on the steps before: curriculum, buffer, and the policy of then.
    @Test
    void aRunThatSamplesAheadRepeatsAlsoWhereItWasStopped() {
        var recipe =
                RECIPE.formatted(2)
                        .replace("staleness: 2", "staleness: 2, ahead: true, buffer: {share: 0.5}")
                        .replace("tiny/sum: 1}", "tiny/sum: 1}, levels: [0, 1, 2]");
        var whole = runs("ahead");
        var undisturbed = whole.run(recipe);
        assertEquals(Status.DONE, undisturbed.status());
        var again = runs("ahead-again");
        assertEquals(whole.head(undisturbed.run()), again.head(again.run(recipe).run()));
        for (int last : new int[] {0, 1, 2, 5}) {
            Predicate<RunEvent> there = e -> e instanceof RunEvent.Stepped s && s.step() == last;
            var runs = runs("ahead-stopped-" + last);
            var stopped = runs.stopping(recipe, there);
            assertEquals(Status.STOPPED, stopped.status());
            assertEquals(Status.DONE, runs.resume(stopped.run()).status());
            assertEquals(whole.head(undisturbed.run()), runs.head(stopped.run()), "after " + last);
        }
    }

    @Test
    void aRunThatSamplesAheadAndIsKilledGoesOnToTheSameRows() throws Exception {
        var recipe =
                RECIPE.formatted(2)
                        .replace("checkpointEvery: 100", "checkpointEvery: 4")
                        .replace("steps: 7", "steps: 40")
                        .replace("staleness: 2", "staleness: 2, ahead: true, buffer: {share: 0.5}")
                        .replace("tiny/sum: 1}", "tiny/sum: 1}, levels: [0, 1, 2]");
        TinyRunProcess.killedAfter(11, folder, recipe);
    }

    @Test
    void nothingCanBeAheadAndUpToDate() {
        var recipe = RECIPE.formatted(0).replace("staleness: 0", "ahead: true");
        var e = assertThrows(RecipeException.class, () -> runs("refused").run(recipe));
        assertTrue(
                String.valueOf(e.getMessage()).contains("ahead needs a staleness of at least 1"),
                e::toString);
    }

    // What sampled and what is taught agree right after a renewal, and part from there.
    @Test
    void behaviourAndProximalPolicyDifferWhereTheCopyIsBehind() {
        var runs = runs("apart");
        long run = runs.run(RECIPE.formatted(2)).run();
        assertTrue(apart(runs, run, 3) < 1e-3, "step 3: " + apart(runs, run, 3));
        assertTrue(apart(runs, run, 5) > 1e-2, "step 5: " + apart(runs, run, 5));
    }

    private static double apart(TinyRuns runs, long run, int step) {
        double most = 0;
        for (var graded : runs.workspace().rollouts().step(run, "rl", step).groups()) {
            for (var rollout : graded.group().rollouts()) {
                var sampled = rollout.signal(Signal.LOG_PROB);
                var before = rollout.signal(Signal.PROXIMAL_LOG_PROB);
                for (int t = 0; t < sampled.length; t++) {
                    most = Math.max(most, Math.abs(sampled[t] - before[t]));
                }
            }
        }
        return most;
    }

    @Test
    void aResumedRunGoesOnWithTheCopyThatItHad() {
        var whole = runs("whole");
        var undisturbed = whole.run(RECIPE.formatted(2));
        for (int last : new int[] {1, 2, 4}) {
            Predicate<RunEvent> there = e -> e instanceof RunEvent.Stepped s && s.step() == last;
            var runs = runs("stopped-" + last);
            var stopped = runs.stopping(RECIPE.formatted(2), there);
            assertEquals(Status.STOPPED, stopped.status());
            assertEquals(Status.DONE, runs.resume(stopped.run()).status());
            assertEquals(whole.head(undisturbed.run()), runs.head(stopped.run()), "after " + last);
        }
    }

    // The critic's head is nowhere but in the checkpoint.
    @Test
    void aResumedRunGoesOnWithTheCriticThatItHad() {
        var recipe = RECIPE.formatted(0).replace("type: before", "type: grpo, near: true");
        var whole = runs("critic");
        var undisturbed = whole.run(recipe);
        var curve =
                whole.workspace()
                        .metrics()
                        .curve(undisturbed.run(), "rl", "critic/explained_variance");
        assertEquals(7, curve.size());
        // To a fresh critic all states are worth 0; afterwards it has an opinion.
        assertEquals(0, curve.getFirst().value());
        assertTrue(curve.getLast().value() != 0, curve::toString);
        Predicate<RunEvent> there = e -> e instanceof RunEvent.Stepped s && s.step() == 3;
        var runs = runs("critic-stopped");
        var stopped = runs.stopping(recipe, there);
        assertEquals(Status.DONE, runs.resume(stopped.run()).status());
        assertEquals(whole.head(undisturbed.run()), runs.head(stopped.run()));
    }

    // Six fresh groups and a share of a half: six more, once there are so many that teach within
    // the last two steps.
    @Test
    void groupsOfEarlierStepsAreTrainedOnOnceMore() {
        var recipe = RECIPE.formatted(0).replace("staleness: 0", "buffer: {share: 0.5, steps: 2}");
        var whole = runs("buffer");
        var undisturbed = whole.run(recipe);
        var drawn =
                whole.workspace().metrics().curve(undisturbed.run(), "rl", "buffer/groups").stream()
                        .map(point -> (int) point.value())
                        .toList();
        assertEquals(0, drawn.getFirst());
        assertEquals(6, drawn.get(1), drawn::toString);
        var fresh = whole.workspace().rollouts().step(undisturbed.run(), "rl", 3).groups();
        assertEquals(6, fresh.size());
        for (int last : new int[] {0, 3}) {
            Predicate<RunEvent> there = e -> e instanceof RunEvent.Stepped s && s.step() == last;
            var runs = runs("buffer-stopped-" + last);
            var stopped = runs.stopping(recipe, there);
            assertEquals(Status.DONE, runs.resume(stopped.run()).status());
            assertEquals(whole.head(undisturbed.run()), runs.head(stopped.run()), "after " + last);
        }
    }

    // From 1 down to 0.4 in seven steps; and by the length of completions, whatever it is.
    @Test
    void numbersOfTheAlgorithmChangeOverTheStage() {
        for (var schedule :
                List.of(
                        "to: 0.4",
                        "shape: controlled, metric: completions/mean_length, target: 2, gain: 0.5")) {
            var recipe =
                    RECIPE.formatted(0)
                            .replace("staleness: 0", "schedules: {scale: {" + schedule + "}}");
            var whole = runs("schedule-" + schedule.length());
            var undisturbed = whole.run(recipe);
            var scale =
                    whole.workspace().metrics().curve(undisturbed.run(), "rl", "schedule/scale");
            assertEquals(7, scale.size());
            assertEquals(1, scale.getFirst().value());
            assertEquals(schedule.equals("to: 0.4"), Math.abs(scale.get(3).value() - 0.7) < 1e-9);
            Predicate<RunEvent> there = e -> e instanceof RunEvent.Stepped s && s.step() == 3;
            var runs = runs("schedule-stopped-" + schedule.length());
            var stopped = runs.stopping(recipe, there);
            assertEquals(Status.DONE, runs.resume(stopped.run()).status());
            assertEquals(whole.head(undisturbed.run()), runs.head(stopped.run()), schedule);
        }
    }

    @Test
    void aScheduleOfNothingIsRefusedBeforeTheRun() {
        var recipe = RECIPE.formatted(0).replace("staleness: 0", "schedules: {scal: {to: 1}}");
        var e = assertThrows(RecipeException.class, () -> runs("refused").run(recipe));
        assertTrue(
                String.valueOf(e.getMessage()).contains("no such key; did you mean 'scale'?"),
                e::toString);
    }
}
