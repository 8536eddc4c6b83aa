package whetstone.core.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import whetstone.core.store.Checkpoints.Checkpoint;

class RecordsOfRunTest {
    @TempDir Path folder;
    private Workspace workspace;
    private long run;

    @BeforeEach
    void openWorkspace() {
        workspace = Workspace.open(folder);
        run = workspace.runs().create(Samples.start("warm-up", "rl"));
    }

    private static StepRows metrics(String stage, int step, Map<String, Double> metrics) {
        return new StepRows(
                stage,
                step,
                List.of(),
                new TreeMap<>(metrics),
                new TreeMap<>(Map.of("seconds", step + 0.5)));
    }

    @Test
    void aRunIsFoundWithAllThatItStartedWith() {
        var details = workspace.runs().find(run).orElseThrow();
        assertEquals(Samples.start("warm-up", "rl"), details.start());
        assertEquals(Runs.Status.RUNNING, details.run().status());
        assertEquals(Chain.START, details.run().head());
        assertTrue(workspace.runs().find(run + 1).isEmpty());
    }

    @Test
    void aRunsStatusAndSignsOfLifeAreKept() {
        var created = workspace.runs().find(run).orElseThrow().run();
        workspace.runs().status(run, Runs.Status.PAUSED);
        workspace.runs().heartbeat(run);
        try (var journal = workspace.journal(run)) {
            journal.append(metrics("rl", 0, Map.of()));
            var second = workspace.runs().create(Samples.start("rl"));
            var list = workspace.runs().list();
            assertEquals(List.of(second, run), list.stream().map(Runs.Run::id).toList());
            assertEquals(Runs.Status.PAUSED, list.get(1).status());
            assertEquals(1, list.get(1).steps());
            assertEquals(journal.head(), list.get(1).head());
            assertFalse(list.get(1).heartbeat().isBefore(created.heartbeat()));
        }
    }

    @Test
    void theLatestCheckpointIsTheFurthestIntoTheRun() {
        var checkpoints = workspace.checkpointRows();
        assertEquals(Optional.empty(), checkpoints.latest(run));
        var early = new Checkpoint(run, 0, 90, "checkpoints/1/0-90", "aa");
        var late = new Checkpoint(run, 1, 10, "checkpoints/1/1-10", "bb");
        checkpoints.record(late);
        checkpoints.record(early);
        checkpoints.record(early);
        assertEquals(Optional.of(late), checkpoints.latest(run));
        assertEquals(List.of(late, early), checkpoints.list(run));
        try (var journal = workspace.journal(run)) {
            journal.rewind(1, 5);
        }
        assertEquals(Optional.of(early), checkpoints.latest(run));
        checkpoints.forget(early);
        assertEquals(Optional.empty(), checkpoints.latest(run));
    }

    @Test
    void requestsWaitUntilTheyAreServed() {
        var requests = workspace.requests();
        long pause = requests.post(run, Requests.Kind.PAUSE);
        long stop = requests.post(run, Requests.Kind.STOP);
        assertEquals(
                List.of(
                        new Requests.Request(pause, Requests.Kind.PAUSE),
                        new Requests.Request(stop, Requests.Kind.STOP)),
                requests.poll(run));
        requests.done(pause);
        assertEquals(List.of(new Requests.Request(stop, Requests.Kind.STOP)), requests.poll(run));
        assertEquals(List.of(), requests.poll(run + 1));
    }

    @Test
    void eventsComeInPages() {
        for (int i = 0; i < 5; i++) {
            workspace.events().append(run, "note", "number " + i);
        }
        var first = workspace.events().page(run, 0, 3);
        var second = workspace.events().page(run, first.getLast().id(), 3);
        assertEquals(
                List.of("number 3", "number 4"), second.stream().map(Events.Event::text).toList());
    }

    @Test
    void aReportIsReplaced() {
        assertEquals(Optional.empty(), workspace.reports().find(run));
        workspace.reports().put(run, "{}");
        workspace.reports().put(run, "{\"gain\":1}");
        assertEquals(Optional.of("{\"gain\":1}"), workspace.reports().find(run));
    }

    @Test
    void aCurveIsThinnedByMeans() {
        try (var journal = workspace.journal(run)) {
            for (int i = 0; i < 10; i++) {
                journal.append(
                        metrics("rl", i, Map.of("reward/mean", (double) i, "odd", Double.NaN)));
            }
        }
        var metrics = workspace.metrics();
        assertEquals(List.of("odd", "reward/mean"), metrics.names(run));
        var whole = metrics.curve(run, "rl", "reward/mean");
        assertEquals(IntStream.range(0, 10).mapToObj(i -> new Metrics.Point(i, i)).toList(), whole);
        // Ten steps in at most three points: four steps each; (0 + 1 + 2 + 3) / 4, (4 + 5 + 6 + 7)
        // / 4, (8 + 9) / 2.
        assertEquals(
                List.of(
                        new Metrics.Point(0, 1.5),
                        new Metrics.Point(4, 5.5),
                        new Metrics.Point(8, 8.5)),
                metrics.curve(run, "rl", "reward/mean", 3));
        assertTrue(Double.isNaN(metrics.curve(run, "rl", "odd").getFirst().value()));
        assertEquals(9.5, metrics.timing(run, "rl", "seconds").get(9).value());
        assertEquals(List.of(), metrics.curve(run, "warm-up", "reward/mean"));
    }

    @Test
    void tasksArePagedById() {
        try (var journal = workspace.journal(run)) {
            journal.append(Samples.step("rl", 0, 5));
        }
        var tasks = workspace.tasks();
        var first = tasks.page("fake/sum", "", 3);
        assertEquals(3, first.size());
        assertEquals(2, tasks.page("fake/sum", first.getLast().id(), 3).size());
        assertEquals(first.getFirst(), tasks.find(first.getFirst().id()).orElseThrow());
        assertEquals(List.of(), tasks.page("fake/other", "", 3));
    }
}
