package whetstone.core.role;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import whetstone.core.store.Answers;
import whetstone.core.store.Cost;
import whetstone.core.store.Runs;
import whetstone.core.store.Workspace;

/// Nothing is asked twice, nothing is paid for twice, and nothing that came is lost.
final class CachedModelTest {

    private static final int PROBES = 3;

    @TempDir private Path folder;
    private FakeServer server;
    private Workspace workspace;
    private Answers.Place place;

    @BeforeEach
    void start() throws IOException {
        server = FakeServer.start();
        workspace = Workspace.open(folder);
        var start = new Runs.Start("r", "name: r\n", 0, List.of("make"), List.of(), "{}", "{}");
        place = new Answers.Place(workspace.runs().create(start), "make", "teacher");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private final Capabilities.Memory memory = Bindings.memory();

    private Endpoint endpoint(Bindings bindings) {
        return new Endpoint("teacher", bindings.settings(), Cost.NONE, memory);
    }

    private List<Answer> ask(List<ChatRequest> requests, Runnable kept) {
        try (var endpoint = endpoint(Bindings.to(server.url()).retries(1))) {
            return new CachedModel(endpoint, workspace.answers(), place, kept).answer(requests);
        }
    }

    private static List<ChatRequest> requests(int count, int samples) {
        return IntStream.range(0, count)
                .mapToObj(i -> EndpointTest.request("q" + i, samples))
                .toList();
    }

    private static void goOn() {}

    private Answers.Spending spending() {
        return workspace.answers().spending(place.run()).getFirst();
    }

    /// Fails on the call after `count`.
    private static Runnable stopAfter(int count) {
        var left = new AtomicInteger(count);
        return () -> {
            if (left.decrementAndGet() <= 0) {
                throw new IllegalStateException("stopped");
            }
        };
    }

    @Test
    void askingAgainCostsNothingAndNeedsNoServer() {
        var first = ask(requests(10, 3), CachedModelTest::goOn);
        var cost = spending().cost();
        assertEquals(10 + PROBES, cost.calls());
        server.close();
        assertEquals(first, ask(requests(10, 3), CachedModelTest::goOn));
        assertEquals(cost, spending().cost());
        assertEquals(10, spending().hits());
    }

    @Test
    void oneRequestThatStandsTwiceIsSentOnce() {
        var twice = List.of(requests(1, 1).getFirst(), requests(1, 1).getFirst());
        var answers = ask(twice, CachedModelTest::goOn);
        assertEquals(answers.getFirst(), answers.getLast());
        assertEquals(1 + PROBES, server.requests().size());
    }

    @Test
    void anotherSeedTemperatureOrLengthIsAnotherRequest() {
        var one = requests(1, 1).getFirst();
        var others =
                List.of(
                        one,
                        new ChatRequest(one.messages(), 1, 1, 10, 1, 5),
                        new ChatRequest(one.messages(), 0.5, 1, 10, 1, one.seed()),
                        new ChatRequest(one.messages(), 1, 0.9, 10, 1, one.seed()),
                        new ChatRequest(one.messages(), 1, 1, 11, 1, one.seed()));
        ask(others, CachedModelTest::goOn);
        assertEquals(5 + PROBES, server.requests().size());
    }

    @Test
    void whatHadComeBeforeAStopIsNotAskedAgain() {
        var stop = stopAfter(7);
        assertThrows(IllegalStateException.class, () -> ask(requests(40, 2), stop));
        int seen = server.requests().size();
        assertTrue(seen < 40, () -> seen + " calls");
        assertEquals(40, ask(requests(40, 2), CachedModelTest::goOn).size());
        assertEquals(40 + PROBES, server.requests().size());
        assertEquals(40 + PROBES, spending().cost().calls());
        assertEquals(seen - PROBES, spending().hits());
        assertEquals((40 * 2 + 4) * FakeServer.TOKENS, spending().cost().tokens());
    }

    @Test
    void repliesThatComeOneAtATimeAreKeptOneByOne() {
        server.ignoringSamples().pausing(10);
        var stop = stopAfter(4);
        assertThrows(IllegalStateException.class, () -> ask(requests(1, 20), stop));
        int seen = server.requests().size();
        assertTrue(seen < 20, () -> seen + " calls");
        var replies =
                assertInstanceOf(
                        Answer.Replies.class,
                        ask(requests(1, 20), CachedModelTest::goOn).getFirst());
        assertEquals(20, new HashSet<>(replies.replies()).size());
        assertEquals(20 + PROBES, server.requests().size());
    }

    @Test
    void aFailureCostsButIsNotKept() {
        try (var endpoint = endpoint(Bindings.to(server.url()))) {
            endpoint.capabilities();
        }
        server.then(FakeServer.status(400));
        assertInstanceOf(
                Answer.Failed.class, ask(requests(1, 1), CachedModelTest::goOn).getFirst());
        assertInstanceOf(
                Answer.Replies.class, ask(requests(1, 1), CachedModelTest::goOn).getFirst());
        assertEquals(2, spending().cost().calls());
        assertEquals(0, spending().hits());
    }

    @Test
    void aServerThatIsKilledInTheMiddleAndComesBackLosesNothing() throws IOException {
        server.pausing(5);
        int port = server.port();
        assertThrows(RoleException.class, () -> ask(requests(60, 1), killAfter(20)));
        long before = spending().cost().tokens();
        server = FakeServer.startAt(port);
        var answers = ask(requests(60, 1), CachedModelTest::goOn);
        assertEquals(60, answers.stream().filter(Answer.Replies.class::isInstance).count());
        long kept = spending().hits();
        assertTrue(kept >= 20, () -> kept + " were kept");
        assertEquals(60 - kept, server.requests().size());
        assertEquals(before + (60 - kept) * FakeServer.TOKENS, spending().cost().tokens());
        assertEquals((60 + 4) * FakeServer.TOKENS, spending().cost().tokens());
    }

    private Runnable killAfter(int count) {
        var left = new AtomicInteger(count);
        return () -> {
            if (left.decrementAndGet() == 0) {
                server.close();
            }
        };
    }

    @Test
    void theKeyIsNowhereInTheWorkspace() throws IOException {
        var secret = "sk-very-secret-0123456789";
        var settings = Bindings.to(server.url()).keyFrom("TEACHER_KEY").settings();
        server.then((exchange, _) ->
                FakeServer.send(exchange, 500, FakeServer.error("cannot use " + secret)));
        try (var endpoint = new Endpoint("teacher", settings, Cost.NONE, memory, _ -> secret)) {
            new CachedModel(endpoint, workspace.answers(), place, CachedModelTest::goOn)
                    .answer(requests(3, 1));
        }
        assertTrue(server.keys().stream().allMatch(key -> key.contains(secret)));
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                assertFalse(text.contains("very-secret"), file::toString);
            }
        }
        List<JsonNode> bodies = server.requests();
        assertFalse(bodies.toString().contains("very-secret"));
    }
}
