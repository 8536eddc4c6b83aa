package whetstone.core.serve;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import whetstone.api.Seed;
import whetstone.device.DeviceException;
import whetstone.model.ModelFolder;
import whetstone.sample.Sampler;

/// A model behind OpenAI's protocol: models, completions, chat completions. Requests that come together are sampled
/// together.
public final class ModelServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ModelServer.class);
    private static final int ROWS = 256; // completions sampled at a time
    private static final int LARGEST = 16 << 20; // bytes of a request

    static {
        // Read once, when the first server is made. Without it an answer waits for the
        // acknowledgement of its own head: some 40 ms on a connection that is used again.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    /// What is served.
    ///
    /// @param name that requests use
    /// @param fingerprint of the weights
    /// @param template whether the model wants conversations in a form of its own, which is not known here
    /// @param seed of requests that bring none
    public record Served(
            String name,
            ModelFolder.Model model,
            String fingerprint,
            boolean template,
            Seed seed) {}

    private final Served served;
    private final HttpServer http;
    private final Batching batching;
    private final long started = Instant.now().getEpochSecond();
    private final AtomicLong count = new AtomicLong();
    private final AtomicBoolean closing = new AtomicBoolean();
    private final CountDownLatch closed = new CountDownLatch(1);

    private ModelServer(Served served, HttpServer http) {
        this.served = served;
        this.http = http;
        var model = served.model();
        batching = new Batching(new Sampler(model.decoder(), model.tokenizer().end(), ROWS));
        http.setExecutor(batching.requests());
        http.createContext("/", this::answer);
        http.start();
    }

    /// Serves at `address` until it is closed; port 0 takes any that is free.
    ///
    /// @throws DeviceException if nobody can listen there
    public static ModelServer start(Served served, InetSocketAddress address) {
        try {
            return new ModelServer(served, HttpServer.create(address, 1024));
        } catch (IOException e) {
            throw new DeviceException(
                    "%s: cannot listen there (%s); choose another --port"
                            .formatted(address, e.getMessage()),
                    e);
        }
    }

    /// The address for clients, which ends in `/v1`.
    public URI url() {
        var at = http.getAddress();
        var host = at.getAddress().isAnyLocalAddress() ? "localhost" : at.getHostString();
        return URI.create(
                "http://%s:%d/v1"
                        .formatted(host.contains(":") ? "[" + host + "]" : host, at.getPort()));
    }

    /// Makes Ctrl-C and SIGTERM close this; the process ends when `ended` is down to zero.
    public void closeOnSignal(CountDownLatch ended) {
        Batching.onSignal(() -> {
            close();
            try {
                ended.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /// Returns when this is closed.
    public void await() throws InterruptedException {
        closed.await();
    }

    private void answer(HttpExchange exchange) {
        try (exchange) {
            try {
                route(exchange);
            } catch (WireError e) {
                send(exchange, e.status(), WireJson.error(e));
            }
        } catch (IOException e) {
            LOG.debug("a client is gone: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void route(HttpExchange exchange) throws IOException, InterruptedException {
        requireNoForeignPage(exchange);
        var path = exchange.getRequestURI().getPath();
        switch (path) {
            case "/health" -> {
                require(exchange, "GET");
                exchange.sendResponseHeaders(200, -1);
            }
            case "/v1/models" -> {
                require(exchange, "GET");
                send(exchange, 200, WireJson.models(List.of(model())));
            }
            case "/v1/completions" -> complete(exchange, false);
            case "/v1/chat/completions" -> complete(exchange, true);
            default -> {
                if (!path.equals("/v1/models/" + served.name())) {
                    throw new WireError(404, "", "there is no %s here".formatted(path));
                }
                require(exchange, "GET");
                send(exchange, 200, model());
            }
        }
    }

    // Any page that a person on this machine looks at could ask, too.
    private static void requireNoForeignPage(HttpExchange exchange) {
        var origin = exchange.getRequestHeaders().getFirst("Origin");
        if (origin != null
                && !origin.matches("https?://(localhost|127\\.0\\.0\\.1|\\[::1])(:\\d+)?")) {
            throw new WireError(403, "", "pages of %s are not answered".formatted(origin));
        }
    }

    private static void require(HttpExchange exchange, String method) {
        if (!exchange.getRequestMethod().equals(method)) {
            throw new WireError(
                    405,
                    "",
                    "%s is not done here; expected %s"
                            .formatted(exchange.getRequestMethod(), method));
        }
    }

    private ObjectNode model() {
        return WireJson.model(served.name(), started);
    }

    private void complete(HttpExchange exchange, boolean chat)
            throws IOException, InterruptedException {
        require(exchange, "POST");
        var bytes = exchange.getRequestBody().readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            throw new WireError(413, "", "more than %d bytes".formatted(LARGEST));
        }
        if (chat && served.template()) {
            throw WireError.bad(
                    "messages",
                    "this model has a chat template, which is not read; use /v1/completions with a prompt that follows it");
        }
        var asked = Asked.read(chat, WireJson.read(bytes));
        if (!asked.model().equals(served.name())) {
            throw new WireError(
                    404,
                    "model",
                    "there is no model '%s'; this is '%s'".formatted(asked.model(), served.name()));
        }
        long number = count.incrementAndGet();
        var seed =
                asked.seed().isPresent()
                        ? new Seed(asked.seed().getAsLong())
                        : served.seed().derive(number);
        var id = "%s-%x-%d".formatted(chat ? "chatcmpl" : "cmpl", served.seed().value(), number);
        var json =
                new WireJson(
                        asked,
                        id,
                        Instant.now().getEpochSecond(),
                        served.fingerprint(),
                        served.model().tokenizer());
        new Answering(served.model(), asked, json).answer(exchange, batching, seed);
    }

    static void send(HttpExchange exchange, int status, JsonNode json) throws IOException {
        var bytes = WireJson.bytes(json);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /// One event of a stream.
    static byte[] event(String data) {
        return ("data: " + data + "\n\n").getBytes(StandardCharsets.UTF_8);
    }

    /// Ends after the tokens that are being drawn; a second call waits for the first.
    @Override
    public void close() {
        if (closing.compareAndSet(false, true)) {
            batching.close();
            http.stop(0);
            closed.countDown();
        }
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
