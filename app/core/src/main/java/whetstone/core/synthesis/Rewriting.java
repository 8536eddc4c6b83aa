package whetstone.core.synthesis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import whetstone.api.Seed;
import whetstone.core.recipe.Stage.Synthesize;
import whetstone.core.recipe.TaskDefinition;
import whetstone.core.synthesis.Sample.Operation;

/// Has the teacher make harder what the student solved, and easier what it did not: arXiv:2505.17063, section 3.2.
record Rewriting(
        TaskDefinition definition, Teacher teacher, Exercises exercises, Synthesize settings) {

    /// One new sample for each of `samples` that was checked, numbered on from them.
    List<Sample> rewrite(List<Sample> samples, Seed seed) {
        var parents =
                samples.stream().filter(each -> each.alive() && each.solved() != null).toList();
        var answers =
                teacher.ask(
                        Part.REWRITING,
                        parents.stream().map(this::prompt).toList(),
                        1,
                        settings.samplings().rewrite(),
                        seed);
        var rewritten = new ArrayList<Sample>();
        for (int i = 0; i < parents.size(); i++) {
            var parent = parents.get(i);
            var origin = new Sample.Origin(operation(parent), parent, parent.origin().passage());
            rewritten.add(
                    exercises.read(Part.REWRITING, samples.size() + i, origin, answers.get(i)));
        }
        return rewritten;
    }

    private static Operation operation(Sample parent) {
        return Objects.requireNonNull(parent.solved()) ? Operation.HARDER : Operation.EASIER;
    }

    private String prompt(Sample parent) {
        var values = new HashMap<>(Writing.words(definition));
        values.put("question", parent.input());
        values.put("answer", Objects.requireNonNull(parent.verdict()).response());
        var template = operation(parent) == Operation.HARDER ? Template.HARDER : Template.EASIER;
        return template.render(values);
    }
}
