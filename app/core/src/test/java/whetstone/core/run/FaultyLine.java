package whetstone.core.run;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/// What lies between a role and its server: passes on what it does not spoil, and counts what it saw.
final class FaultyLine implements AutoCloseable {

    /// What may happen to a call.
    enum Fault {
        /// An error in place of an answer.
        BROKEN_SERVER,
        /// 429, too many calls.
        TOO_MANY,
        /// Half an answer, in a body that is whole.
        BROKEN_JSON,
        /// Half of the bytes that were announced.
        CUT,
        /// No answer for longer than anyone waits.
        SILENCE,
        /// One reply fewer than was asked for.
        TOO_FEW
    }

    private static final JsonMapper JSON = new JsonMapper();
    private static final int CLEAN = 12; // calls at first: they find out what the server can do

    private final HttpClient client = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final URI behind;
    private final List<Fault> faults;
    private final int silence;
    private final HttpServer server;
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger spoiled = new AtomicInteger();

    /// @param faults every third call meets the next of them, once each
    /// @param silence milliseconds
    FaultyLine(URI behind, List<Fault> faults, int silence) throws IOException {
        this.behind = behind;
        this.faults = List.copyOf(faults);
        this.silence = silence;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:%d/v1".formatted(server.getAddress().getPort());
    }

    /// Chats that were asked for.
    int calls() {
        return calls.get();
    }

    /// Calls that something happened to.
    int spoiled() {
        return spoiled.get();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            if (!exchange.getRequestURI().getPath().endsWith("/chat/completions")) {
                var got = passed(exchange, HttpRequest.newBuilder().GET());
                send(exchange, got.statusCode(), got.body());
                return;
            }
            var asked = HttpRequest.newBuilder().POST(BodyPublishers.ofByteArray(body));
            boolean several = JSON.readTree(body).path("n").asInt(1) > 1;
            var fault = next(calls.incrementAndGet(), several);
            if (fault != null) {
                spoil(fault, exchange, asked);
                return;
            }
            var got = passed(exchange, asked);
            send(exchange, got.statusCode(), got.body());
        }
    }

    // A fault that does not fit a call waits for one that it does.
    private synchronized @Nullable Fault next(int call, boolean several) {
        int at = spoiled.get();
        if (call <= CLEAN || call % 3 != 0 || at == faults.size()) {
            return null;
        }
        if (faults.get(at) == Fault.TOO_FEW && !several) {
            return null;
        }
        spoiled.incrementAndGet();
        return faults.get(at);
    }

    private void spoil(Fault fault, HttpExchange exchange, HttpRequest.Builder asked)
            throws IOException {
        switch (fault) {
            case BROKEN_SERVER -> send(exchange, 500, error("out of order"));
            case TOO_MANY -> {
                exchange.getResponseHeaders().set("Retry-After", "0");
                send(exchange, 429, error("too many"));
            }
            case BROKEN_JSON -> {
                var whole = passed(exchange, asked).body();
                send(exchange, 200, Arrays.copyOf(whole, whole.length / 2));
            }
            case CUT -> {
                var whole = passed(exchange, asked).body();
                exchange.sendResponseHeaders(200, whole.length);
                exchange.getResponseBody().write(whole, 0, whole.length / 2);
                exchange.getResponseBody().flush();
            }
            case SILENCE -> sleep(silence);
            case TOO_FEW -> send(exchange, 200, lessOne(passed(exchange, asked).body()));
        }
    }

    private static byte[] lessOne(byte[] whole) {
        var json = JSON.readTree(whole);
        var choices = (ArrayNode) json.path("choices");
        choices.remove(choices.size() - 1);
        return JSON.writeValueAsBytes(json);
    }

    private HttpResponse<byte[]> passed(HttpExchange exchange, HttpRequest.Builder builder)
            throws IOException {
        try {
            var path = exchange.getRequestURI().getPath().substring("/v1".length());
            var request = builder.uri(URI.create(behind + path)).build();
            return client.send(request, BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("closed", e);
        }
    }

    private static byte[] error(String why) {
        return "{\"error\": {\"message\": \"%s\"}}".formatted(why).getBytes(StandardCharsets.UTF_8);
    }

    private static void send(HttpExchange exchange, int status, byte[] bytes) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static void sleep(int milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        client.shutdownNow();
    }
}
