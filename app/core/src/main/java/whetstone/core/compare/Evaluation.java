package whetstone.core.compare;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import whetstone.core.plugin.PluginInfo;
import whetstone.core.plugin.Plugins;
import whetstone.core.recipe.Recipes;
import whetstone.core.recipe.Stage;
import whetstone.core.store.Matrices.Row;
import whetstone.core.store.Runs;
import whetstone.core.store.StoreException;
import whetstone.core.store.Workspace;

/// What an `evaluate` stage of a run came to.
///
/// @param start what the run started with
/// @param settings of the stage
/// @param verifiers for each domain the plugin that judged it, as the run recorded it
/// @param rows problems with their samples
/// @param scores what evaluators said, by name, each by task
public record Evaluation(
        long run,
        Runs.Start start,
        Stage.Evaluate settings,
        SortedMap<String, String> verifiers,
        List<Row> rows,
        SortedMap<String, Map<String, Double>> scores) {

    /// One without evaluators.
    public Evaluation(
            long run,
            Runs.Start start,
            Stage.Evaluate settings,
            SortedMap<String, String> verifiers,
            List<Row> rows) {
        this(run, start, settings, verifiers, rows, Collections.emptySortedMap());
    }

    /// Finds the evaluations of runs.
    ///
    /// @param plugins that read the recipes and say which of them brings a domain
    public record Source(Workspace workspace, Plugins plugins) {

        /// The evaluations that `run` has done, in order.
        ///
        /// @throws StoreException if there is no such run, or if it has done none
        public List<Evaluation> of(long run) {
            var details =
                    workspace
                            .runs()
                            .find(run)
                            .orElseThrow(() ->
                                    new StoreException(
                                            "%s: has no run %d; 'whetstone runs list' shows those it has"
                                                    .formatted(workspace.folder(), run)));
            var recipe = Recipes.of(plugins).read(details.start().recipe(), List.of());
            var done =
                    recipe.stages().stream()
                            .filter(Stage.Evaluate.class::isInstance)
                            .map(Stage.Evaluate.class::cast)
                            .map(stage -> evaluation(details, stage))
                            .filter(evaluation -> !evaluation.rows().isEmpty())
                            .toList();
            if (done.isEmpty()) {
                throw new StoreException(
                        "run %d: has done no evaluation; give its recipe a stage of type evaluate, or let it go on"
                                .formatted(run));
            }
            return done;
        }

        /// The evaluation of `run` in the stage that is called `stage`.
        ///
        /// @throws StoreException if there is none
        public Evaluation of(long run, String stage) {
            var all = of(run);
            return all.stream()
                    .filter(evaluation -> evaluation.settings().name().equals(stage))
                    .findFirst()
                    .orElseThrow(() ->
                            new StoreException(
                                    "run %d: has done no evaluation '%s'; it has done %s"
                                            .formatted(
                                                    run,
                                                    stage,
                                                    all.stream()
                                                            .map(e -> e.settings().name())
                                                            .toList())));
        }

        private Evaluation evaluation(Runs.Details details, Stage.Evaluate stage) {
            long run = details.run().id();
            var rows = workspace.matrices().of(run, stage.name());
            var verifiers = new TreeMap<String, String>();
            rows.stream()
                    .map(Row::domain)
                    .distinct()
                    .forEach(id -> verifiers.put(id, verifier(details.start(), id)));
            var scores = workspace.scores().of(run, stage.name());
            return new Evaluation(run, details.start(), stage, verifiers, rows, scores);
        }

        // A domain that nobody brings any more was judged by one of the run's plugins: all of them.
        private String verifier(Runs.Start start, String id) {
            var owner =
                    plugins.verifier(id).flatMap(plugins::provider).map(PluginInfo::id).orElse("");
            var recorded =
                    start.plugins().stream()
                            .filter(plugin -> owner.isEmpty() || plugin.id().equals(owner))
                            .map(Evaluation::describe)
                            .toList();
            return String.join(", ", recorded);
        }
    }

    private static String describe(Runs.Plugin plugin) {
        var content = plugin.sha256();
        return "%s %s (%s)"
                .formatted(
                        plugin.id(),
                        plugin.version(),
                        content.substring(0, Math.min(12, content.length())));
    }

    /// Its problems by task id, in the order in which they were drawn.
    Map<String, Row> byTask() {
        var byTask = new LinkedHashMap<String, Row>();
        rows.forEach(row -> byTask.put(row.task(), row));
        return byTask;
    }
}
