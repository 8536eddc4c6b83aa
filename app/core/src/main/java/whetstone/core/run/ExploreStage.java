package whetstone.core.run;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import whetstone.api.Curriculum;
import whetstone.api.Seed;
import whetstone.api.Task;
import whetstone.core.recipe.Stage;
import whetstone.core.store.Pools;
import whetstone.core.store.StepRows;
import whetstone.core.store.Workspace;

/// A stage that works on problems in several turns and makes a pool of the steps. It is one step: stored whole, or not at
/// all.
final class ExploreStage {

    private final Workspace workspace;
    private final Parts parts;
    private final Stage.Explore stage;
    private final int position;
    private final Seed seed;

    /// @param position of the stage in the recipe
    ExploreStage(Workspace workspace, Parts parts, Stage.Explore stage, int position) {
        this.workspace = workspace;
        this.parts = parts;
        this.stage = stage;
        this.position = position;
        seed = parts.seed().derive("stage").derive(stage.name());
    }

    /// Plays, stores the trajectories, and makes the pool.
    ///
    /// @return the stage's metrics
    /// @throws Halted if the run was asked to end meanwhile
    SortedMap<String, Double> run() {
        long start = System.nanoTime();
        var noise = new ToolTasks.Noise(stage.noise(), seed.derive("judge"));
        var episodes =
                new Episodes(parts, stage.name(), stage.decoding(), stage.turns(), noise)
                        .play(problems(), stage.samples(), seed.derive("tokens"));
        var judged = RoleVerdicts.of(parts, stage).judge(episodes);
        var cut = Decomposition.of(episodes, stage.filter(), stage.keep(), seed.derive("keep"));
        var rows = new EpisodeRows(parts, stage.decoding().maxTokens(), episodes);
        var metrics = rows.metrics();
        metrics.putAll(judged);
        metrics.put("trajectories/kept", (double) cut.kept());
        var timings = new TreeMap<String, Double>();
        timings.put("time/step", (System.nanoTime() - start) / 1e9);
        workspace.pools().put(parts.run(), position, entries(cut));
        parts.journal()
                .append(
                        new StepRows(
                                stage.name(),
                                0,
                                rows.groups(),
                                rows.trajectories(),
                                metrics,
                                timings));
        tell(episodes.size(), cut);
        return metrics;
    }

    private List<Task> problems() {
        var mix = parts.source().mix(stage.domains());
        var levels = new Levels(mix, new Curriculum.Uniform(), Map.of());
        return new FreshDraws(parts.source(), levels, position, stage.problems())
                .of(0, seed.derive("problems")).stream().map(Draws.Example::task).toList();
    }

    private static List<Pools.Entry> entries(Decomposition cut) {
        return cut.examples().stream()
                .map(example ->
                        new Pools.Entry(
                                example.state(),
                                example.action(),
                                example.good() ? 1 : 0,
                                example.kept(),
                                example.why()))
                .toList();
    }

    private void tell(int played, Decomposition cut) {
        var text =
                "%s keeps %d of %d trajectories, of which %d pass the filter '%s'"
                        .formatted(
                                stage.name(),
                                cut.kept(),
                                played,
                                cut.passing(),
                                stage.filter().name().toLowerCase(Locale.ROOT));
        if (cut.kept() < stage.keep()) {
            parts.notes()
                    .warn(
                            text
                                    + "; keep asks for %d: explore more problems"
                                            .formatted(stage.keep()));
        } else {
            parts.notes().inform(text);
        }
    }
}
