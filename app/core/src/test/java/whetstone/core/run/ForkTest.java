package whetstone.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import whetstone.core.recipe.RecipeException;
import whetstone.core.run.RunService.Outcome;
import whetstone.core.store.Checkpoints.Checkpoint;
import whetstone.core.store.Requests;
import whetstone.core.store.Rollouts;
import whetstone.core.store.Runs;
import whetstone.core.store.Runs.Status;
import whetstone.core.store.StoreException;

/// A run goes on from within a stage of another, with one change or none.
class ForkTest {

    // A reference, a critic, a copy that samples, a buffer and a curriculum: all that a checkpoint
    // holds.
    private static final String RECIPE =
            TinyRuns.MODEL
                    + """
                    seed: 5
                    checkpointEvery: 3
                    tasks: {domains: {tiny/sum: 1}, levels: [0, 1], instructions: false}
                    stages:
                      - {type: warm-up, steps: 4, tasks: 4}
                      - {type: evaluate, name: before, split: validation, problems: 4, samples: 2, decoding: {maxTokens: 3}}
                      - type: rl
                        steps: 8
                        tasks: 4
                        groupSize: 4
                        minibatch: 8
                        staleness: 2
                        curriculum: pass-rate
                        algorithm: {near: true}
                        decoding: {maxTokens: 3}
                      - {type: evaluate, name: after, split: validation, problems: 4, samples: 2, decoding: {maxTokens: 3}}
                    """;
    private static final String CHANGED = RECIPE.replace("near: true", "near: true, scale: 3");
    private static final int WARM_UP = 0;
    private static final int RL = 2;

    @TempDir Path folder;
    private TinyRuns runs;
    private long parent;

    @BeforeEach
    void aRunThatIsDone() {
        runs = new TinyRuns(folder);
        parent = runs.run(RECIPE).run();
    }

    private Checkpoint at(int stage, int step) {
        return runs.workspace().checkpointRows().list(parent).stream()
                .filter(row -> row.stage() == stage && row.step() == step)
                .findFirst()
                .orElseThrow();
    }

    private Outcome fork(Checkpoint from, String yaml) {
        return runs.service(_ -> {}).fork(from, runs.read(yaml), false);
    }

    private List<String> heads(long run) {
        return runs.workspace().rollouts().steps(run).stream().map(Rollouts.Step::head).toList();
    }

    @Test
    void whatIsKeptOfAStageIsItsLastTwo() {
        assertEquals(
                List.of("3-0", "2-7", "2-5", "1-0", "0-3", "0-2"),
                runs.workspace().checkpointRows().list(parent).stream()
                        .map(row -> row.stage() + "-" + row.step())
                        .toList());
    }

    @Test
    void withoutAChangeItDoesWhatTheParentDid() {
        var outcome = fork(at(RL, 5), RECIPE);
        assertEquals(Status.DONE, outcome.status());
        assertEquals(heads(parent), heads(outcome.run()));
        assertEquals(runs.head(parent), runs.head(outcome.run()));
        var start = runs.workspace().runs().find(outcome.run()).orElseThrow().start();
        assertEquals(new Runs.Fork(parent, RL, 5), start.fork());
        assertNull(runs.workspace().runs().find(parent).orElseThrow().start().fork());
    }

    @Test
    void withoutAChangeAWarmUpDoesWhatTheParentDid() {
        var outcome = fork(at(WARM_UP, 2), RECIPE);
        assertEquals(Status.DONE, outcome.status());
        assertEquals(heads(parent), heads(outcome.run()));
    }

    @Test
    void aChangeCountsFromTheStepOn() {
        var outcome = fork(at(RL, 5), CHANGED);
        assertEquals(Status.DONE, outcome.status());
        var before = heads(parent);
        var after = heads(outcome.run());
        // 4 of the warm-up, 1 evaluation and 6 of rl are the parent's, 2 and an evaluation its own.
        assertEquals(14, after.size());
        assertEquals(before.subList(0, 11), after.subList(0, 11));
        IntStream.range(11, 14).forEach(i -> assertNotEquals(before.get(i), after.get(i)));
        var told = runs.workspace().events().page(outcome.run(), 0, 10).getFirst();
        assertEquals("information", told.kind());
        assertEquals(
                "goes on from run 1 after step 5 of rl: stages[2].algorithm.scale: 1.0 → 3.0",
                told.text());
    }

    @Test
    void aForkThatWasStoppedGoesOnLikeAnyRun() {
        long whole = fork(at(RL, 5), CHANGED).run();
        var holder = new RunService[1];
        holder[0] =
                runs.service(event -> {
                    if (event instanceof RunEvent.Stepped s && s.step() == 6) {
                        holder[0].stop();
                    }
                });
        var stopped = holder[0].fork(at(RL, 5), runs.read(CHANGED), false);
        assertEquals(Status.STOPPED, stopped.status());
        assertEquals(Status.DONE, runs.resume(stopped.run()).status());
        assertEquals(runs.head(whole), runs.head(stopped.run()));
    }

    @Test
    void aForkCanBeForked() {
        long first = fork(at(RL, 5), CHANGED).run();
        var rows = runs.workspace().checkpointRows().list(first);
        var last = rows.stream().filter(row -> row.stage() == RL).findFirst().orElseThrow();
        var longer = CHANGED.replace("steps: 8", "steps: 9");
        var second = fork(last, longer);
        assertEquals(Status.DONE, second.status());
        assertEquals(heads(first).subList(0, 13), heads(second.run()).subList(0, 13));
        assertEquals(15, heads(second.run()).size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    seed: 5          | seed: 6          | seed:
                    width: 16        | width: 32        | model.width:
                    levels: [0, 1]   | levels: [0]      | tasks.levels[1]:
                    steps: 4, tasks  | steps: 5, tasks  | stages.warm-up.steps:
                    problems: 4      | problems: 5      | stages.before.problems:
                    steps: 8         | steps: 5         | stages.rl.steps:
                    type: rl         | type: rl,name: x | stages.rl.name:
                    """)
    void whatWasDecidedBeforeStays(String old, String other, String named) {
        var yaml = RECIPE.replace(old, other).replace(",name", "\n    name");
        var refused = assertThrows(RecipeException.class, () -> fork(at(RL, 5), yaml));
        assertTrue(String.valueOf(refused.getMessage()).startsWith(named), refused::getMessage);
        assertEquals(1, runs.workspace().runs().list().size());
    }

    @Test
    void atTheEndOfAStageOnlyMoreStepsChangeIt() {
        var refused = assertThrows(RecipeException.class, () -> fork(at(RL, 7), CHANGED));
        assertTrue(String.valueOf(refused.getMessage()).contains("the stage's last"));
        var longer = fork(at(RL, 7), CHANGED.replace("steps: 8", "steps: 10"));
        assertEquals(Status.DONE, longer.status());
        assertEquals(4 + 1 + 10 + 1, heads(longer.run()).size());
    }

    @Test
    void aStageCanBeEndedWhereItStands() {
        var shorter = fork(at(RL, 5), RECIPE.replace("steps: 8", "steps: 6"));
        assertEquals(Status.DONE, shorter.status());
        assertEquals(heads(parent).subList(0, 11), heads(shorter.run()).subList(0, 11));
        assertEquals(12, heads(shorter.run()).size());
    }

    @Test
    void stalenessThatIsTakenAwaySamplesFromThePolicyItself() {
        var fresh = fork(at(RL, 5), RECIPE.replace("staleness: 2", "staleness: 0")).run();
        var rollouts = runs.workspace().rollouts().step(fresh, "rl", 7).groups();
        var stale = runs.workspace().rollouts().step(parent, "rl", 7).groups();
        // Two minibatches a step, after four steps of warm-up: step 7 is sampled after 4 + 2 * 7.
        assertEquals(18, rollouts.getFirst().group().rollouts().getFirst().policyVersion());
        // The copy was renewed at step 6.
        assertEquals(16, stale.getFirst().group().rollouts().getFirst().policyVersion());
    }

    @Test
    void aDamagedCheckpointIsNotForked() throws IOException {
        var from = at(RL, 5);
        Files.write(
                runs.workspace().folder().resolve(from.path()).resolve("model.safetensors"),
                new byte[] {1});
        assertThrows(StoreException.class, () -> fork(from, RECIPE));
        assertEquals(1, runs.workspace().runs().list().size());
    }

    // Its recipe says other things of those steps than the one that they were done by.
    @Test
    void aForkWithoutItsCheckpointDoesNotBeginAnew() throws IOException {
        long fork = fork(at(RL, 5), CHANGED).run();
        runs.workspace().runs().status(fork, Status.STOPPED);
        for (var row : runs.workspace().checkpointRows().list(fork)) {
            if (row.stage() >= RL) {
                CheckpointFolder.delete(runs.workspace().folder().resolve(row.path()));
            }
        }
        var refused = assertThrows(StoreException.class, () -> runs.resume(fork));
        assertTrue(String.valueOf(refused.getMessage()).contains("fork run 1 anew"));
    }

    @Test
    void aForkIsNotTakenForARunOfItsRecipe() {
        fork(at(WARM_UP, 2), RECIPE.replace("steps: 4, tasks: 4", "steps: 4, tasks: 3"));
        var again = RECIPE.replace("steps: 4, tasks: 4", "steps: 4, tasks: 3");
        int before = runs.events().size();
        runs.service(_ -> {}).run(runs.read(again), true);
        var begun =
                runs.events().stream()
                        .skip(before)
                        .filter(RunEvent.StageStarted.class::isInstance)
                        .map(e -> ((RunEvent.StageStarted) e).stage())
                        .toList();
        assertEquals(List.of("warm-up", "before", "rl", "after"), begun);
    }

    @Test
    void aCheckpointThatWasAskedForStays() {
        var asked = new Checkpoint[1];
        var service =
                runs.service(event -> {
                    if (event instanceof RunEvent.Stepped s && s.stage().equals("rl")) {
                        if (s.step() == 1) {
                            runs.workspace().requests().post(2, Requests.Kind.CHECKPOINT);
                            sleep();
                        }
                    }
                });
        long run = service.run(runs.read(RECIPE.replace("seed: 5", "seed: 6"))).run();
        for (var row : runs.workspace().checkpointRows().list(run)) {
            if (row.asked()) {
                asked[0] = row;
            }
        }
        assertEquals(1, asked[0].step());
        assertEquals(RL, asked[0].stage());
        assertTrue(Files.isDirectory(runs.workspace().folder().resolve(asked[0].path())));
        assertEquals(
                6,
                runs.workspace().checkpointRows().list(run).stream()
                        .filter(row -> !row.asked())
                        .count());
    }

    private static void sleep() {
        try {
            Thread.sleep(600); // requests are looked for every half second
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void poolsOfEarlierStagesAreTakenToo() {
        var pooled =
                RECIPE.replace(
                        "  - type: rl\n",
                        """
                          - {type: curate, tasks: 6, samples: 2, keep: 4, curator: {type: band}, decoding: {maxTokens: 3}}
                          - type: rl
                            from: curate
                        """);
        parent = runs.run(pooled).run();
        var fork = fork(at(RL + 1, 5), pooled);
        assertEquals(Status.DONE, fork.status());
        assertEquals(heads(parent), heads(fork.run()));
        var pools = runs.workspace().pools();
        assertEquals(4, pools.kept(parent, "curate").size());
        assertEquals(pools.of(parent, "curate"), pools.of(fork.run(), "curate"));
    }
}
