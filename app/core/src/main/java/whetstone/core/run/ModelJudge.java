package whetstone.core.run;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import whetstone.api.Seed;
import whetstone.api.Task;
import whetstone.api.Verdict;
import whetstone.core.recipe.Stage.Explore.Judges;
import whetstone.core.role.Answer;
import whetstone.core.role.ChatModel;
import whetstone.core.role.ChatRequest;
import whetstone.core.role.ChatRequest.Message;
import whetstone.core.role.ChatRequest.Speaker;
import whetstone.core.synthesis.Template;

/// A model as the judge: SWiRL, arXiv:2504.04736, section 3.1. It explains, and ends with one of two words; a reply that
/// does not is asked for anew, and if none does, the judge cannot tell. The same is asked once.
final class ModelJudge {

    private static final int SHOWN = 400; // characters of an explanation
    private static final Words STEP = new Words("GOOD", "BAD");
    private static final Words OUTCOME = new Words("YES", "NO");

    private final ChatModel model;
    private final Judges settings;
    private final Seed seed;

    /// @param seed what is asked the n-th time draws from `seed / prompt / n` alone
    ModelJudge(ChatModel model, Judges settings, Seed seed) {
        this.model = model;
        this.settings = settings;
        this.seed = seed;
    }

    /// What a reply may end with.
    private record Words(String yes, String no) {}

    /// A problem's answer beside the right one.
    record Outcome(Task problem, String reference, String answer) {}

    /// A verdict on each step, in its state.
    List<Verdict> steps(List<ToolTasks.Step> steps) {
        return ask(
                steps.stream()
                        .map(step ->
                                Template.STEP.render(
                                        Map.of(
                                                "state", step.state().prompt(),
                                                "step", step.action())))
                        .toList(),
                STEP);
    }

    /// A verdict on each answer.
    List<Verdict> outcomes(List<Outcome> outcomes) {
        return ask(
                outcomes.stream()
                        .map(each ->
                                Template.OUTCOME.render(
                                        Map.of(
                                                "problem", each.problem().prompt(),
                                                "reference", each.reference(),
                                                "answer", each.answer())))
                        .toList(),
                OUTCOME);
    }

    private List<Verdict> ask(List<String> prompts, Words words) {
        var open = new LinkedHashSet<>(prompts);
        var verdicts = new HashMap<String, Verdict>();
        for (int attempt = 0; attempt < settings.tries() && !open.isEmpty(); attempt++) {
            int number = attempt;
            var asked = List.copyOf(open);
            var answers =
                    model.answer(asked.stream().map(prompt -> request(prompt, number)).toList());
            for (int i = 0; i < asked.size(); i++) {
                var prompt = asked.get(i);
                var answer = answers.get(i);
                verdict(answer, words)
                        .ifPresentOrElse(
                                verdict -> {
                                    verdicts.put(prompt, verdict);
                                    open.remove(prompt);
                                },
                                () -> verdicts.put(prompt, unsure(answer, words)));
            }
        }
        return prompts.stream()
                .map(prompt -> Objects.requireNonNull(verdicts.get(prompt)))
                .toList();
    }

    private ChatRequest request(String prompt, int attempt) {
        var sampling = settings.sampling();
        return new ChatRequest(
                List.of(new Message(Speaker.USER, prompt)),
                sampling.temperature(),
                sampling.topP(),
                sampling.maxTokens(),
                1,
                seed.derive(prompt).derive(attempt).value());
    }

    /// What the judge says; empty where that is not clear.
    private static Optional<Verdict> verdict(Answer answer, Words words) {
        if (!(answer instanceof Answer.Replies(var replies)) || !replies.getFirst().whole()) {
            return Optional.empty();
        }
        var lines = replies.getFirst().text().strip().lines().toList();
        var last = lines.isEmpty() ? "" : lines.getLast().strip();
        var why = shortened(String.join(" ", lines.subList(0, Math.max(0, lines.size() - 1))));
        if (last.equals(words.yes())) {
            return Optional.of(Verdict.correct("the judge: " + why));
        }
        return last.equals(words.no())
                ? Optional.of(Verdict.wrong("the judge: " + why))
                : Optional.empty();
    }

    private Verdict unsure(Answer answer, Words words) {
        var last =
                switch (answer) {
                    case Answer.Failed(var why) -> "no reply: " + why;
                    case Answer.Replies(var replies) -> shortened(replies.getFirst().text());
                };
        return Verdict.unscorable(
                Verdict.Cause.UNDECIDABLE,
                "the judge did not end with %s or %s in %d tries, the last being '%s'"
                        .formatted(words.yes(), words.no(), settings.tries(), last));
    }

    private static String shortened(String text) {
        var line = text.replaceAll("\\s+", " ").strip();
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
    }
}
