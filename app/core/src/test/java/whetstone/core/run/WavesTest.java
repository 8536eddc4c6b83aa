package whetstone.core.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import whetstone.core.plugin.PluginException;
import whetstone.core.store.Graded;
import whetstone.core.store.Runs.Status;
import whetstone.core.store.StepRows;

/// What a rollout plan may decide, and what it may not.
class WavesTest {

    private static final String RECIPE =
            TinyRuns.MODEL
                    + """
                    seed: 5
                    tasks: {domains: {tiny/sum: 1}, instructions: false}
                    stages:
                      - type: rl
                        steps: 4
                        tasks: 8
                        groupSize: 2
                        minibatch: 4
                        rollouts: %s
                        buffer: {share: %s}
                        shuffleRewards: %s
                        algorithm: {type: grpo}
                        decoding: {maxTokens: 3}
                    """;
    private static final String PLANNED = RECIPE.formatted("{type: stubborn}", 0, false);

    @TempDir Path folder;

    private TinyRuns runs(String name) {
        return new TinyRuns(folder.resolve(name));
    }

    private static StepRows step(TinyRuns runs, int step) {
        return runs.workspace().rollouts().step(1, "rl", step);
    }

    private static List<Graded> groups(TinyRuns runs) {
        return IntStream.range(0, 4)
                .mapToObj(i -> step(runs, i).groups())
                .flatMap(List::stream)
                .toList();
    }

    private static boolean right(Graded graded, int member) {
        return graded.group().rollouts().get(member).verdict().credit() == 1;
    }

    // Two samples, and two more until one is right or there are eight.
    @Test
    void aTaskIsSampledOnAsThePlanSays() {
        var runs = runs("one");
        runs.run(PLANNED);
        var sizes = groups(runs).stream().map(g -> g.group().rollouts().size()).toList();
        assertTrue(sizes.contains(2) && sizes.stream().anyMatch(s -> s > 2), sizes::toString);
        for (var graded : groups(runs)) {
            int size = graded.group().rollouts().size();
            assertTrue(size % 2 == 0 && size <= 8, sizes::toString);
            boolean solved = right(graded, size - 1) || right(graded, size - 2);
            assertTrue(solved || size == 8, sizes::toString);
            assertTrue(IntStream.range(0, size - 2).noneMatch(i -> right(graded, i)));
        }
    }

    @Test
    void whatIsLeftOutIsStoredAndGetsNoCredit() {
        var runs = runs("one");
        runs.run(PLANNED);
        boolean taught = false;
        for (var graded : groups(runs)) {
            int size = graded.group().rollouts().size();
            assertEquals(IntStream.range(0, size - 2).boxed().toList(), graded.spare());
            for (int i = 0; i < size && graded.taught(); i++) {
                assertEquals(i >= size - 2, graded.credit().get(i).length > 0);
                taught |= size > 2;
            }
        }
        assertTrue(taught, "no group with something spare taught");
        double all = groups(runs).stream().mapToInt(g -> g.group().rollouts().size()).sum();
        double said =
                IntStream.range(0, 4)
                        .mapToDouble(
                                i -> step(runs, i).metrics().getOrDefault("rollouts/count", 0.0))
                        .sum();
        assertEquals(all, said);
        var first = step(runs, 0);
        double spare = first.groups().stream().mapToInt(g -> g.spare().size()).sum();
        assertEquals(
                spare / first.metrics().getOrDefault("rollouts/count", 0.0),
                first.metrics().get("rollouts/spare_share"));
    }

    // A sample draws from its own seed: which wave it comes in does not matter.
    @Test
    void theFirstSamplesAreThoseOfAnEvenStep() {
        var planned = runs("planned");
        planned.run(PLANNED);
        var even = runs("even");
        even.run(RECIPE.formatted("{type: even}", 0, false));
        var ours = step(planned, 0).groups();
        var plain = step(even, 0).groups();
        for (int i = 0; i < 8; i++) {
            for (int j = 0; j < 2; j++) {
                assertArrayEquals(
                        plain.get(i).group().rollouts().get(j).completion(),
                        ours.get(i).group().rollouts().get(j).completion());
            }
        }
    }

    @Test
    void aRunWithAPlanThatWasStoppedWritesTheSameRows() {
        var recipe = RECIPE.formatted("{type: stubborn}", 0.5, true);
        var whole = runs("whole");
        whole.run(recipe);
        var parts = runs("parts");
        // In the middle of the second step: what it had sampled is sampled anew.
        var stopped =
                parts.stopping(
                        recipe,
                        e ->
                                e instanceof RunEvent.Sampled
                                        && parts.events().stream()
                                                .anyMatch(RunEvent.Stepped.class::isInstance));
        assertEquals(Status.STOPPED, stopped.status());
        assertEquals(Status.DONE, parts.resume(stopped.run()).status());
        assertEquals(whole.head(1), parts.head(1));
        assertTrue(groups(whole).stream().anyMatch(g -> !g.spare().isEmpty()));
    }

    @Test
    void aRunsProcessThatIsKilledGoesOnToTheSameRows() throws Exception {
        var recipe = "checkpointEvery: 5\n" + PLANNED.replace("steps: 4", "steps: 40");
        TinyRunProcess.killedAfter(7, folder, recipe);
    }

    // Replayed as it was, nothing changes: what was left out stays so.
    @Test
    void aReplayLeavesOutTheSame() {
        var runs = runs("one");
        runs.run(PLANNED);
        var replayed =
                new Replay(runs.workspace(), TinyRuns.plugins(), false)
                        .of(1, "rl", List.of())
                        .getFirst();
        assertEquals(0, replayed.meanDifference());
        assertEquals(replayed.taughtBefore(), replayed.taughtAfter());
    }

    @ParameterizedTest
    @CsvSource({
        "throws, more, StackOverflowError",
        "short, more, it gave 0 numbers for 8 groups",
        "negative, more, it asked for -1 samples more of a task that has 2; expected 0 to 126",
        "nothing, more, it asked for 0 samples more of a task that has 0; expected 1 to 128",
        "endless, more, it asked for 40 samples more of a task that has 120; expected 0 to 8",
        "blank, more, NullPointerException",
        "twice, keep, 'it kept [0, 0]; expected places from 0 to 1, each at most once'",
        "outside, keep, 'it kept [2]; expected places from 0 to 1, each at most once'"
    })
    void aPlanThatAsksForWhatItMustNotIsNamed(String how, String method, String what) {
        var runs = runs(how);
        var recipe = RECIPE.formatted("{type: broken, how: %s}".formatted(how), 0, false);
        var thrown = assertThrows(PluginException.class, () -> runs.run(recipe));
        var text = String.valueOf(thrown.getMessage());
        assertTrue(text.contains("plugin tiny: %s of stages.rl.rollouts".formatted(method)), text);
        assertTrue(text.contains(what), text);
        assertEquals(Status.FAILED, runs.status(1));
        assertEquals(0, runs.workspace().rollouts().steps(1).size());
    }
}
