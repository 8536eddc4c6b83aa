package whetstone.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import whetstone.api.Seed;
import whetstone.api.Split;
import whetstone.api.Task;
import whetstone.core.plugin.Plugins;
import whetstone.core.recipe.RecipeException;
import whetstone.core.recipe.Recipes;
import whetstone.core.run.Draws.Example;
import whetstone.core.store.Pools;
import whetstone.core.store.Runs.Status;

/// Tasks that one stage chooses and another trains on.
class PoolTest {

    private static final String CURATE =
            "  - {type: curate, tasks: 12, samples: 2, keep: 5, decoding: {maxTokens: 3}}\n";
    private static final String RL =
            "  - {type: rl, steps: 4, tasks: 2, groupSize: 2, minibatch: 4, decoding: {maxTokens: 3}";
    private static final String TASKS =
            TinyRuns.MODEL
                    + "seed: 11\ntasks: {domains: {tiny/sum: 1}, instructions: false}\nstages:\n";
    private static final String RECIPE = TASKS + CURATE + RL + ", from: curate}\n";

    private static final Plugins PLUGINS = TinyRuns.plugins();
    @TempDir Path folder;

    private TinyRuns runs(String name) {
        return new TinyRuns(folder.resolve(name));
    }

    private static List<String> trained(TinyRuns runs, long run, String stage) {
        return runs.workspace().rollouts().steps(run).stream()
                .filter(step -> step.stage().equals(stage))
                .flatMap(step ->
                        runs.workspace().rollouts().step(run, stage, step.step()).groups().stream())
                .map(graded -> graded.group().task().id())
                .toList();
    }

    @Test
    void laterStagesTrainOnWhatWasKeptInPasses() {
        var runs = runs("one");
        long run = runs.run(RECIPE).run();
        var pool = runs.workspace().pools().of(run, "curate");
        var kept = runs.workspace().pools().kept(run, "curate");
        assertEquals(5, kept.size());
        assertTrue(pool.size() > 5 && pool.size() <= 12, "candidates " + pool.size());
        assertEquals("1 times", kept.getFirst().reason());
        assertEquals("not chosen", pool.getLast().reason());
        var trained = trained(runs, run, "rl");
        assertEquals(8, trained.size());
        // A pass of 5, then three of the next.
        var keptIds = new HashSet<>(kept.stream().map(entry -> entry.task().id()).toList());
        assertEquals(keptIds, new HashSet<>(trained.subList(0, 5)));
        assertTrue(keptIds.containsAll(trained.subList(5, 8)));
        assertEquals(3, new HashSet<>(trained.subList(5, 8)).size());
    }

    @Test
    void aResumedRunChoosesAndTrainsAlike() {
        var whole = runs("whole");
        var undisturbed = whole.run(RECIPE);
        for (var when : List.of("curate", "rl")) {
            Predicate<RunEvent> there =
                    event ->
                            event instanceof RunEvent.Sampled sampled
                                    && sampled.stage().equals(when);
            var runs = runs("stopped-in-" + when);
            var stopped = runs.stopping(RECIPE, there);
            assertEquals(Status.STOPPED, stopped.status());
            assertEquals(Status.DONE, runs.resume(stopped.run()).status());
            assertEquals(whole.head(undisturbed.run()), runs.head(stopped.run()));
            assertEquals(
                    whole.workspace().pools().of(undisturbed.run(), "curate"),
                    runs.workspace().pools().of(stopped.run(), "curate"));
        }
    }

    // Four steps of two from a pool of three: each comes round at least twice.
    @Test
    void aChoiceCanGoByHowTasksFaredInTraining() {
        var runs = runs("again");
        var few = CURATE.replace("keep: 5", "keep: 3");
        var again = "  - {type: curate, name: again, from: rl, keep: 2}\n";
        long run = runs.run(TASKS + few + RL + ", from: curate}\n" + again).run();
        var kept = runs.workspace().pools().kept(run, "again");
        assertEquals(2, kept.size());
        for (var entry : kept) {
            int times = Integer.parseInt(entry.reason().split(" ", 2)[0]);
            assertTrue(times >= 2, entry.reason());
        }
    }

    private static void assertRefused(String start, Executable work) {
        var message = String.valueOf(assertThrows(RecipeException.class, work).getMessage());
        assertTrue(message.startsWith(start), message);
    }

    @Test
    void nothingKeptIsSaid() {
        var none = CURATE.replace("keep: 5", "keep: 5, curator: {none: true}");
        assertRefused(
                "stages.curate: nothing of its pool was kept",
                () -> runs("none").run(TASKS + none + RL + ", from: curate}\n"));
    }

    @Test
    void heldOutTasksAreNotChosen() {
        var held =
                """
                  - {type: evaluate, split: validation, problems: 4, samples: 2, decoding: {maxTokens: 3}}
                  - {type: curate, from: evaluate}
                """;
        assertRefused(
                "stages.curate.from: evaluate has no samples of tasks of the train split",
                () -> runs("held-out").run(TASKS + held));
    }

    @Test
    void aSourceThatIsNoneIsFoundBeforeTheRun() {
        var runs = runs("wrong");
        var domains = PLUGINS.domains().keySet();
        var wrong = runs.read(TASKS + CURATE + RL + ", from: curat}\n");
        assertRefused(
                "stages.rl.from: no earlier stage 'curat' makes a pool of tasks; did you mean 'curate'?",
                () -> Recipes.check(wrong, domains));
        var itself = runs.read(TASKS + RL + ", from: rl}\n");
        assertRefused(
                "stages.rl.from: no earlier stage 'rl' makes a pool of tasks; there is none that does",
                () -> Recipes.check(itself, domains));
    }

    private static Example example(int number) {
        var task = new Task("t" + number, "tiny/sum", 0, Split.TRAIN, "p", "{}", null, null);
        return new Example(task, Optional.empty());
    }

    @Test
    void everyPassHasAllTasksInAnotherOrder() {
        var pool = IntStream.range(0, 7).mapToObj(PoolTest::example).toList();
        var draws = new PoolDraws(pool, 3, new Seed(1));
        var drawn =
                IntStream.range(0, 14)
                        .boxed()
                        .flatMap(step -> draws.of(step, new Seed(step)).stream())
                        .toList();
        var passes = new HashSet<List<Example>>();
        for (int pass = 0; pass < 6; pass++) {
            var one = drawn.subList(7 * pass, 7 * pass + 7);
            assertEquals(new HashSet<>(pool), new HashSet<>(one));
            passes.add(one);
        }
        assertTrue(passes.size() > 1);
        assertEquals(
                10, new PoolDraws(pool.subList(0, 2), 10, new Seed(1)).of(3, new Seed(0)).size());
        assertEquals(4, draws.more(9, 4, new Seed(5)).size());
    }

    @Test
    void aPoolIsReplacedWhole() {
        var runs = runs("replaced");
        long run = runs.run(RECIPE).run();
        var pools = runs.workspace().pools();
        var task = pools.of(run, "curate").getFirst().task();
        var entry = new Pools.Entry(task, "42", Double.NaN, true, "because");
        pools.put(run, 0, List.of(entry, entry));
        assertEquals(List.of(entry, entry), pools.of(run, "curate"));
        pools.put(run, 0, List.of());
        assertEquals(List.of(), pools.of(run, "curate"));
        assertFalse(runs.workspace().tasks().find(task.id()).isEmpty());
    }
}
