package whetstone.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import whetstone.api.Verdict;
import whetstone.core.plugin.PluginException;
import whetstone.core.recipe.RecipeException;
import whetstone.core.store.Requests;
import whetstone.core.store.Rollouts;
import whetstone.core.store.Runs;
import whetstone.core.store.Runs.Status;

/// What a run does, from its start to whatever end it comes to.
class RunServiceTest {

    private static final String EVALUATE =
            "problems: 6, samples: 8, split: validation, decoding: {maxTokens: 3}";
    private static final String RECIPE =
            TinyRuns.MODEL
                    + """
                    seed: 11
                    checkpointEvery: 2
                    tasks: {domains: {tiny/sum: 1}, levels: [0, 1], instructions: false}
                    stages:
                      - {type: warm-up, steps: 3, tasks: 4}
                      - {type: evaluate, name: before, %1$s}
                      - type: rl
                        steps: 5
                        tasks: 4
                        groupSize: 4
                        minibatch: 8
                        algorithm: {near: true}
                        decoding: {maxTokens: 3}
                      - {type: evaluate, name: after, %1$s}
                    """
                            .formatted(EVALUATE);

    @TempDir static Path shared;
    @TempDir Path folder;
    private TinyRuns runs;

    @BeforeEach
    void open() {
        runs = new TinyRuns(folder);
    }

    private static String with(String old, String replacement) {
        assertTrue(RECIPE.contains(old), old);
        return RECIPE.replace(old, replacement);
    }

    // Which rows a run of RECIPE writes when nothing happens to it.
    private String undisturbed() {
        var other = new TinyRuns(folder.resolve("undisturbed"));
        return other.head(other.run(RECIPE).run());
    }

    @Test
    void aRunComesToASummary() {
        var outcome = runs.run(RECIPE);
        assertEquals(Status.DONE, outcome.status());
        assertEquals(Status.DONE, runs.status(outcome.run()));
        var summary = outcome.summary().orElseThrow();
        assertEquals(6, summary.before().orElseThrow().problems());
        assertTrue(summary.gain().isPresent());
        var stored = runs.workspace().reports().find(outcome.run()).orElseThrow();
        var json = new JsonMapper().readTree(stored);
        assertTrue(json.path("after").path("pass@8").isNumber(), stored);
        assertEquals(3 + 1 + 5 + 1, runs.workspace().rollouts().steps(outcome.run()).size());
    }

    @Test
    void aRunRepeats() {
        assertEquals(undisturbed(), runs.head(runs.run(RECIPE).run()));
    }

    @Test
    void anotherSeedIsAnotherRun() {
        var other = runs.run(with("seed: 11", "seed: 12"));
        assertFalse(undisturbed().equals(runs.head(other.run())));
    }

    @Test
    void aStopBetweenStepsLeavesACheckpointAndTheRestFollows() {
        var outcome =
                runs.stopping(
                        RECIPE,
                        e ->
                                e instanceof RunEvent.Stepped s
                                        && s.stage().equals("rl")
                                        && s.step() == 2);
        assertEquals(Status.STOPPED, outcome.status());
        var last = runs.workspace().checkpointRows().latest(outcome.run()).orElseThrow();
        assertEquals(2, last.stage());
        assertEquals(2, last.step());
        assertEquals(runs.head(outcome.run()), last.head());
        assertEquals(Status.DONE, runs.resume(outcome.run()).status());
        assertEquals(undisturbed(), runs.head(outcome.run()));
    }

    @Test
    void aStepThatIsStoppedWhileItSamplesIsGivenUp() {
        var seen = new int[1];
        var outcome =
                runs.stopping(
                        RECIPE,
                        e ->
                                e instanceof RunEvent.Sampled s
                                        && s.stage().equals("rl")
                                        && seen[0]++ == 20);
        assertEquals(Status.STOPPED, outcome.status());
        var last = runs.workspace().checkpointRows().latest(outcome.run()).orElseThrow();
        assertEquals(0, last.step());
        assertEquals(Status.DONE, runs.resume(outcome.run()).status());
        assertEquals(undisturbed(), runs.head(outcome.run()));
    }

    @Test
    void anEvaluationThatIsStoppedIsDoneAnew() {
        var outcome =
                runs.stopping(
                        RECIPE, e -> e instanceof RunEvent.Sampled s && s.stage().equals("before"));
        assertEquals(Status.STOPPED, outcome.status());
        assertEquals(Status.DONE, runs.resume(outcome.run()).status());
        assertEquals(undisturbed(), runs.head(outcome.run()));
    }

    @Test
    void aRunThatIsStoppedBeforeItBeginsDoesNothing() {
        var service = runs.service(_ -> {});
        service.stop();
        var outcome = service.run(runs.read(RECIPE));
        assertEquals(Status.STOPPED, outcome.status());
        assertEquals(Status.DONE, runs.resume(outcome.run()).status());
        assertEquals(undisturbed(), runs.head(outcome.run()));
    }

    // A control polls twice a second: the event that follows is waited for.
    private RunService.Outcome asked(Requests.Kind kind) {
        var service =
                runs.service(event -> {
                    if (event instanceof RunEvent.Stepped s
                            && s.stage().equals("rl")
                            && s.step() == 1) {
                        runs.workspace().requests().post(1, kind);
                        sleep(600);
                    }
                });
        return service.run(runs.read(with("steps: 5", "steps: 6")));
    }

    private static void sleep(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aRequestToStopIsObeyed() {
        assertEquals(Status.STOPPED, asked(Requests.Kind.STOP).status());
        assertTrue(runs.workspace().requests().poll(1).isEmpty());
        assertEquals(1, runs.workspace().checkpointRows().latest(1).orElseThrow().step());
    }

    @Test
    void aRequestToPauseIsObeyed() {
        assertEquals(Status.PAUSED, asked(Requests.Kind.PAUSE).status());
        assertEquals(Status.PAUSED, runs.status(1));
        assertEquals(Status.DONE, runs.resume(1).status());
    }

    @Test
    void aRequestForACheckpointIsObeyed() {
        var steps = new TreeSet<Integer>();
        var service =
                runs.service(event -> {
                    if (event instanceof RunEvent.Stepped s && s.stage().equals("rl")) {
                        if (s.step() == 1) {
                            runs.workspace().requests().post(1, Requests.Kind.CHECKPOINT);
                            sleep(600);
                        }
                        runs.workspace().checkpointRows().list(1).stream()
                                .filter(row -> row.stage() == 2)
                                .forEach(row -> steps.add(row.step()));
                    }
                });
        assertEquals(
                Status.DONE,
                service.run(runs.read(with("checkpointEvery: 2", "checkpointEvery: 50"))).status());
        assertTrue(steps.contains(1), steps::toString);
        assertTrue(runs.workspace().requests().poll(1).isEmpty());
    }

    @Test
    void whatWasAskedOfADeadProcessDoesNotStopTheNext() {
        var stopped = runs.stopping(RECIPE, e -> e instanceof RunEvent.Stepped);
        runs.workspace().requests().post(stopped.run(), Requests.Kind.STOP);
        assertEquals(Status.DONE, runs.resume(stopped.run()).status());
    }

    @Test
    void tooManyVerdictsThatCannotBeGivenPauseTheRun() {
        var outcome = runs.run(with("tiny/sum", "tiny/moody"));
        assertEquals(Status.PAUSED, outcome.status());
        var noted =
                runs.events().stream()
                        .filter(RunEvent.Noted.class::isInstance)
                        .map(Object::toString)
                        .filter(text -> text.contains("pauseAboveUnscorable"))
                        .toList();
        assertEquals(1, noted.size());
        assertTrue(noted.getFirst().contains("could not be judged"), noted::toString);
        var kept = runs.workspace().events().page(outcome.run(), 0, 10);
        assertEquals("warning", kept.getFirst().kind());
        // Whoever resumes has seen it: the run goes one step further, and pauses again.
        assertEquals(Status.PAUSED, runs.resume(outcome.run()).status());
    }

    @Test
    void whatCannotBeJudgedGetsNoCreditAndMovesNoReward() {
        var outcome =
                runs.run(
                        with("tiny/sum", "tiny/moody")
                                .replace("seed: 11", "seed: 11\npauseAboveUnscorable: 1"));
        assertEquals(Status.DONE, outcome.status());
        assertTrue(outcome.summary().orElseThrow().unscorable() > 0);
        int taught = 0;
        for (var placed : placed(outcome.run())) {
            boolean judged = placed.rollout().verdict().scorable();
            if (placed.taught()) {
                taught++;
                assertEquals(judged, placed.weights().length > 0);
            }
            if (!judged) {
                assertEquals(
                        Verdict.Cause.VERIFIER_FAILED,
                        ((Verdict.Unscorable) placed.rollout().verdict()).cause());
            }
        }
        assertTrue(taught > 0);
        assertEquals(64, runs.head(outcome.run()).length());
    }

    private Iterable<Rollouts.Placed> placed(long run) {
        return runs.workspace().rollouts().page(run, 0, 10_000);
    }

    @Test
    void anAlgorithmThatThrowsIsNamedWithItsPlugin() {
        var recipe = with("{near: true}", "{type: careless}");
        var thrown = assertThrows(PluginException.class, () -> runs.run(recipe));
        assertTrue(thrown.toString().contains("plugin tiny: credit of "), thrown::toString);
        assertEquals(Status.FAILED, runs.status(1));
        var kept = runs.workspace().events().page(1, 0, 10);
        assertTrue(kept.getLast().text().contains("no credit"), kept::toString);
        assertTrue(kept.getLast().text().contains("'whetstone run --resume 1'"), kept::toString);
    }

    @Test
    void aRunThatIsDoneOrUnknownIsNotResumed() {
        long run = runs.run(RECIPE).run();
        var done = assertThrows(RecipeException.class, () -> runs.resume(run));
        assertTrue(done.toString().contains("is done"));
        var unknown = assertThrows(RecipeException.class, () -> runs.resume(99));
        assertTrue(unknown.toString().contains("no such run"));
    }

    @Test
    void aRunIsNotResumedWithOtherPlugins() {
        var stopped = runs.stopping(RECIPE, e -> e instanceof RunEvent.Stepped);
        try (var newer = TinyRuns.plugins(shared, "1.0.1")) {
            var later = new TinyRuns(newer, folder);
            var thrown = assertThrows(RecipeException.class, () -> later.resume(stopped.run()));
            assertTrue(
                    thrown.toString().contains("plugin tiny: the run started with version 1.0.0"),
                    thrown::toString);
            assertTrue(thrown.toString().contains("found version 1.0.1"), thrown::toString);
            assertEquals(Status.STOPPED, runs.status(stopped.run()));
            later.service(_ -> {}).resume(stopped.run(), true);
        }
        var told =
                runs.workspace().events().page(stopped.run(), 0, 1000).stream()
                        .filter(event -> event.kind().equals("plugins"))
                        .toList();
        assertEquals(1, told.size());
    }

    @Test
    void anotherBuildIsTold() {
        assertTrue(RunRecord.otherBuild(madeBy("{\"program\": [\"0123456789abcdef\"]}")));
        assertFalse(RunRecord.otherBuild(madeBy("{\"java\": \"25\"}")), "nobody knows");
        var stopped = runs.stopping(RECIPE, e -> e instanceof RunEvent.Stepped);
        var start = runs.workspace().runs().find(stopped.run()).orElseThrow().start();
        assertFalse(RunRecord.otherBuild(start), "the same one");
    }

    private static Runs.Start madeBy(String versions) {
        return new Runs.Start("sums", "", 1, List.of("rl"), List.of(), versions, "{}");
    }

    @Test
    void nothingIsLeftOverUnderCheckpointsButWhatIsListed() throws Exception {
        var outcome = runs.run(RECIPE);
        var home = runs.workspace().checkpoints().resolve("run-000001");
        try (var folders = Files.list(home)) {
            assertEquals(
                    runs.workspace().checkpointRows().list(outcome.run()).size(), folders.count());
        }
    }
}
