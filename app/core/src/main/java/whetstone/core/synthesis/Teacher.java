package whetstone.core.synthesis;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import whetstone.api.Seed;
import whetstone.core.recipe.Stage.Synthesize.Sampling;
import whetstone.core.role.Answer;
import whetstone.core.role.ChatModel;
import whetstone.core.role.ChatRequest;
import whetstone.core.role.ChatRequest.Message;
import whetstone.core.role.ChatRequest.Speaker;

/// A chat model at work for the parts, and what each of them took of it.
final class Teacher {

    private final ChatModel model;
    private final Progress progress;
    private final Map<Part, Cost> costs = new EnumMap<>(Part.class);

    Teacher(ChatModel model, Progress progress) {
        this.model = model;
        this.progress = progress;
    }

    /// One answer for each prompt, in order.
    ///
    /// @param replies to each prompt
    /// @param seed the prompt at index i is answered with its child i
    List<Answer> ask(Part part, List<String> prompts, int replies, Sampling sampling, Seed seed) {
        var requests =
                IntStream.range(0, prompts.size())
                        .mapToObj(i ->
                                new ChatRequest(
                                        List.of(new Message(Speaker.USER, prompts.get(i))),
                                        sampling.temperature(),
                                        sampling.topP(),
                                        sampling.maxTokens(),
                                        replies,
                                        seed.derive(i).value()))
                        .toList();
        progress.done(part, 0, requests.size());
        long start = System.nanoTime();
        var answers =
                model.answer(requests, answered -> progress.done(part, answered, requests.size()));
        if (answers.size() != requests.size()) {
            throw new IllegalStateException(
                    "%s: %d answers to %d requests; expected one for each"
                            .formatted(model.id(), answers.size(), requests.size()));
        }
        costs.merge(part, Cost.of(answers, (System.nanoTime() - start) / 1e9), Cost::plus);
        return answers;
    }

    Cost cost(Part part) {
        return costs.getOrDefault(part, Cost.NONE);
    }

    /// The first reply, or nothing where there is none.
    static String text(Answer answer) {
        return switch (answer) {
            case Answer.Failed _ -> "";
            case Answer.Replies(var replies) ->
                    replies.isEmpty() ? "" : replies.getFirst().text().strip();
        };
    }
}
