package whetstone.core.serve;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import whetstone.api.Seed;
import whetstone.model.ModelFolder;
import whetstone.sample.Decoding;

/// Has what one request asks for sampled, and writes the answer: as a whole, or as it grows.
final class Answering {
    private final ModelFolder.Model model;
    private final Asked asked;
    private final WireJson json;

    Answering(ModelFolder.Model model, Asked asked, WireJson json) {
        this.model = model;
        this.asked = asked;
        this.json = json;
    }

    void answer(HttpExchange exchange, Batching batching, Seed seed)
            throws IOException, InterruptedException {
        var prompts = asked.prompts().stream().map(this::tokens).toList();
        boolean growing = asked.stream() || !asked.stop().isEmpty();
        var job = new Job(prompts, decoding(prompts), asked.samples(), seed, growing);
        var choices =
                Stream.generate(() -> new Choice(model.tokenizer(), asked.stop()))
                        .limit(job.choices())
                        .toList();
        batching.submit(job);
        if (asked.stream()) {
            stream(exchange, job, prompts, choices);
        } else {
            whole(exchange, job, prompts, choices);
        }
    }

    private int[] tokens(JsonNode prompt) {
        var tokens =
                prompt.isString()
                        ? encoded(prompt.stringValue())
                        : prompt.valueStream().mapToInt(this::token).toArray();
        if (tokens.length == 0) {
            throw WireError.bad("prompt", "an empty prompt; expected at least one token");
        }
        return tokens;
    }

    private int[] encoded(String text) {
        try {
            return model.tokenizer().encode(text);
        } catch (IllegalArgumentException e) {
            throw WireError.bad(
                    asked.chat() ? "messages" : "prompt", String.valueOf(e.getMessage()));
        }
    }

    private int token(JsonNode id) {
        int vocabulary = model.tokenizer().vocabulary();
        if (!id.isInt() || id.intValue() < 0 || id.intValue() >= vocabulary) {
            throw WireError.bad(
                    "prompt",
                    "prompt: %s is no token; expected ids below %d".formatted(id, vocabulary));
        }
        return id.intValue();
    }

    private Decoding decoding(List<int[]> prompts) {
        int longest = prompts.stream().mapToInt(tokens -> tokens.length).max().orElseThrow();
        int room = model.decoder().shape().context() - longest;
        int maxTokens = asked.maxTokens().orElse(room);
        if (maxTokens > room || room < 1) {
            throw WireError.bad(
                    asked.chat() ? "messages" : "prompt",
                    "a prompt of %d tokens and a completion of up to %d are more than the context of %d"
                            .formatted(longest, maxTokens, model.decoder().shape().context()));
        }
        return new Decoding(asked.temperature(), asked.topP(), asked.topK(), maxTokens);
    }

    private void whole(HttpExchange exchange, Job job, List<int[]> prompts, List<Choice> choices)
            throws IOException, InterruptedException {
        for (int open = choices.size(); open > 0; ) {
            switch (job.next()) {
                case Job.Grown grown -> grow(job, choices, grown);
                case Job.Ended(int choice, var completion) -> {
                    choices.get(choice).end(completion);
                    open--;
                }
                case Job.Broken(var why) -> throw new WireError(503, "", why);
            }
        }
        ModelServer.send(exchange, 200, json.answer(prompts, choices));
    }

    private static void grow(Job job, List<Choice> choices, Job.Grown grown) {
        var choice = choices.get(grown.choice());
        choice.grow(grown.tokens(), grown.logProbs());
        if (choice.stopped()) {
            job.enough(grown.choice());
        }
    }

    private void stream(HttpExchange exchange, Job job, List<int[]> prompts, List<Choice> choices)
            throws IOException, InterruptedException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.getResponseHeaders().set("Cache-Control", "no-cache");
        exchange.sendResponseHeaders(200, 0);
        try {
            parts(exchange, job, choices);
            if (asked.streamUsage()) {
                say(exchange, json.lastPart(prompts, choices));
            }
            exchange.getResponseBody().write(ModelServer.event("[DONE]"));
        } catch (WireError e) {
            say(exchange, WireJson.error(e));
        } finally {
            job.enough(); // whoever reads it may be gone
        }
    }

    private void parts(HttpExchange exchange, Job job, List<Choice> choices)
            throws IOException, InterruptedException {
        var begun =
                new ArrayList<>(IntStream.range(0, choices.size()).mapToObj(_ -> false).toList());
        var over = new ArrayList<>(begun);
        while (over.contains(false)) {
            var event = job.next();
            int index =
                    switch (event) {
                        case Job.Grown grown -> {
                            grow(job, choices, grown);
                            yield grown.choice();
                        }
                        case Job.Ended(int choice, var completion) -> {
                            choices.get(choice).end(completion);
                            yield choice;
                        }
                        case Job.Broken(var why) -> throw new WireError(503, "", why);
                    };
            if (!over.get(index)) {
                say(exchange, json.part(index, choices.get(index), !begun.get(index)));
                begun.set(index, true);
                over.set(index, choices.get(index).over());
            }
        }
    }

    private static void say(HttpExchange exchange, JsonNode json) throws IOException {
        var body = exchange.getResponseBody();
        body.write(ModelServer.event(new String(WireJson.bytes(json), StandardCharsets.UTF_8)));
        body.flush();
    }
}
