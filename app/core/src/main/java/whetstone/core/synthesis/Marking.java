package whetstone.core.synthesis;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import whetstone.api.FinalAnswer;
import whetstone.api.Split;
import whetstone.api.Task;
import whetstone.api.Verdict;
import whetstone.api.Verifier;
import whetstone.core.curate.TaskIds;
import whetstone.core.plugin.Boundary;
import whetstone.core.plugin.Judge;
import whetstone.core.plugin.PluginInfo;
import whetstone.core.plugin.Plugins;
import whetstone.core.recipe.RecipeException;
import whetstone.core.recipe.Spelling;
import whetstone.core.recipe.TaskDefinition;

/// How the answers of a task are read, compared, judged and made into truths: by the verifier that its definition names.
///
/// @param version of the plugin that brings the verifier; part of every task's id
/// @param truth JSON with `"{answer}"` where the answer's text goes
public record Marking(Verifier<?> verifier, String version, String truth) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String ANSWER = JSON.writeValueAsString(TaskDefinition.ANSWER);

    /// The marking of `definition`.
    ///
    /// @throws RecipeException if there is no such verifier, or its truths cannot be made from a text
    public static Marking of(TaskDefinition definition, Plugins plugins) {
        var id = definition.answer();
        var verifier =
                plugins.verifier(id)
                        .orElseThrow(() ->
                                new RecipeException(
                                        "answer: no loaded plugin has verifier '%s'; %s"
                                                .formatted(
                                                        id,
                                                        Spelling.meant(
                                                                id,
                                                                plugins.verifiers().keySet()))));
        var version = plugins.provider(verifier).map(PluginInfo::version).orElse("");
        return of(verifier, version, definition.truth());
    }

    static Marking of(Verifier<?> verifier, String version, String template) {
        var type = Boundary.ask(verifier, "truthType", verifier::truthType);
        if (!template.isEmpty() && !template.contains(ANSWER)) {
            throw new RecipeException(
                    "truth: the answer's text must stand as a JSON text, such as {\"answer\": \"{answer}\"}; found "
                            + template);
        }
        return new Marking(
                verifier, version, template.isEmpty() ? only(verifier.id(), type) : template);
    }

    /// Checks that the verifier takes the demonstrations' answers.
    ///
    /// @throws RecipeException naming the first one that it does not take
    public void check(List<TaskDefinition.Demonstration> demonstrations) {
        for (int i = 0; i < demonstrations.size(); i++) {
            var output = demonstrations.get(i).output();
            var answer = plain(output);
            var verdict =
                    answer.map(text -> judge(text, tagged(text)))
                            .orElseGet(() -> Verdict.unreadable("no final answer"));
            if (!(verdict instanceof Verdict.Correct)) {
                throw new RecipeException(
                        "demonstrations[%d].output: %s finds its own answer %s (%s); end it with <answer>...</answer>, or name another verifier"
                                .formatted(i, verifier.id(), verdict.label(), verdict.why()));
            }
        }
    }

    private static String only(String id, Class<? extends Record> type) {
        var components = type.getRecordComponents();
        if (components.length == 1 && components[0].getType() == String.class) {
            return "{\"%s\": %s}".formatted(components[0].getName(), ANSWER);
        }
        throw new RecipeException(
                "answer: a truth of %s is more than a text, it has %s; say with 'truth:' how one is made, or take another verifier, such as math/expression"
                        .formatted(
                                id,
                                Arrays.stream(components).map(RecordComponent::getName).toList()));
    }

    /// The final answer that a reply states, marked as one.
    static Optional<String> stated(String reply) {
        return FinalAnswer.in(reply) instanceof FinalAnswer.One(var span) && !span.text().isBlank()
                ? Optional.of(span.text().strip())
                : Optional.empty();
    }

    /// The final answer of a text that may be nothing else.
    static Optional<String> plain(String output) {
        return switch (FinalAnswer.in(output)) {
            case FinalAnswer.None _ when !output.isBlank() && !output.strip().contains("\n") ->
                    Optional.of(output.strip());
            default -> stated(output);
        };
    }

    /// Whether two answers are the same one.
    boolean same(String one, String other) {
        return one.equals(other) || judge(one, tagged(other)) instanceof Verdict.Correct;
    }

    /// The verdict on `completion` where `answer` is right.
    Verdict judge(String answer, String completion) {
        return Judge.judge(verifier, truth(answer), completion);
    }

    static String tagged(String answer) {
        return "<answer>%s</answer>".formatted(answer);
    }

    /// The truth of a question whose answer is `answer`, JSON.
    String truth(String answer) {
        return truth.replace(ANSWER, JSON.writeValueAsString(answer));
    }

    /// `sample` as a task whose right answer is `answer`. Its level is 0 if it was made easier, 1 as written, 2 if it was
    /// made harder.
    ///
    /// @param prompt as the student is asked
    Task task(Sample sample, String prompt, String answer) {
        var parent = sample.origin().parent();
        var parentId = parent == null ? null : parent.task().id();
        var operation = sample.origin().operation();
        int level =
                switch (operation) {
                    case EASIER -> 0;
                    case WRITTEN -> 1;
                    case HARDER -> 2;
                };
        var truth = truth(answer);
        var id =
                TaskIds.of(
                        verifier.id(),
                        version,
                        operation.label(),
                        parentId == null ? "" : parentId,
                        prompt,
                        truth);
        return new Task(
                id,
                verifier.id(),
                level,
                Split.TRAIN,
                prompt,
                truth,
                parentId,
                parentId == null ? null : operation.label());
    }
}
