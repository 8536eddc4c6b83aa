package whetstone.core.run;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import whetstone.api.Seed;
import whetstone.api.Task;
import whetstone.core.recipe.Stage;
import whetstone.core.store.Graded;
import whetstone.core.store.StepRows;
import whetstone.core.store.Trajectory;

/// A stage that measures the policy. It is one step: stored whole, or not at all.
final class EvaluationStage {
    private EvaluationStage() {}

    /// Samples every problem of the stage and stores the samples with their verdicts.
    ///
    /// @throws Halted if the run was asked to end meanwhile
    static SortedMap<String, Double> run(Parts parts, Stage.Evaluate stage) {
        long start = System.nanoTime();
        var tasks = parts.source().spread(stage.split(), stage.problems(), stage.domains());
        // The same numbers in every evaluation of a run: a difference is the policy's.
        var seed = parts.seed().derive("evaluate");
        var rows =
                stage.turns() > 1
                        ? inTurns(parts, stage, tasks, seed)
                        : atOnce(parts, stage, tasks, seed);
        var timings = new TreeMap<String, Double>();
        timings.put("time/step", (System.nanoTime() - start) / 1e9);
        parts.journal()
                .append(
                        new StepRows(
                                stage.name(),
                                0,
                                rows.groups(),
                                rows.trajectories(),
                                rows.metrics(),
                                timings));
        return rows.metrics();
    }

    private record Measured(
            List<Graded> groups,
            List<Trajectory> trajectories,
            SortedMap<String, Double> metrics) {}

    private static Measured atOnce(Parts parts, Stage.Evaluate stage, List<Task> tasks, Seed seed) {
        var sampled =
                new OnPolicy(parts, stage.name(), stage.decoding())
                        .sample(tasks, stage.samples(), seed).stream()
                                .map(Graded::untaught)
                                .toList();
        var graded = evaluating(stage).of(sampled, sampled.size());
        return new Measured(graded, List.of(), StepMetrics.ofRollouts(graded));
    }

    private static Measured inTurns(
            Parts parts, Stage.Evaluate stage, List<Task> tasks, Seed seed) {
        var episodes =
                new Episodes(
                                parts,
                                stage.name(),
                                stage.decoding(),
                                stage.turns(),
                                ToolTasks.Noise.NONE)
                        .play(tasks, stage.samples(), seed);
        var rows = new EpisodeRows(parts, stage.decoding().maxTokens(), episodes);
        var groups = evaluating(stage).of(rows.groups(), rows.problems());
        return new Measured(groups, rows.trajectories(), rows.metrics());
    }

    private static Evaluating evaluating(Stage.Evaluate stage) {
        return new Evaluating(stage.evaluators(), stage.samples());
    }
}
