package whetstone.core.forecast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;
import whetstone.core.forecast.Forecast.Span;
import whetstone.core.recipe.Recipe;
import whetstone.core.recipe.Stage;
import whetstone.core.store.Metrics;
import whetstone.core.store.Workspace;

/// What steps took in earlier runs of a workspace: of the same model and task mix, on the same hardware.
final class Earlier {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String TIME = "time/step";
    private static final int MOST = 5; // the newest runs that have a stage
    private static final double ONCE_LESS = 0.6; // where there is one step to go by
    private static final double ONCE_MORE = 1.6;

    private final Workspace workspace;
    private final List<PastRun> runs;

    /// What is known of a stage.
    ///
    /// @param step seconds of one
    /// @param steps that runs needed, from the fewest to the most; empty where that says nothing
    /// @param how which runs
    record Found(Span step, Optional<Span> steps, String how) {}

    /// @param past runs of the workspace, the newest first
    /// @param hardware that the recipe will run on, as runs record it
    Earlier(Workspace workspace, List<PastRun> past, Recipe recipe, String hardware) {
        this.workspace = workspace;
        runs =
                past.stream()
                        .filter(run -> run.hardware().equals(hardware))
                        .filter(run -> run.recipe().model().equals(recipe.model()))
                        .filter(run -> run.recipe().tasks().equals(recipe.tasks()))
                        .toList();
    }

    /// What steps like those of `stage` took.
    Optional<Found> of(Stage stage, Recipe recipe) {
        var like = Likeness.of(stage, recipe);
        var seconds = new ArrayList<Double>();
        var counts = new ArrayList<Integer>();
        var ids = new TreeSet<Long>();
        for (var one : runs) {
            for (var old : one.recipe().stages()) {
                if (Likeness.of(old, one.recipe()).equals(like) && ids.size() < MOST) {
                    var steps = steps(one, old);
                    seconds.addAll(steps);
                    if (!steps.isEmpty()) {
                        ids.add(one.id());
                        ended(one, old, steps.size()).ifPresent(counts::add);
                    }
                }
            }
        }
        return seconds.isEmpty()
                ? Optional.empty()
                : Optional.of(new Found(span(seconds), counted(counts), how(ids, seconds)));
    }

    // A stage that makes data is one step to whoever waits for it, whatever it is stored as; one
    // whose answers were kept
    // already says nothing of one that has to ask.
    private List<Double> steps(PastRun one, Stage old) {
        var steps =
                workspace.metrics().timing(one.id(), old.name(), TIME).stream()
                        .map(Metrics.Point::value)
                        .toList();
        if (!(old instanceof Stage.Synthesize)) {
            return kept(one, old) ? List.of() : steps;
        }
        int at = one.recipe().stages().indexOf(old);
        return workspace.syntheses().stages(one.id()).contains(at)
                ? List.of(steps.stream().mapToDouble(Double::doubleValue).sum())
                : List.of();
    }

    private boolean kept(PastRun one, Stage old) {
        return workspace.answers().spending(one.id()).stream()
                .anyMatch(spent -> spent.place().stage().equals(old.name()) && spent.hits() > 0);
    }

    // How many steps a stage took that ends when it has done enough.
    private Optional<Integer> ended(PastRun one, Stage old, int steps) {
        boolean over = old instanceof Stage.WarmUp warmUp && steps < warmUp.steps();
        return over && workspace.reports().find(one.id()).isPresent()
                ? Optional.of(steps)
                : Optional.empty();
    }

    private static Optional<Span> counted(List<Integer> counts) {
        var found = counts.stream().mapToInt(Integer::intValue).summaryStatistics();
        return counts.isEmpty()
                ? Optional.empty()
                : Optional.of(new Span(found.getMin(), found.getAverage(), found.getMax()));
    }

    private static Span span(List<Double> seconds) {
        var sorted = seconds.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        double mean = Arrays.stream(sorted).average().orElseThrow();
        return sorted.length == 1
                ? new Span(mean * ONCE_LESS, mean, mean * ONCE_MORE)
                : new Span(quantile(sorted, 0.1), mean, Math.max(mean, quantile(sorted, 0.9)));
    }

    private static double quantile(double[] sorted, double share) {
        return sorted[(int) Math.round(share * (sorted.length - 1))];
    }

    private static String how(SortedSet<Long> ids, List<Double> seconds) {
        double mean = seconds.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        return "%d steps of %.3g s in run %s"
                .formatted(
                        seconds.size(),
                        mean,
                        ids.reversed().stream()
                                .map(String::valueOf)
                                .collect(Collectors.joining(", ")));
    }

    /// How many times its steps' time the newest whole run took: storing, looking and checkpoints are between them.
    OptionalDouble besides() {
        for (var one : runs) {
            var report = workspace.reports().find(one.id());
            double steps =
                    one.recipe().stages().stream()
                            .flatMap(stage ->
                                    workspace
                                            .metrics()
                                            .timing(one.id(), stage.name(), TIME)
                                            .stream())
                            .mapToDouble(Metrics.Point::value)
                            .sum();
            if (report.isPresent() && steps > 0) {
                double all = JSON.readTree(report.get()).path("seconds").asDouble(steps);
                return OptionalDouble.of(Math.max(1, all / steps));
            }
        }
        return OptionalDouble.empty();
    }
}
