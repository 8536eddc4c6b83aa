package whetstone.core.run;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import whetstone.core.recipe.Stage;
import whetstone.core.store.StepRows;

/// A stage that works on problems in several turns and keeps the steps to learn from. It is one step: stored whole, or
/// not at all.
final class ExploreStage {
    private ExploreStage() {}

    /// Plays the stage's problems, stores the trajectories, and puts their steps into the stage's pool.
    ///
    /// @param position of the stage in the recipe
    /// @throws Halted if the run was asked to end meanwhile
    static SortedMap<String, Double> run(Parts parts, Stage.Explore stage, int position) {
        long start = System.nanoTime();
        var seed = parts.seed().derive("stage").derive(stage.name());
        var mix = parts.source().mix(stage.domains());
        var levels = new Levels(mix, Stage.Curriculum.UNIFORM, Map.of());
        var draws = new Draws(parts.source(), levels, position, stage.problems());
        var problems = draws.of(0, seed.derive("problems"));
        var noise = new ToolTasks.Noise(stage.noise(), seed.derive("judge"));
        var episodes =
                new Episodes(parts, stage.name(), stage.decoding(), stage.turns(), noise)
                        .play(problems, stage.samples(), seed.derive("tokens"));
        var examples =
                Decomposition.of(episodes, stage.filter(), stage.keep(), seed.derive("keep"));
        var rows = new EpisodeRows(parts, stage.decoding().maxTokens(), episodes);
        var metrics = rows.metrics();
        long kept = examples.stream().filter(Decomposition.Example::kept).count();
        metrics.put("pool/kept", (double) kept);
        var timings = new TreeMap<String, Double>();
        timings.put("time/step", (System.nanoTime() - start) / 1e9);
        parts.journal()
                .append(
                        new StepRows(
                                stage.name(),
                                0,
                                rows.groups(),
                                rows.trajectories(),
                                metrics,
                                timings));
        return metrics;
    }
}
