package whetstone.core.synthesis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import whetstone.api.Seed;
import whetstone.core.knowledge.Passage;
import whetstone.core.recipe.Stage.Synthesize;
import whetstone.core.recipe.TaskDefinition;
import whetstone.core.recipe.TaskDefinition.Demonstration;

/// Has the teacher write examples, each from one passage where there are any: arXiv:2505.17063, section 3.1.
public record Writing(
        TaskDefinition definition, Teacher teacher, Exercises exercises, Synthesize settings) {

    private static final int SHOWN = 3; // demonstrations in one prompt
    private static final int LONGEST = 2048; // characters of a passage

    /// As many samples as the stage wants, with what can be said against each.
    ///
    /// @param pattern what demonstrations have in common; empty where there are none
    /// @param passages in the order in which they are used; again from the first where they do not suffice
    List<Sample> examples(String pattern, List<Passage> passages, Seed seed) {
        int count = settings.amounts().examples();
        var prompts =
                IntStream.range(0, count)
                        .mapToObj(i -> prompt(pattern, passage(passages, i), seed.derive(i)))
                        .toList();
        var answers =
                teacher.ask(
                        Part.WRITING, prompts, 1, settings.samplings().write(), seed.derive("ask"));
        var samples = new ArrayList<Sample>();
        for (int i = 0; i < count; i++) {
            var passage = passages.isEmpty() ? "" : passages.get(i % passages.size()).id();
            var origin = new Sample.Origin(Sample.Operation.WRITTEN, null, passage);
            samples.add(exercises.read(Part.WRITING, i, origin, answers.get(i)));
        }
        return samples;
    }

    private static String passage(List<Passage> passages, int index) {
        if (passages.isEmpty()) {
            return "";
        }
        var text = passages.get(index % passages.size()).text();
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }

    private String prompt(String pattern, String passage, Seed seed) {
        var values = new HashMap<>(words(definition));
        values.put("pattern", pattern);
        values.put("passage", passage);
        values.put("demonstrations", text(shown(seed)));
        return Template.WRITE.render(values);
    }

    /// An example of what the teacher is told, for a person.
    ///
    /// @param passage of the knowledge; empty for none
    public static String prompt(TaskDefinition definition, String passage) {
        var values = new HashMap<>(words(definition));
        values.put("passage", passage);
        values.put(
                "demonstrations", text(definition.demonstrations().stream().limit(SHOWN).toList()));
        return Template.WRITE.render(values);
    }

    // With a probability of one demonstration per example.
    private List<Demonstration> shown(Seed seed) {
        var all = definition.demonstrations();
        var random = seed.random();
        double share = (double) all.size() / settings.amounts().examples();
        if (random.nextDouble() >= share) {
            return List.of();
        }
        return Draw.shuffled(all, random).stream().limit(SHOWN).toList();
    }

    static Map<String, String> words(TaskDefinition definition) {
        return Map.of(
                "description", definition.description(),
                "inputFormat", definition.inputFormat(),
                "outputFormat", definition.outputFormat());
    }

    static String text(List<Demonstration> demonstrations) {
        return demonstrations.stream()
                .map(each -> "Input: %s\nOutput: %s".formatted(each.input(), each.output()))
                .collect(Collectors.joining("\n\n"));
    }
}
