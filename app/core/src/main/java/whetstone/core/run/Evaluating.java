package whetstone.core.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import whetstone.api.Evaluator;
import whetstone.api.Group;
import whetstone.core.plugin.Boundary;
import whetstone.core.plugin.PluginException;
import whetstone.core.store.Graded;

/// Asks the evaluators of a stage what the samples of each problem are worth.
final class Evaluating {

    private static final int LONGEST = 60; // characters of a name

    private final List<Evaluator> evaluators;
    private final int samples;

    /// @param samples of each problem: what is in its group behind these is no last action of several
    Evaluating(List<Evaluator> evaluators, int samples) {
        this.evaluators = evaluators;
        this.samples = samples;
    }

    /// The first `problems` of `graded` with what the evaluators say, the others as they are.
    ///
    /// @throws PluginException if an evaluator fails, does not answer, or gives what is no score
    List<Graded> of(List<Graded> graded, long problems) {
        if (evaluators.isEmpty()) {
            return graded;
        }
        return Boundary.many(() -> {
            var scored = new ArrayList<Graded>();
            for (var one : graded) {
                scored.add(scored.size() < problems ? one.scored(scores(one.group())) : one);
            }
            return List.copyOf(scored);
        });
    }

    private SortedMap<String, Double> scores(Group group) {
        var last = group.rollouts().subList(0, Math.min(samples, group.rollouts().size()));
        var problem = new Group(group.task(), last).scorable();
        var all = new TreeMap<String, Double>();
        if (problem.rollouts().isEmpty()) {
            return all;
        }
        for (var evaluator : evaluators) {
            all.putAll(
                    Boundary.ask(
                            evaluator,
                            "scores",
                            () -> checked(Map.copyOf(evaluator.scores(problem)), all)));
        }
        return all;
    }

    private static Map<String, Double> checked(
            Map<String, Double> scores, Map<String, Double> others) {
        scores.forEach((name, score) -> {
            if (name.isBlank() || name.length() > LONGEST || !Double.isFinite(score)) {
                throw new IllegalStateException(
                        "it gave '%s' the score %s; expected a name of 1 to %d characters and a finite number"
                                .formatted(name, score, LONGEST));
            }
            if (others.containsKey(name)) {
                throw new IllegalStateException(
                        "it gave '%s' a score, which another evaluator of the stage gave; its names must say its settings"
                                .formatted(name));
            }
        });
        return scores;
    }
}
