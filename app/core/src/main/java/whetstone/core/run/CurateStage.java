package whetstone.core.run;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import whetstone.api.Curator.Candidate;
import whetstone.api.Curator.Kept;
import whetstone.api.Seed;
import whetstone.api.Split;
import whetstone.api.Task;
import whetstone.core.curate.Candidates;
import whetstone.core.recipe.RecipeException;
import whetstone.core.recipe.Stage;
import whetstone.core.store.Graded;
import whetstone.core.store.Pools;
import whetstone.core.store.StepRows;
import whetstone.core.store.Workspace;

/// A stage that chooses tasks for later ones. It is one step: stored whole, or not at all.
final class CurateStage {

    private final Workspace workspace;
    private final Parts parts;
    private final Stage.Curate stage;
    private final int position;
    private final Seed seed;

    /// A task to choose from, and how it fared.
    private record Tried(Task task, Candidate candidate) {
        Pools.Entry entry(boolean kept, String reason) {
            return new Pools.Entry(task, null, candidate.passRate(), kept, reason);
        }
    }

    /// @param position of the stage in the recipe
    CurateStage(Workspace workspace, Parts parts, Stage.Curate stage, int position) {
        this.workspace = workspace;
        this.parts = parts;
        this.stage = stage;
        this.position = position;
        seed = parts.seed().derive("stage").derive(stage.name());
    }

    /// Chooses, and stores what was chosen from, with every reason.
    ///
    /// @throws Halted if the run was asked to end meanwhile
    void run() {
        long start = System.nanoTime();
        boolean fresh = stage.from().isEmpty();
        var groups = fresh ? sampled() : List.<Graded>of();
        var tried = fresh ? tried(groups) : earlier();
        var kept =
                Candidates.choose(
                        "stages." + stage.name() + ".curator",
                        stage.curator(),
                        tried.stream().map(Tried::candidate).toList(),
                        stage.keep(),
                        seed.derive("curator"));
        var entries = entries(tried, kept);
        var metrics = fresh ? StepMetrics.ofRollouts(groups) : new TreeMap<String, Double>();
        add(metrics, entries);
        var timings = new TreeMap<String, Double>();
        timings.put("time/step", (System.nanoTime() - start) / 1e9);
        workspace.pools().put(parts.run(), position, entries);
        parts.journal().append(new StepRows(stage.name(), 0, groups, metrics, timings));
        parts.notes()
                .inform(
                        "%s keeps %d of %d tasks: of those %.1f %% were solved, of all %.1f %%"
                                .formatted(
                                        stage.name(),
                                        kept.size(),
                                        entries.size(),
                                        100 * metrics.getOrDefault("pool/pass_rate_kept", 0.0),
                                        100 * metrics.getOrDefault("pool/pass_rate", 0.0)));
    }

    private List<Graded> sampled() {
        var drawn =
                parts.source().spread(Split.TRAIN, stage.tasks(), List.of(), (long) position << 40);
        var seen = new HashSet<String>();
        var tasks = drawn.stream().filter(task -> seen.add(task.prompt())).toList();
        return new OnPolicy(parts, stage.name(), stage.decoding())
                .sample(tasks, stage.samples(), seed.derive("tokens")).stream()
                        .map(Graded::untaught)
                        .toList();
    }

    private static List<Tried> tried(List<Graded> groups) {
        var tried = new ArrayList<Tried>();
        for (var graded : groups) {
            var task = graded.group().task();
            var judged = graded.group().scorable().rollouts();
            int correct = (int) judged.stream().filter(r -> r.verdict().credit() == 1).count();
            int samples = judged.size();
            if (samples > 0) {
                var history = List.of((double) correct / samples);
                var candidate =
                        new Candidate(
                                task.id(), task.domain(), task.level(), samples, correct, history);
                tried.add(new Tried(task, candidate));
            }
        }
        return tried;
    }

    private List<Tried> earlier() {
        var rows = workspace.matrices().of(parts.run(), stage.from());
        var trained = rows.stream().filter(row -> row.split() == Split.TRAIN).toList();
        if (trained.isEmpty()) {
            throw new RecipeException(
                    "stages.%s.from: %s has no samples of tasks of the train split, and others are not to be trained on; name a stage of type rl, or an evaluation with split: train"
                            .formatted(stage.name(), stage.from()));
        }
        return Candidates.of(trained).stream()
                .map(one -> new Tried(workspace.tasks().find(one.task()).orElseThrow(), one))
                .toList();
    }

    private static List<Pools.Entry> entries(List<Tried> tried, List<Kept> kept) {
        var left = new LinkedHashMap<String, Tried>();
        tried.forEach(one -> left.put(one.task().id(), one));
        var entries = new ArrayList<Pools.Entry>();
        for (var one : kept) {
            var chosen = Objects.requireNonNull(left.remove(one.task()));
            entries.add(chosen.entry(true, one.reason()));
        }
        left.values().forEach(one -> entries.add(one.entry(false, "not chosen")));
        return entries;
    }

    private static void add(SortedMap<String, Double> metrics, List<Pools.Entry> entries) {
        var kept = entries.stream().filter(Pools.Entry::kept).toList();
        metrics.put("pool/tasks", (double) entries.size());
        metrics.put("pool/kept", (double) kept.size());
        metrics.put("pool/pass_rate", mean(entries));
        metrics.put("pool/pass_rate_kept", mean(kept));
    }

    private static double mean(List<Pools.Entry> entries) {
        return entries.stream().mapToDouble(Pools.Entry::score).average().orElse(Double.NaN);
    }
}
