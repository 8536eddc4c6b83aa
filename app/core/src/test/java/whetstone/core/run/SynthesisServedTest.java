package whetstone.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import whetstone.core.role.RoleException;
import whetstone.core.run.FaultyLine.Fault;
import whetstone.core.serve.ModelServer;
import whetstone.core.store.Answers.Spending;
import whetstone.core.store.Runs.Status;
import whetstone.core.store.Syntheses.PartRow;
import whetstone.core.store.Syntheses.SampleRow;
import whetstone.core.synthesis.Part;
import whetstone.device.ComputeDevice;
import whetstone.device.Precision;
import whetstone.model.ModelFolder;

/// All of Synthetic Data RL's stages with a model of ours behind `whetstone serve`'s server as the teacher: what is counted
/// adds up, and nothing that goes wrong on the way changes it.
class SynthesisServedTest {

    private static final int EXAMPLES = 30;
    private static final int VOTES = 5;
    private static final String RECIPE =
            TinyRuns.MODEL
                    + """
                    seed: 11
                    pauseAboveUnscorable: 1 # the verifier of these tests cannot take an empty completion
                    roles: {teacher: {endpoint: '%s', model: table, backoff: 0.01, retries: %d, timeout: 2, concurrency: 4, requires: [seed]}}
                    tasks: {domains: {tiny/marked: 1}, instructions: false}
                    stages:
                      - type: synthesize
                        definition: {name: adding, description: Add., answer: tiny/text, demonstrations: [{input: 1+1=, output: <answer>2</answer>}], knowledge: '%s'}
                        follow: code
                        amounts: {examples: 30, votes: 5, agreement: 0.3, scores: 4, kept: 6}
                        curator: {type: band}
                        samplings:
                          write: {temperature: 1, maxTokens: 12}
                          vote: {temperature: 1, maxTokens: 8}
                          rewrite: {temperature: 1, maxTokens: 12}
                          check: {maxTokens: 3}
                          score: {maxTokens: 3}
                      - {type: warm-up, steps: 2, tasks: 3, from: synthesize}
                      - {type: rl, steps: 2, tasks: 2, groupSize: 2, minibatch: 4, decoding: {maxTokens: 3}, from: synthesize}
                    """;

    private static ComputeDevice device;
    private static ModelFolder.Model model;
    private static Path texts;
    private static Known undisturbed;
    @TempDir static Path shared;
    @TempDir Path folder;

    /// What a run came to.
    ///
    /// @param parts without their times
    private record Known(
            List<SampleRow> samples, List<PartRow> parts, String head, Spending spending) {

        static Known of(TinyRuns runs, long run) {
            var syntheses = runs.workspace().syntheses();
            return new Known(
                    syntheses.samples(run, 0),
                    syntheses.parts(run, 0).stream().map(SynthesisServedTest::untimed).toList(),
                    runs.head(run),
                    SynthesisServedTest.spending(runs, run));
        }
    }

    @BeforeAll
    static void open() throws IOException {
        device = ComputeDevice.open(ComputeDevice.Choice.CPU, Optional.of(Precision.FLOAT32));
        model = ModelFolder.read(device, TableModel.write(shared.resolve("table")));
        texts = Files.createDirectory(shared.resolve("texts"));
        Files.writeString(texts.resolve("a.txt"), "Adding is to put together.");
        Files.writeString(texts.resolve("b.txt"), "After adding there is more.");
        try (var server = serve(0)) {
            var runs = new TinyRuns(shared.resolve("undisturbed"));
            undisturbed = Known.of(runs, runs.run(recipe(server.url().toString(), 2)).run());
        }
    }

    @AfterAll
    static void close() {
        model.decoder().close();
        device.close();
    }

    private static ModelServer serve(int port) {
        return TableServer.serve(model, port);
    }

    private static String recipe(String url, int retries) {
        return RECIPE.formatted(url, retries, texts);
    }

    private TinyRuns runs(String name) {
        return new TinyRuns(folder.resolve(name));
    }

    private static Spending spending(TinyRuns runs, long run) {
        return runs.workspace().answers().spending(run).getFirst();
    }

    private static PartRow untimed(PartRow row) {
        return new PartRow(
                row.part(),
                row.entered(),
                row.passed(),
                row.requests(),
                row.failed(),
                row.replies(),
                row.promptTokens(),
                row.tokens(),
                0);
    }

    private static PartRow part(Known known, String name) {
        return known.parts().stream()
                .filter(part -> part.part().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyPartIsReachedAndItsCountsAddUp() {
        var samples = undisturbed.samples();
        assertEquals(
                Arrays.stream(Part.values()).map(Part::label).toList(),
                undisturbed.parts().stream().map(PartRow::part).toList());
        assertEquals(EXAMPLES, part(undisturbed, "writing").requests());
        assertEquals(EXAMPLES, samples.stream().filter(each -> each.parent() == null).count());
        for (var part : undisturbed.parts().subList(3, undisturbed.parts().size())) {
            long refused =
                    samples.stream().filter(each -> part.part().equals(each.rejectedBy())).count();
            assertEquals(part.entered() - part.passed(), refused, part::part);
        }
        var reasons = samples.stream().map(SampleRow::reason).filter(Objects::nonNull).toList();
        assertTrue(
                reasons.containsAll(List.of("malformed", "no-majority", "duplicate")),
                reasons::toString);
        assertEquals(6, samples.stream().filter(SampleRow::kept).count());
    }

    @Test
    void everyReplyIsPaidForOnce() {
        for (var voting : List.of("voting", "second-voting")) {
            var part = part(undisturbed, voting);
            assertEquals(part.entered(), part.requests());
            assertEquals(VOTES * part.entered(), part.replies());
        }
        long told = undisturbed.parts().stream().mapToLong(PartRow::tokens).sum();
        // Before the first question three were asked to find out what the server can do, one with
        // two replies; after a line break alone the model ends at once, with no token.
        assertEquals(told, undisturbed.spending().cost().tokens());
        int requests = undisturbed.parts().stream().mapToInt(PartRow::requests).sum();
        assertEquals(requests + 3, undisturbed.spending().cost().calls());
        assertEquals(0, undisturbed.spending().hits());
    }

    @Test
    void faultsOnTheWayChangeNothing() throws IOException {
        var faults = new ArrayList<>(Collections.nCopies(2, Fault.SILENCE));
        for (var fault :
                List.of(Fault.BROKEN_SERVER, Fault.TOO_MANY, Fault.BROKEN_JSON, Fault.CUT)) {
            faults.addAll(Collections.nCopies(4, fault));
        }
        try (var server = serve(0);
                var line = new FaultyLine(server.url(), faults, 2500)) {
            var runs = runs("faulty");
            var outcome = runs.run(recipe(line.url(), 8));
            assertEquals(Status.DONE, outcome.status());
            assertEquals(faults.size(), line.spoiled(), "all of them came to pass");
            var disturbed = Known.of(runs, outcome.run());
            assertSame(undisturbed, disturbed);
            assertEquals(line.calls(), disturbed.spending().cost().calls());
        }
    }

    @Test
    void aServerThatSendsTooFewRepliesIsAskedForTheRest() throws IOException {
        try (var server = serve(0);
                var line = new FaultyLine(server.url(), List.of(Fault.TOO_FEW), 0)) {
            var runs = runs("few");
            var recipe = recipe(line.url(), 8);
            var first = Known.of(runs, runs.run(recipe).run());
            assertEquals(1, line.spoiled());
            for (var voting : List.of("voting", "second-voting")) {
                var part = part(first, voting);
                assertEquals(0, part.failed());
                assertEquals(VOTES * part.requests(), part.replies());
            }
            // What came whole before the server fell short is not asked for again, one by one.
            int calls = line.calls();
            var second = Known.of(runs, runs.run(recipe).run());
            assertEquals(calls, line.calls());
            assertEquals(0, second.spending().cost().calls());
            assertEquals(first.samples(), second.samples());
            assertEquals(first.head(), second.head());
        }
    }

    @Test
    void aServerThatIsStartedAgainMeanwhileIsWaitedFor() throws InterruptedException {
        var server = serve(0);
        var again = new ArrayList<ModelServer>();
        try {
            var runs = runs("restarted");
            var recipe = recipe(server.url().toString(), 12);
            var breaking =
                    after(
                            40,
                            runs,
                            () -> {
                                server.close();
                                again.add(serve(server.url().getPort()));
                            });
            var outcome = runs.run(recipe);
            breaking.join();
            assertEquals(Status.DONE, outcome.status());
            assertSame(undisturbed, Known.of(runs, outcome.run()));
        } finally {
            again.forEach(ModelServer::close);
        }
    }

    @Test
    void aServerThatIsKilledEndsTheRunAndTheRunGoesOnWithTheNext() throws InterruptedException {
        var server = serve(0);
        int port = server.url().getPort();
        var runs = runs("killed");
        var killing = after(40, runs, server::close);
        assertThrows(RoleException.class, () -> runs.run(recipe(server.url().toString(), 2)));
        killing.join();
        assertEquals(Status.FAILED, runs.status(1));
        long paid = spending(runs, 1).cost().tokens();
        assertTrue(paid > 0 && paid < undisturbed.spending().cost().tokens(), paid + " tokens");
        try (var _ = serve(port)) {
            assertEquals(Status.DONE, runs.resume(1).status());
        }
        assertSame(undisturbed, Known.of(runs, 1));
        assertTrue(spending(runs, 1).hits() >= 40 - 3, "what was answered is not asked again");
    }

    @Test
    void aServerThatIsNotThereIsFoundOutBeforeAnythingIsLearned() {
        var late =
                recipe("http://127.0.0.1:1", 0)
                        .replace(
                                "stages:\n",
                                "stages:\n  - {type: warm-up, name: first, steps: 1, tasks: 3}\n");
        var runs = runs("absent");
        var e = assertThrows(RoleException.class, () -> runs.run(late));
        assertTrue(e.toString().contains("nobody answers there"), e::toString);
        assertEquals(Status.FAILED, runs.status(1));
        assertEquals(List.of(), runs.workspace().rollouts().steps(1));
    }

    @Test
    void aServersProcessThatIsKilledAndStartedAgainIsWaitedFor() throws Exception {
        var served = TableModel.write(folder.resolve("table"));
        var processes = new ArrayList<OwnProcess>();
        processes.add(TableServer.start(served, 0));
        int port = TableServer.port(served);
        try {
            var runs = runs("process");
            var breaking =
                    after(
                            40,
                            runs,
                            () -> {
                                processes.getFirst().close();
                                processes.add(started(served, port));
                            });
            var outcome = runs.run(recipe("http://127.0.0.1:%d/v1".formatted(port), 15));
            breaking.join();
            assertEquals(2, processes.size());
            assertEquals(Status.DONE, outcome.status());
            assertSame(undisturbed, Known.of(runs, outcome.run()));
        } finally {
            processes.forEach(OwnProcess::close);
        }
    }

    private static OwnProcess started(Path served, int port) {
        try {
            return TableServer.start(served, port);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aRunsProcessThatIsKilledGoesOnToTheSameRows() throws Exception {
        try (var server = serve(0);
                var plugins = TinyRuns.plugins(folder, "1.0.0")) {
            var workspace = folder.resolve("run-killed");
            var runs = new TinyRuns(plugins, workspace);
            var recipe = recipe(server.url().toString(), 2);
            var found = folder.resolve("plugins-1.0.0");
            try (var process = TinyRunProcess.start(found, workspace, recipe)) {
                while (runs.workspace().answers().spent(1, "teacher").calls() < 60) {
                    process.requireAlive();
                    Thread.sleep(5);
                }
            }
            long paid = spending(runs, 1).cost().tokens();
            assertTrue(paid < undisturbed.spending().cost().tokens(), "it was killed midway");
            assertEquals(Status.DONE, runs.resume(1).status());
            assertSame(undisturbed, Known.of(runs, 1));
            assertTrue(spending(runs, 1).hits() > 0, "what was answered is not asked again");
        }
    }

    /// Does `what` when so many calls were paid for.
    private static Thread after(int calls, TinyRuns runs, Runnable what) {
        return Thread.startVirtualThread(() -> {
            var answers = runs.workspace().answers();
            while (answers.spent(1, "teacher").calls() < calls) {
                LockSupport.parkNanos(1_000_000);
            }
            what.run();
        });
    }

    private static void assertSame(Known expected, Known found) {
        assertEquals(expected.samples(), found.samples());
        assertEquals(expected.parts(), found.parts());
        assertEquals(expected.head(), found.head());
        assertEquals(expected.spending().cost().tokens(), found.spending().cost().tokens());
    }
}
