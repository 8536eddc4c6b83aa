package whetstone.core.role;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// An OpenAI-compatible server that does what it is told to do wrong, and is right otherwise: the reply to a
/// conversation is its last message, the seed, and the index of the sample.
final class FakeServer implements AutoCloseable {

    static final int PROMPT_TOKENS = 7; // of every conversation
    static final int TOKENS = 3; // of every reply

    /// Answers one call.
    interface Behaviour {
        void answer(HttpExchange exchange, JsonNode request) throws IOException;
    }

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Deque<Behaviour> next = new ArrayDeque<>();
    private final List<JsonNode> requests = new CopyOnWriteArrayList<>();
    private final List<String> keys = new CopyOnWriteArrayList<>();
    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private final AtomicInteger busy = new AtomicInteger();
    private final AtomicInteger busiest = new AtomicInteger();
    private volatile boolean ignoresSamples;
    private volatile boolean ignoresSeeds;
    private volatile int pause;

    private final Behaviour usual;

    private FakeServer(int port, @Nullable URI behind) throws IOException {
        usual =
                behind == null
                        ? this::well
                        : (exchange, request) -> pass(behind, exchange, request);
        server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(threads);
        server.createContext("/v1/chat/completions", this::chat);
        server.createContext("/v1/models", FakeServer::models);
        server.start();
    }

    static FakeServer start() throws IOException {
        return new FakeServer(0, null);
    }

    /// One that passes on to another what it is not told to do wrong.
    static FakeServer before(URI behind) throws IOException {
        return new FakeServer(0, behind);
    }

    /// Again where one was before.
    static FakeServer startAt(int port) throws IOException {
        return new FakeServer(port, null);
    }

    String url() {
        return "http://127.0.0.1:%d/v1".formatted(port());
    }

    int port() {
        return server.getAddress().getPort();
    }

    /// What the next call meets; those after it what was named after it, and then all is well.
    FakeServer then(Behaviour behaviour) {
        synchronized (next) {
            next.add(behaviour);
        }
        return this;
    }

    FakeServer ignoringSamples() {
        ignoresSamples = true;
        return this;
    }

    FakeServer ignoringSeeds() {
        ignoresSeeds = true;
        return this;
    }

    FakeServer refusing(String parameter) {
        refused.add(parameter);
        return this;
    }

    FakeServer pausing(int milliseconds) {
        pause = milliseconds;
        return this;
    }

    List<JsonNode> requests() {
        return List.copyOf(requests);
    }

    /// The headers `Authorization`, as they came.
    List<String> keys() {
        return List.copyOf(keys);
    }

    /// The most calls that were under way at a time.
    int busiest() {
        return busiest.get();
    }

    private static void models(HttpExchange exchange) throws IOException {
        try (exchange) {
            send(exchange, 200, "{\"object\": \"list\", \"data\": [{\"id\": \"tiny\"}]}");
        }
    }

    private void chat(HttpExchange exchange) throws IOException {
        busiest.accumulateAndGet(busy.incrementAndGet(), Math::max);
        try (exchange) {
            var request = JSON.readTree(exchange.getRequestBody());
            requests.add(request);
            keys.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            Thread.sleep(pause);
            busy.decrementAndGet(); // Once it is answered the next one may come.
            Behaviour behaviour;
            synchronized (next) {
                behaviour = next.isEmpty() ? usual : next.remove();
            }
            behaviour.answer(exchange, request);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// As if nothing had been named.
    void pass(HttpExchange exchange, JsonNode request) throws IOException {
        usual.answer(exchange, request);
    }

    private static void pass(URI behind, HttpExchange exchange, JsonNode request)
            throws IOException {
        try (var client = HttpClient.newHttpClient()) {
            var sent =
                    HttpRequest.newBuilder(URI.create(behind + "/chat/completions"))
                            .POST(
                                    HttpRequest.BodyPublishers.ofByteArray(
                                            JSON.writeValueAsBytes(request)))
                            .build();
            var answer = client.send(sent, HttpResponse.BodyHandlers.ofString());
            send(exchange, answer.statusCode(), answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void well(HttpExchange exchange, JsonNode request) throws IOException {
        for (var parameter : refused) {
            if (request.has(parameter)) {
                send(exchange, 400, error("Unsupported parameter: '%s'".formatted(parameter)));
                return;
            }
        }
        send(exchange, 200, answer(request, ignoresSamples ? 1 : request.path("n").asInt(1)));
    }

    private final AtomicInteger unseeded = new AtomicInteger();

    private String answer(JsonNode request, int samples) {
        var asked = request.path("messages");
        var last = asked.get(asked.size() - 1).path("content").asString();
        var answer = JSON.createObjectNode();
        var choices = answer.putArray("choices");
        for (int i = 0; i < samples; i++) {
            var seed =
                    ignoresSeeds || !request.has("seed")
                            ? "x" + unseeded.incrementAndGet()
                            : request.path("seed").asString();
            var choice = choices.addObject().put("index", i).put("finish_reason", "stop");
            choice.putObject("message")
                    .put("role", "assistant")
                    .put("content", "%s/%s/%d".formatted(last, seed, i));
            if (request.path("logprobs").asBoolean(false)) {
                choice.putObject("logprobs").putArray("content");
            }
        }
        usage(answer, samples);
        return JSON.writeValueAsString(answer);
    }

    private static void usage(ObjectNode answer, int samples) {
        answer.putObject("usage")
                .put("prompt_tokens", PROMPT_TOKENS)
                .put("completion_tokens", TOKENS * samples);
    }

    static String error(String message) {
        var error = JSON.createObjectNode();
        error.putObject("error").put("message", message).put("type", "error");
        return JSON.writeValueAsString(error);
    }

    static void send(HttpExchange exchange, int status, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /// An error with a status.
    static Behaviour status(int status) {
        return (exchange, _) -> send(exchange, status, error("status " + status));
    }

    /// Too many, and when to come again.
    static Behaviour tooMany(String retryAfter) {
        return (exchange, _) -> {
            exchange.getResponseHeaders().set("Retry-After", retryAfter);
            send(exchange, 429, error("slow down"));
        };
    }

    /// JSON that ends too early, in a body that does not.
    static Behaviour brokenJson() {
        return (exchange, _) ->
                send(exchange, 200, "{\"choices\": [{\"message\": {\"content\": \"a");
    }

    /// JSON that is no answer.
    static Behaviour otherJson() {
        return (exchange, _) -> send(exchange, 200, "{\"hello\": [1, 2]}");
    }

    /// A body that ends before the length that was announced.
    static Behaviour cutBody() {
        return (exchange, _) -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write("{\"choices\"".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
        };
    }

    /// A body that begins, and then nothing for `milliseconds`.
    static Behaviour stall(int milliseconds) {
        return (exchange, _) -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write("{".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            sleep(milliseconds);
        };
    }

    /// No answer for `milliseconds`.
    static Behaviour silence(int milliseconds) {
        return (_, _) -> sleep(milliseconds);
    }

    /// Another number of replies than was asked for.
    Behaviour samples(int count) {
        return (exchange, request) -> send(exchange, 200, answer(request, count));
    }

    private static void sleep(int milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Every way to go wrong that may pass.
    static List<Behaviour> whatMayPass() {
        var all = new ArrayList<Behaviour>();
        all.add(status(500));
        all.add(status(503));
        all.add(tooMany("0"));
        all.add(brokenJson());
        all.add(otherJson());
        all.add(cutBody());
        all.add(stall(2500));
        all.add(silence(2500));
        return all;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
