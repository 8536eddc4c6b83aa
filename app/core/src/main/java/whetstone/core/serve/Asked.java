package whetstone.core.serve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;
import whetstone.core.role.ChatRequest.Message;
import whetstone.core.role.ChatRequest.Speaker;
import whetstone.core.role.Transcript;

/// What a request asks for. Whatever it asks for that cannot be done is refused, not passed over.
///
/// @param chat whether it is a conversation, or a text to continue
/// @param model as it names it
/// @param prompts texts, or lists of token ids
/// @param samples completions of each prompt
/// @param maxTokens longest completion; empty for what fits
/// @param stop texts that end a completion, themselves left out
/// @param logProbs whether to tell the log-probability of each token
/// @param stream whether to tell the text as it grows
/// @param streamUsage whether the stream ends with a count of tokens
/// @param tokenIds whether to tell ids of tokens
record Asked(
        boolean chat,
        String model,
        List<JsonNode> prompts,
        double temperature,
        double topP,
        int topK,
        OptionalInt maxTokens,
        int samples,
        OptionalLong seed,
        List<String> stop,
        boolean logProbs,
        boolean stream,
        boolean streamUsage,
        boolean tokenIds) {

    private static final int MOST_SAMPLES = 1024;
    private static final int MOST_PROMPTS = 1024;
    private static final int MOST_TOKENS = 1_000_000;
    private static final int USUAL_TOKENS = 16; // of a completion, as the protocol says

    // Asked of everyone, and answered by doing what is done anyway.
    private static final Set<String> HEEDED_BY_NOBODY =
            Set.of("user", "metadata", "store", "service_tier", "safety_identifier");

    private static final Set<String> BOTH =
            Set.of(
                    "model",
                    "temperature",
                    "top_p",
                    "top_k",
                    "max_tokens",
                    "n",
                    "seed",
                    "stop",
                    "logprobs",
                    "stream",
                    "stream_options",
                    "return_token_ids");

    private static final Set<String> REFUSED =
            Set.of(
                    "frequency_penalty",
                    "presence_penalty",
                    "logit_bias",
                    "best_of",
                    "echo",
                    "suffix",
                    "tools",
                    "functions",
                    "response_format",
                    "top_logprobs",
                    "modalities",
                    "audio");

    /// What `json` asks for.
    ///
    /// @throws WireError if it cannot be done
    static Asked read(boolean chat, JsonNode json) {
        var fields = new Fields(json);
        var known = new HashSet<>(BOTH);
        known.addAll(REFUSED);
        known.addAll(HEEDED_BY_NOBODY);
        known.addAll(chat ? Set.of("messages", "max_completion_tokens") : Set.of("prompt"));
        fields.allow(known);
        REFUSED.forEach(fields::refuse);
        var options = new Fields(json.path("stream_options"));
        return new Asked(
                chat,
                fields.text("model"),
                chat ? List.of(conversation(json)) : prompts(json.path("prompt")),
                fields.number("temperature", 1, 0, 100),
                topP(fields),
                (int) Math.max(0, fields.whole("top_k", 0, -1, Integer.MAX_VALUE)),
                maxTokens(fields, chat),
                (int) fields.whole("n", 1, 1, MOST_SAMPLES),
                fields.has("seed")
                        ? OptionalLong.of(fields.whole("seed", 0, Long.MIN_VALUE, Long.MAX_VALUE))
                        : OptionalLong.empty(),
                stop(fields),
                logProbs(fields, chat),
                fields.flag("stream"),
                fields.has("stream_options") && options.flag("include_usage"),
                fields.flag("return_token_ids"));
    }

    private static double topP(Fields fields) {
        return fields.number("top_p", 1, Double.MIN_VALUE, 1);
    }

    private static OptionalInt maxTokens(Fields fields, boolean chat) {
        var name = fields.has("max_completion_tokens") ? "max_completion_tokens" : "max_tokens";
        if (chat && !fields.has(name)) {
            return OptionalInt.empty();
        }
        return OptionalInt.of((int) fields.whole(name, USUAL_TOKENS, 1, MOST_TOKENS));
    }

    private static List<String> stop(Fields fields) {
        var stop = fields.texts("stop");
        if (stop.contains("")) {
            throw WireError.bad("stop", "stop: an empty text would end every completion at once");
        }
        return stop;
    }

    // Of the tokens that were not drawn, nothing is known here.
    private static boolean logProbs(Fields fields, boolean chat) {
        if (chat || !fields.json().path("logprobs").isNumber()) {
            return fields.flag("logprobs");
        }
        if (fields.whole("logprobs", 0, 0, Integer.MAX_VALUE) > 0) {
            throw WireError.bad(
                    "logprobs",
                    "logprobs: only that of the token that was drawn is known; expected 0");
        }
        return true;
    }

    private static List<JsonNode> prompts(JsonNode prompt) {
        boolean one =
                prompt.isString()
                        || (prompt.isArray() && !prompt.isEmpty() && prompt.get(0).isNumber());
        var prompts = new ArrayList<JsonNode>();
        if (one) {
            prompts.add(prompt);
        } else if (prompt.isArray()) {
            prompt.forEach(prompts::add);
        }
        if (prompts.isEmpty() || prompts.size() > MOST_PROMPTS) {
            throw WireError.bad(
                    "prompt",
                    "prompt: expected a text, a list of token ids, or a list of up to %d of these"
                            .formatted(MOST_PROMPTS));
        }
        return prompts;
    }

    private static JsonNode conversation(JsonNode json) {
        var messages = new ArrayList<Message>();
        for (var message : json.path("messages")) {
            messages.add(new Message(speaker(message), content(message.path("content"))));
        }
        if (messages.isEmpty()) {
            throw WireError.bad("messages", "'messages' is missing; expected at least one");
        }
        return StringNode.valueOf(Transcript.of(messages));
    }

    private static Speaker speaker(JsonNode message) {
        var role = message.path("role").asString("");
        return switch (role) {
            case "system", "developer" -> Speaker.SYSTEM;
            case "user" -> Speaker.USER;
            case "assistant" -> Speaker.ASSISTANT;
            default ->
                    throw WireError.bad(
                            "messages",
                            "messages: role '%s'; expected one of %s"
                                    .formatted(
                                            role,
                                            Arrays.toString(Speaker.values())
                                                    .toLowerCase(Locale.ROOT)));
        };
    }

    // A text, or a list of parts that are texts.
    private static String content(JsonNode content) {
        if (content.isString()) {
            return content.stringValue();
        }
        var text = new StringBuilder();
        for (var part : content) {
            if (!part.path("text").isString()) {
                throw WireError.bad("messages", "messages: only texts can be read");
            }
            text.append(part.path("text").stringValue());
        }
        if (content.isEmpty()) {
            throw WireError.bad("messages", "messages: one has no content");
        }
        return text.toString();
    }
}
