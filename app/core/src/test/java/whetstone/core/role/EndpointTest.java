package whetstone.core.role;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import whetstone.core.recipe.RoleBinding.Ability;
import whetstone.core.role.Answer.Replies;
import whetstone.core.role.ChatRequest.Message;
import whetstone.core.role.ChatRequest.Speaker;
import whetstone.core.role.MeteredModel.Arrival;
import whetstone.core.store.Cost;

/// What an endpoint makes of servers that are right, wrong, slow or gone.
final class EndpointTest {

    private static final int PROBES = 3; // calls that find out about a server that takes everything

    private FakeServer server;

    @BeforeEach
    void start() throws IOException {
        server = FakeServer.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    static ChatRequest request(String text, int samples) {
        return new ChatRequest(
                List.of(new Message(Speaker.USER, text)), 1, 1, 10, samples, text.hashCode());
    }

    private static List<ChatRequest> requests(int count) {
        return IntStream.range(0, count).mapToObj(i -> request("q" + i, 1)).toList();
    }

    private Endpoint endpoint() {
        return endpoint(Bindings.to(server.url()));
    }

    private static Endpoint endpoint(Bindings bindings) {
        return new Endpoint("teacher", bindings.settings(), Cost.NONE, Bindings.memory());
    }

    private static List<String> texts(Answer answer) {
        var replies = assertInstanceOf(Replies.class, answer, answer::toString);
        return replies.replies().stream().map(Answer.Reply::text).toList();
    }

    /// What came, and what it cost.
    private record Told(List<Arrival> arrivals) {
        Cost cost() {
            return arrivals.stream().map(Arrival::cost).reduce(Cost.NONE, Cost::plus);
        }
    }

    private static Told ask(Endpoint endpoint, List<ChatRequest> requests) {
        var told = new ArrayList<Arrival>();
        endpoint.ask(requests, told::addAll);
        return new Told(told);
    }

    @Test
    void answersComeInTheOrderOfTheRequestsAndNoMoreCallsGoOutThanMay() {
        server.pausing(20);
        try (var endpoint = endpoint()) {
            var answers = endpoint.answer(requests(40));
            for (int i = 0; i < 40; i++) {
                assertTrue(texts(answers.get(i)).getFirst().startsWith("q" + i + "/"));
            }
        }
        assertEquals(4, server.busiest());
        assertEquals(40 + PROBES, server.requests().size());
    }

    @Test
    void severalRepliesComeFromOneCallWhereTheServerCanDoThat() {
        try (var endpoint = endpoint()) {
            assertEquals(EnumSet.allOf(Ability.class), endpoint.capabilities().abilities());
            var told = ask(endpoint, List.of(request("q", 8)));
            assertEquals(8, texts(told.arrivals().getFirst().answer()).stream().distinct().count());
            // Probes: 1 + 2 + 1 replies; then 8.
            assertEquals((PROBES + 1) * FakeServer.PROMPT_TOKENS, told.cost().promptTokens());
            assertEquals((4 + 8) * FakeServer.TOKENS, told.cost().tokens());
        }
        assertEquals(1 + PROBES, server.requests().size());
    }

    @Test
    void aServerThatIgnoresTheNumberOfSamplesIsAskedForOneAtATimeWithSeedsOfTheirOwn() {
        server.ignoringSamples();
        try (var endpoint = endpoint()) {
            assertEquals(1, endpoint.samplesAtOnce());
            var texts = texts(endpoint.answer(List.of(request("q", 5))).getFirst());
            assertEquals(5, texts.size());
            assertEquals(5, texts.stream().distinct().count());
        }
        assertEquals(5 + PROBES, server.requests().size());
    }

    @Test
    void aServerThatSendsTooFewOnceIsAskedForTheRestAndNoLongerTrusted() {
        var memory = Bindings.memory();
        var settings = Bindings.to(server.url()).settings();
        try (var endpoint = new Endpoint("teacher", settings, Cost.NONE, memory)) {
            endpoint.capabilities();
            server.then(server.samples(3));
            assertEquals(5, texts(endpoint.answer(List.of(request("q", 5))).getFirst()).size());
        }
        assertEquals(1 + 2 + PROBES, server.requests().size());
        assertEquals(
                EnumSet.of(Ability.SEED, Ability.LOGPROBS),
                memory.known().orElseThrow().abilities());
    }

    @Test
    void whatAServerRefusesIsNotSaidToIt() {
        server.refusing("seed").refusing("logprobs").refusing("max_tokens");
        server.then((exchange, _) ->
                FakeServer.send(
                        exchange,
                        400,
                        FakeServer.error("use 'max_completion_tokens' in place of 'max_tokens'")));
        try (var endpoint = endpoint()) {
            assertEquals(
                    new Capabilities(EnumSet.of(Ability.SAMPLES), "max_completion_tokens"),
                    endpoint.capabilities());
            assertEquals(2, texts(endpoint.answer(List.of(request("q", 2))).getFirst()).size());
        }
    }

    @Test
    void seedsThatChangeNothingDoNotCount() {
        server.ignoringSeeds();
        try (var endpoint = endpoint()) {
            assertEquals(
                    EnumSet.of(Ability.SAMPLES, Ability.LOGPROBS),
                    endpoint.capabilities().abilities());
        }
        var bindings = Bindings.to(server.url()).requires(Ability.SEED);
        try (var endpoint = endpoint(bindings)) {
            var e = assertThrows(RoleException.class, () -> endpoint.answer(requests(1)));
            assertTrue(e.toString().contains("roles.teacher.requires: "), e::toString);
            assertTrue(e.toString().contains("cannot do: seed"), e::toString);
        }
    }

    @Test
    void whatIsKnownOfAServerIsNotAskedAgain() {
        var memory = Bindings.memory();
        var settings = Bindings.to(server.url()).settings();
        for (int i = 0; i < 2; i++) {
            try (var endpoint = new Endpoint("teacher", settings, Cost.NONE, memory)) {
                endpoint.answer(requests(1));
            }
        }
        assertEquals(PROBES + 2, server.requests().size());
    }

    @Test
    void whatMayPassIsTriedAgainAndPaidForOnce() {
        try (var endpoint = endpoint()) {
            endpoint.answer(requests(1));
            var trouble = FakeServer.whatMayPass();
            trouble.forEach(server::then);
            int before = server.requests().size();
            var told = ask(endpoint, requests(1));
            texts(told.arrivals().getFirst().answer());
            assertEquals(trouble.size() + 1, told.cost().calls());
            assertEquals(trouble.size() + 1, server.requests().size() - before);
            assertEquals(FakeServer.TOKENS, told.cost().tokens());
        }
    }

    @Test
    void aServerThatAsksToWaitIsGivenTheTime() {
        try (var endpoint = endpoint()) {
            endpoint.capabilities();
            server.then(FakeServer.tooMany("1"));
            long start = System.nanoTime();
            texts(endpoint.answer(requests(1)).getFirst());
            assertTrue(System.nanoTime() - start >= 1e9);
        }
    }

    @Test
    void aServerThatAsksToWaitForHoursIsNotWaitedFor() {
        try (var endpoint = endpoint()) {
            endpoint.capabilities();
            server.then(FakeServer.tooMany("7200"));
            var e = assertThrows(RoleException.class, () -> endpoint.answer(requests(1)));
            assertTrue(e.toString().contains("it asks to wait 7200 s"), e::toString);
        }
    }

    @Test
    void aRequestThatIsRefusedDoesNotHoldUpTheOthers() {
        try (var endpoint = endpoint()) {
            endpoint.capabilities();
            server.then(FakeServer.status(400));
            var answers = endpoint.answer(requests(9));
            var failed = answers.stream().filter(Answer.Failed.class::isInstance).toList();
            assertEquals(List.of(new Answer.Failed("400: status 400")), failed);
        }
    }

    @Test
    void aRequestThatAlwaysFailsIsGivenUpAloneAfterItsTries() {
        try (var endpoint = endpoint(Bindings.to(server.url()).retries(1))) {
            endpoint.capabilities();
            server.then(FakeServer.status(500)).then(FakeServer.brokenJson());
            var failed =
                    assertInstanceOf(Answer.Failed.class, endpoint.answer(requests(1)).getFirst());
            assertTrue(failed.why().endsWith("after 2 tries"), failed::why);
        }
    }

    @Test
    void callsAreSpacedAsTheRateLimitSays() {
        try (var endpoint = endpoint(Bindings.to(server.url()).perMinute(600))) {
            endpoint.capabilities();
            long start = System.nanoTime();
            endpoint.answer(requests(6));
            // Six calls, a tenth of a second apart, the first one perhaps at once.
            assertTrue(System.nanoTime() - start >= 0.5e9);
        }
    }

    @Test
    void anUnknownModelIsNamedWithWhatThereIs() {
        try (var endpoint = endpoint(Bindings.to(server.url()).model("tinny"))) {
            var e = assertThrows(RoleException.class, () -> endpoint.answer(requests(1)));
            assertTrue(e.toString().contains("did you mean 'tiny'?"), e::toString);
        }
    }

    @Test
    void aServerThatIsGoneEndsItWithWhatToDo() {
        server.close();
        try (var endpoint = endpoint(Bindings.to(server.url()).retries(2))) {
            var e = assertThrows(RoleException.class, () -> endpoint.answer(requests(1)));
            assertTrue(e.toString().contains("nobody answers there, after 3 tries"), e::toString);
            assertTrue(e.toString().contains("resume"), e::toString);
        }
    }

    @Test
    void aServerThatComesBackInTimeIsNotMissed() throws Exception {
        try (var endpoint = endpoint(Bindings.to(server.url()).retries(12))) {
            endpoint.capabilities();
            int port = server.port();
            server.close();
            var back =
                    Thread.ofVirtual()
                            .start(() -> {
                                try {
                                    Thread.sleep(300);
                                    server = FakeServer.startAt(port);
                                } catch (IOException | InterruptedException e) {
                                    throw new IllegalStateException(e);
                                }
                            });
            assertEquals(4, endpoint.answer(requests(4)).stream().map(EndpointTest::texts).count());
            back.join();
        }
    }
}
