package whetstone.core.serve;

import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import whetstone.model.Tokenizer;

/// Answers as OpenAI's protocol writes them, to one request.
///
/// @param asked what is answered
/// @param id of the answer
/// @param created seconds since 1970, UTC
/// @param fingerprint of the weights
record WireJson(Asked asked, String id, long created, String fingerprint, Tokenizer tokenizer) {

    private static final JsonMapper JSON = new JsonMapper();

    /// The tree that `bytes` hold.
    ///
    /// @throws WireError if they are no JSON object
    static JsonNode read(byte[] bytes) {
        try {
            var tree = JSON.readTree(bytes);
            if (tree.isObject()) {
                return tree;
            }
        } catch (JacksonException e) {
            throw WireError.bad("", "the body is not JSON: " + e.getOriginalMessage());
        }
        throw WireError.bad("", "the body is not a JSON object");
    }

    static byte[] bytes(JsonNode json) {
        return JSON.writeValueAsBytes(json);
    }

    static ObjectNode error(WireError error) {
        var json = JSON.createObjectNode();
        var inner =
                json.putObject("error")
                        .put("message", String.valueOf(error.getMessage()))
                        .put("type", error.type());
        if (error.parameter().isEmpty()) {
            inner.putNull("param");
        } else {
            inner.put("param", error.parameter());
        }
        inner.putNull("code");
        return json;
    }

    static ObjectNode models(List<ObjectNode> models) {
        var json = JSON.createObjectNode().put("object", "list");
        json.putArray("data").addAll(models);
        return json;
    }

    static ObjectNode model(String name, long created) {
        return JSON.createObjectNode()
                .put("id", name)
                .put("object", "model")
                .put("created", created)
                .put("owned_by", "whetstone");
    }

    /// The whole answer.
    ///
    /// @param prompts ids of tokens
    ObjectNode answer(List<int[]> prompts, List<Choice> choices) {
        var json = head(asked.chat() ? "chat.completion" : "text_completion");
        if (asked.tokenIds() && prompts.size() == 1) {
            json.set("prompt_token_ids", JSON.valueToTree(prompts.getFirst()));
        }
        var list = json.putArray("choices");
        for (int i = 0; i < choices.size(); i++) {
            var choice = choices.get(i);
            var one = list.addObject().put("index", i);
            if (asked.chat()) {
                one.putObject("message").put("role", "assistant").put("content", choice.text());
            } else {
                one.put("text", choice.text());
            }
            logProbs(one, choice, 0);
            one.put("finish_reason", choice.reason());
            if (asked.tokenIds()) {
                one.set("token_ids", JSON.valueToTree(choice.tokens()));
            }
        }
        json.set("usage", usage(prompts, choices));
        return json;
    }

    private ObjectNode head(String object) {
        return JSON.createObjectNode()
                .put("id", id)
                .put("object", object)
                .put("created", created)
                .put("model", asked.model())
                .put("system_fingerprint", fingerprint);
    }

    /// A part of a stream: what of a completion was not told yet.
    ObjectNode part(int index, Choice choice, boolean first) {
        var json = head(asked.chat() ? "chat.completion.chunk" : "text_completion");
        var one = json.putArray("choices").addObject().put("index", index);
        if (asked.chat()) {
            var delta = one.putObject("delta");
            if (first) {
                delta.put("role", "assistant");
            }
            delta.put("content", choice.news());
        } else {
            one.put("text", choice.news());
        }
        int from = choice.newTokens();
        logProbs(one, choice, from);
        if (asked.tokenIds()) {
            var ids = one.putArray("token_ids");
            for (int i = from; i < choice.tokens().length; i++) {
                ids.add(choice.tokens()[i]);
            }
        }
        if (choice.over()) {
            one.put("finish_reason", choice.reason());
        } else {
            one.putNull("finish_reason");
        }
        return json;
    }

    /// The part that ends a stream, with the count of tokens.
    ObjectNode lastPart(List<int[]> prompts, List<Choice> choices) {
        var json = head(asked.chat() ? "chat.completion.chunk" : "text_completion");
        json.putArray("choices");
        json.set("usage", usage(prompts, choices));
        return json;
    }

    private static ObjectNode usage(List<int[]> prompts, List<Choice> choices) {
        int read = prompts.stream().mapToInt(tokens -> tokens.length).sum();
        int written = choices.stream().mapToInt(choice -> choice.tokens().length).sum();
        return JSON.createObjectNode()
                .put("prompt_tokens", read)
                .put("completion_tokens", written)
                .put("total_tokens", read + written);
    }

    private void logProbs(ObjectNode one, Choice choice, int from) {
        if (!asked.logProbs()) {
            one.putNull("logprobs");
            return;
        }
        var json = one.putObject("logprobs");
        if (asked.chat()) {
            content(json, choice, from);
        } else {
            columns(json, choice, from);
        }
    }

    private void content(ObjectNode json, Choice choice, int from) {
        var content = json.putArray("content");
        for (int i = from; i < choice.tokens().length; i++) {
            var piece = tokenizer.piece(choice.tokens()[i]);
            var token =
                    content.addObject().put("token", piece).put("logprob", choice.logProbs()[i]);
            var bytes = token.putArray("bytes");
            for (byte each : piece.getBytes(StandardCharsets.UTF_8)) {
                bytes.add(each & 0xff);
            }
            token.putArray("top_logprobs");
        }
        json.putNull("refusal");
    }

    private void columns(ObjectNode json, Choice choice, int from) {
        var pieces = json.putArray("tokens");
        var chances = json.putArray("token_logprobs");
        var offsets = json.putArray("text_offset");
        int offset = 0;
        for (int i = 0; i < choice.tokens().length; i++) {
            var piece = tokenizer.piece(choice.tokens()[i]);
            if (i >= from) {
                pieces.add(piece);
                chances.add(choice.logProbs()[i]);
                offsets.add(offset);
            }
            offset += piece.length();
        }
        json.putNull("top_logprobs");
    }
}
