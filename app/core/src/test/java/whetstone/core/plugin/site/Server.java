package whetstone.core.plugin.site;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Serves a folder on this machine, and does to single files what a test asks for.
final class Server implements AutoCloseable {

    /// Answers for one file.
    interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    private final HttpServer server;
    private final Path folder;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();

    Server(Path folder) throws IOException {
        this.folder = folder;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:%d/".formatted(server.getAddress().getPort()));
    }

    void on(String file, Answer answer) {
        answers.put(file, answer);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var name = exchange.getRequestURI().getPath().substring(1);
            var other = answers.get(name);
            var file = folder.resolve(name);
            if (other != null) {
                other.to(exchange);
            } else if (Files.isRegularFile(file)) {
                send(exchange, Files.readAllBytes(file));
            } else {
                exchange.sendResponseHeaders(404, -1);
            }
        }
    }

    static void send(HttpExchange exchange, byte[] bytes) throws IOException {
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
