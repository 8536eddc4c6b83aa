package whetstone.core.role;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import whetstone.core.recipe.RoleBinding.Ability;
import whetstone.core.role.Answer.Reply;

/// Chat requests and answers as OpenAI's protocol writes them.
final class ChatJson {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int SHOWN = 300; // characters of what a server says

    private ChatJson() {}

    /// An answer that could be read.
    ///
    /// @param promptTokens read; -1 where the server does not say
    /// @param tokens written, in all replies together; -1 where the server does not say
    /// @param logProbs whether log-probabilities came with it
    record Reading(List<Reply> replies, long promptTokens, long tokens, boolean logProbs) {}

    /// An answer that is not what the protocol says.
    static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unreadable(String message) {
            super(message);
        }
    }

    /// The body that asks for `request`, in words that the server knows.
    static ObjectNode request(String model, ChatRequest request, Capabilities server) {
        var body = JSON.createObjectNode();
        body.put("model", model);
        var messages = body.putArray("messages");
        for (var message : request.messages()) {
            messages.addObject()
                    .put("role", message.speaker().name().toLowerCase(Locale.ROOT))
                    .put("content", message.text());
        }
        body.put("temperature", request.temperature());
        body.put("top_p", request.topP());
        body.put(server.limit(), request.maxTokens());
        if (request.samples() > 1) {
            body.put("n", request.samples());
        }
        if (server.has(Ability.SEED)) {
            body.put("seed", seed(request.seed()));
        }
        return body;
    }

    // Some servers keep seeds in 32 bits, some refuse negative ones.
    private static long seed(long seed) {
        return (seed ^ seed >>> 32) & Integer.MAX_VALUE;
    }

    static byte[] bytes(ObjectNode body) {
        return JSON.writeValueAsBytes(body);
    }

    /// @throws Unreadable if it is not a list of replies
    static Reading answer(byte[] body) {
        var json = tree(body);
        if (!json.path("choices").isArray() || json.path("choices").isEmpty()) {
            throw new Unreadable("an answer without choices: " + shown(body));
        }
        long promptTokens = json.path("usage").path("prompt_tokens").asLong(-1);
        long tokens = json.path("usage").path("completion_tokens").asLong(-1);
        int choices = json.path("choices").size();
        var replies = new ArrayList<Reply>();
        boolean logProbs = true;
        for (var choice : json.path("choices")) {
            var message = choice.path("message");
            if (!message.isObject()) {
                throw new Unreadable("a choice without a message: " + shown(body));
            }
            logProbs &= choice.path("logprobs").path("content").isArray();
            replies.add(
                    new Reply(
                            text(message.path("content")),
                            whole(choice),
                            (int) Math.max(0, promptTokens),
                            share(tokens, replies.size(), choices)));
        }
        return new Reading(replies, promptTokens, tokens, logProbs);
    }

    // Of several replies only the sum is told: each gets an equal part, the first ones the rest.
    private static int share(long tokens, int reply, int replies) {
        long all = Math.max(0, tokens);
        return (int) (all / replies + (reply < all % replies ? 1 : 0));
    }

    private static boolean whole(JsonNode choice) {
        var reason = choice.path("finish_reason").asString("");
        return !reason.equals("length") && !reason.equals("content_filter");
    }

    // Null where a model spent all its tokens on thoughts that the server keeps apart.
    private static String text(JsonNode content) {
        if (content.isString() || content.isNull()) {
            return content.asString("");
        }
        throw new Unreadable("a message whose content is no text");
    }

    /// The names in a list of models; empty where it is none.
    static List<String> models(byte[] body) {
        return tree(body)
                .path("data")
                .valueStream()
                .map(model -> model.path("id").asString(""))
                .filter(id -> !id.isEmpty())
                .toList();
    }

    /// What a server says about an error, in its own words.
    static String error(byte[] body) {
        try {
            var error = tree(body).path("error");
            var message = error.path("message").asString(error.asString(""));
            return message.isEmpty() ? shown(body) : shortened(message);
        } catch (Unreadable e) {
            return shown(body);
        }
    }

    private static JsonNode tree(byte[] body) {
        try {
            var tree = JSON.readTree(body);
            if (tree.isObject()) {
                return tree;
            }
        } catch (JacksonException e) {
            // told below, in the server's words rather than the parser's
        }
        throw new Unreadable("no whole JSON object: " + shown(body));
    }

    private static String shown(byte[] body) {
        return body.length == 0 ? "nothing" : shortened(new String(body, StandardCharsets.UTF_8));
    }

    private static String shortened(String text) {
        var line = text.replaceAll("\\s+", " ").strip();
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
    }

    /// The most tokens that the conversation can be read as: a token is at least a byte, and each turn has its marks.
    static long mostTokens(ChatRequest request) {
        return request.messages().stream()
                .mapToLong(m -> m.text().getBytes(StandardCharsets.UTF_8).length + 64L)
                .sum();
    }
}
