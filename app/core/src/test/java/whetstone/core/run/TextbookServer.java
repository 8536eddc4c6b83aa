package whetstone.core.run;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import whetstone.core.role.Answer;
import whetstone.core.role.ChatModel;
import whetstone.core.role.ChatRequest;
import whetstone.core.role.ChatRequest.Message;
import whetstone.core.role.ChatRequest.Speaker;

/// A teacher behind OpenAI's chat protocol that now and then does what servers do: refuses, breaks, cuts its answer off.
final class TextbookServer implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final ChatModel teacher;
    private final boolean faulty;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger calls = new AtomicInteger();

    /// @param faulty whether every fifth call goes wrong
    TextbookServer(ChatModel teacher, boolean faulty) throws IOException {
        this.teacher = teacher;
        this.faulty = faulty;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/v1/chat/completions", this::chat);
        server.start();
    }

    /// The binding of a role to this server.
    String binding() {
        return "{endpoint: 'http://127.0.0.1:%d/v1', model: textbook, backoff: 0.01}"
                .formatted(server.getAddress().getPort());
    }

    /// Calls so far.
    int calls() {
        return calls.get();
    }

    private void chat(HttpExchange exchange) throws IOException {
        int call = calls.incrementAndGet();
        var request = JSON.readTree(exchange.getRequestBody().readAllBytes());
        // The first few find out what the server can do.
        if (!faulty || call < 10 || call % 5 != 0) {
            send(exchange, 200, answer(request));
            return;
        }
        switch (call % 4) {
            case 0 -> send(exchange, 500, "{\"error\": {\"message\": \"out of order\"}}");
            case 1 -> send(exchange, 429, "{\"error\": {\"message\": \"too many\"}}");
            case 2 -> send(exchange, 200, "{\"choices\": [");
            default -> {
                exchange.sendResponseHeaders(200, 4000);
                exchange.getResponseBody().write('{');
                exchange.close();
            }
        }
    }

    private String answer(JsonNode request) {
        List<Message> messages = new ArrayList<>();
        for (var message : request.path("messages")) {
            messages.add(new Message(Speaker.USER, message.path("content").asString()));
        }
        var asked =
                new ChatRequest(
                        messages,
                        1,
                        1,
                        100,
                        request.path("n").asInt(1),
                        request.path("seed").asLong(0));
        var replies = ((Answer.Replies) teacher.answer(List.of(asked)).getFirst()).replies();
        var answer = JSON.createObjectNode();
        var choices = answer.putArray("choices");
        for (int i = 0; i < replies.size(); i++) {
            var choice = choices.addObject().put("index", i).put("finish_reason", "stop");
            choice.putObject("message")
                    .put("role", "assistant")
                    .put("content", replies.get(i).text());
        }
        answer.putObject("usage")
                .put("prompt_tokens", 7)
                .put("completion_tokens", 3 * replies.size());
        return JSON.writeValueAsString(answer);
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
