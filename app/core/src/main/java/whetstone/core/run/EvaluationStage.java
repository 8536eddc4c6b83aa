package whetstone.core.run;

import java.util.SortedMap;
import java.util.TreeMap;
import whetstone.core.recipe.Stage;
import whetstone.core.store.Graded;
import whetstone.core.store.StepRows;

/// A stage that measures the policy. It is one step: stored whole, or not at all.
final class EvaluationStage {
    private EvaluationStage() {}

    /// Samples every problem of the stage and stores the samples with their verdicts.
    ///
    /// @throws Halted if the run was asked to end meanwhile
    static SortedMap<String, Double> run(Parts parts, Stage.Evaluate stage) {
        long start = System.nanoTime();
        var tasks = parts.source().spread(stage.split(), stage.problems());
        // The same numbers in every evaluation of a run: a difference is the policy's.
        var seed = parts.seed().derive("evaluate");
        var onPolicy = new OnPolicy(parts, stage.name(), stage.decoding());
        var graded =
                onPolicy.sample(tasks, stage.samples(), seed).stream()
                        .map(Graded::untaught)
                        .toList();
        var metrics = StepMetrics.ofRollouts(graded);
        var timings = new TreeMap<String, Double>();
        timings.put("time/step", (System.nanoTime() - start) / 1e9);
        parts.journal().append(new StepRows(stage.name(), 0, graded, metrics, timings));
        return metrics;
    }
}
