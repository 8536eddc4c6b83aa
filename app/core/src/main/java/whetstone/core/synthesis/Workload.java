package whetstone.core.synthesis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import whetstone.core.recipe.Stage.Synthesize;
import whetstone.core.recipe.Stage.Synthesize.Source;
import whetstone.core.recipe.TaskDefinition;

/// What a part will ask of the teacher, by a stage's settings alone: its own prompts, with a demonstration as the question.
///
/// @param requests conversations, if no sample is refused before
/// @param replies to each conversation
/// @param promptLength characters of a conversation
/// @param replyLength characters of a reply that is no longer than it must be
/// @param maxTokens of a reply
public record Workload(
        Part part, int requests, int replies, int promptLength, int replyLength, int maxTokens) {

    private static final int PASSAGE = 2048; // characters, as long as a passage can be
    private static final int LIST = 200; // characters of some keywords, or of a pattern

    /// The parts that ask, in their order.
    public static List<Workload> of(Synthesize stage) {
        var all = new ArrayList<Workload>();
        all.addAll(beforehand(stage));
        int count = stage.amounts().examples();
        var write = stage.samplings().write();
        var definition = stage.definition();
        int passage = definition.knowledge().isEmpty() ? 0 : PASSAGE;
        int prompt = Writing.prompt(definition, "").length() + passage;
        int exercise = question(definition).length() + output(definition).length() + LIST / 10;
        all.add(new Workload(Part.WRITING, count, 1, prompt, exercise, write.maxTokens()));
        all.addAll(votes(stage, Part.VOTING));
        if (stage.adapt()) {
            var values = new HashMap<>(Writing.words(definition));
            values.put("question", question(definition));
            values.put("answer", output(definition));
            int harder = Template.HARDER.render(values).length();
            int most = stage.samplings().rewrite().maxTokens();
            all.add(new Workload(Part.REWRITING, count, 1, harder, exercise, most));
            all.addAll(votes(stage, Part.SECOND_VOTING));
        }
        return all;
    }

    private static List<Workload> beforehand(Synthesize stage) {
        var all = new ArrayList<Workload>();
        var definition = stage.definition();
        int most = stage.samplings().write().maxTokens();
        var values =
                Map.of(
                        "description", definition.description(),
                        "demonstrations", Writing.text(definition.demonstrations()));
        if (!definition.knowledge().isEmpty()) {
            int requests = stage.follow() == Source.CODE ? 2 : 1; // synonyms are asked for too
            int prompt = Template.KEYWORDS.render(values).length();
            all.add(new Workload(Part.KEYWORDS, requests, 1, prompt, LIST, most));
        }
        if (!definition.demonstrations().isEmpty()) {
            int prompt = Template.PATTERN.render(values).length();
            all.add(new Workload(Part.PATTERN, 1, 1, prompt, LIST, most));
        }
        return all;
    }

    private static List<Workload> votes(Synthesize stage, Part part) {
        var amounts = stage.amounts();
        if (amounts.votes() == 0) {
            return List.of();
        }
        var definition = stage.definition();
        int prompt = Voting.prompt(definition, question(definition)).length();
        int most = stage.samplings().vote().maxTokens();
        int reply = output(definition).length();
        return List.of(
                new Workload(part, amounts.examples(), amounts.votes(), prompt, reply, most));
    }

    private static String question(TaskDefinition definition) {
        var shown = definition.demonstrations();
        return shown.isEmpty() ? definition.inputFormat() : shown.getFirst().input();
    }

    private static String output(TaskDefinition definition) {
        var shown = definition.demonstrations();
        return shown.isEmpty() ? definition.outputFormat() : shown.getFirst().output();
    }
}
