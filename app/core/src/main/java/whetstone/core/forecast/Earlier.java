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
import whetstone.core.recipe.RecipeException;
import whetstone.core.recipe.Recipes;
import whetstone.core.recipe.Stage;
import whetstone.core.store.Metrics;
import whetstone.core.store.Runs;
import whetstone.core.store.Workspace;

/// What steps took in earlier runs of a workspace: of the same model and task mix, on the same hardware.
final class Earlier {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String TIME = "time/step";
    private static final int MOST = 5; // the newest runs that have a stage
    private static final double ONCE_LESS = 0.6; // where there is one step to go by
    private static final double ONCE_MORE = 1.6;

    private final Workspace workspace;
    private final List<One> runs = new ArrayList<>();

    /// A run and its recipe.
    private record One(long id, Recipe recipe) {}

    /// What is known of a stage.
    ///
    /// @param step seconds of one
    /// @param steps that runs needed, from the fewest to the most; empty where that says nothing
    /// @param how which runs
    record Found(Span step, Optional<Span> steps, String how) {}

    /// @param hardware that the recipe will run on, as runs record it
    Earlier(Workspace workspace, Recipe recipe, String hardware, Recipes reader) {
        this.workspace = workspace;
        for (var run : workspace.runs().list()) {
            workspace
                    .runs()
                    .find(run.id())
                    .filter(details -> details.start().hardware().equals(hardware))
                    .flatMap(details -> read(details, reader))
                    .filter(one -> one.recipe.model().equals(recipe.model()))
                    .filter(one -> one.recipe.tasks().equals(recipe.tasks()))
                    .ifPresent(runs::add);
        }
    }

    private static Optional<One> read(Runs.Details details, Recipes reader) {
        try {
            var recipe = reader.read(details.start().recipe(), List.of());
            return Optional.of(new One(details.run().id(), recipe));
        } catch (RecipeException e) {
            return Optional.empty(); // it asks for what this version no longer has
        }
    }

    /// What steps like those of `stage` took.
    Optional<Found> of(Stage stage) {
        var seconds = new ArrayList<Double>();
        var counts = new ArrayList<Integer>();
        var ids = new TreeSet<Long>();
        for (var one : runs) {
            for (var old : one.recipe.stages()) {
                if (Likeness.of(old).equals(Likeness.of(stage)) && ids.size() < MOST) {
                    var steps = workspace.metrics().timing(one.id, old.name(), TIME);
                    steps.forEach(step -> seconds.add(step.value()));
                    if (!steps.isEmpty()) {
                        ids.add(one.id);
                        ended(one, old, steps).ifPresent(counts::add);
                    }
                }
            }
        }
        return seconds.isEmpty()
                ? Optional.empty()
                : Optional.of(new Found(span(seconds), counted(counts), how(ids, seconds)));
    }

    // How many steps a stage took that ends when it has done enough.
    private Optional<Integer> ended(One one, Stage old, List<Metrics.Point> steps) {
        boolean over = old instanceof Stage.WarmUp warmUp && steps.size() < warmUp.steps();
        return over && workspace.reports().find(one.id).isPresent()
                ? Optional.of(steps.size())
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
            var report = workspace.reports().find(one.id);
            double steps =
                    one.recipe.stages().stream()
                            .flatMap(stage ->
                                    workspace.metrics().timing(one.id, stage.name(), TIME).stream())
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
