package whetstone.core.experiment;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import tools.jackson.databind.json.JsonMapper;
import whetstone.api.Seed;
import whetstone.core.compare.AcrossSeeds;
import whetstone.core.compare.AcrossSeeds.Pair;
import whetstone.core.compare.Differences;
import whetstone.core.compare.Evaluation;
import whetstone.core.plugin.PluginInfo;
import whetstone.core.plugin.Plugins;
import whetstone.core.recipe.Experiment;
import whetstone.core.recipe.Recipe;
import whetstone.core.recipe.RecipeException;
import whetstone.core.recipe.Recipes;
import whetstone.core.recipe.Stage;
import whetstone.core.run.RunService;
import whetstone.core.store.Runs;
import whetstone.core.store.Runs.Status;
import whetstone.core.store.Workspace;

/// Runs experiments: each arm with each seed, in an order that gives all arms their first seed first. Runs that were done
/// before by the same recipe with the same plugins are not done again, so that an experiment that was stopped goes on.
/// First stages that arms share are done once for each seed.
public final class Experimenting {

    private final Workspace workspace;
    private final Plugins plugins;
    private final RunService service;

    /// @param service of that workspace, with those plugins
    public Experimenting(Workspace workspace, Plugins plugins, RunService service) {
        this.workspace = workspace;
        this.plugins = plugins;
        this.service = service;
    }

    /// An experiment as it was written.
    ///
    /// @param text YAML
    /// @param recipe YAML of the recipe that all arms start from
    public record Written(String text, String recipe) {}

    private record Place(String arm, long seed) {}

    /// What came out; empty where the experiment was stopped, paused or failed on its way.
    ///
    /// @param told what runs next, by arm and seed
    /// @throws RecipeException if the file or an arm's recipe cannot be read
    public Optional<Result> run(Written written, BiConsumer<String, Long> told) {
        var experiment = Experiment.read(written.text());
        var recipes = recipes(experiment, written.recipe());
        long id = workspace.experiments().begin(experiment.name(), written.text());
        var runs = new TreeMap<String, Map<Long, Long>>();
        for (var entry : recipes.entrySet()) {
            var place = entry.getKey();
            told.accept(place.arm(), place.seed());
            var done = done(entry.getValue());
            if (done.isEmpty()) {
                return Optional.empty();
            }
            runs.computeIfAbsent(place.arm(), _ -> new TreeMap<>()).put(place.seed(), done.get());
        }
        var result = result(id, experiment, runs);
        workspace.experiments().end(id, new JsonMapper().writeValueAsString(result));
        return Optional.of(result);
    }

    // All of them before the first one runs: a mistake in the last arm is found at once.
    private Map<Place, Recipe> recipes(Experiment experiment, String base) {
        var all = new LinkedHashMap<Place, Recipe>();
        var reader = Recipes.of(plugins);
        for (long seed : experiment.seeds()) {
            experiment
                    .arms()
                    .forEach((arm, overrides) -> {
                        var laid = new ArrayList<>(experiment.set());
                        laid.addAll(overrides);
                        laid.add("name=%s/%s".formatted(experiment.name(), arm));
                        laid.add("seed=" + seed);
                        var recipe = reader.read(base, laid);
                        Recipes.check(recipe, plugins.domains().keySet());
                        requireEvaluation(arm, recipe);
                        all.put(new Place(arm, seed), recipe);
                    });
        }
        return all;
    }

    private static void requireEvaluation(String arm, Recipe recipe) {
        if (recipe.stages().stream().noneMatch(stage -> stage instanceof Stage.Evaluate)) {
            throw new RecipeException(
                    "arms.%s: its recipe has no stage of type evaluate, so nothing can be compared"
                            .formatted(arm));
        }
    }

    // The run that has done `recipe`; empty where it did not come to its end.
    private Optional<Long> done(Recipe recipe) {
        var known = known(recipe);
        if (known.isPresent() && known.get().run().status() == Status.DONE) {
            return Optional.of(known.get().run().id());
        }
        var outcome =
                known.isPresent()
                        ? service.resume(known.get().run().id())
                        : service.run(recipe, true);
        return outcome.status() == Status.DONE ? Optional.of(outcome.run()) : Optional.empty();
    }

    private Optional<Runs.Details> known(Recipe recipe) {
        var resolved = Recipes.of(plugins).write(recipe);
        var loaded = new HashSet<>(plugins.loaded().stream().map(Experimenting::row).toList());
        return workspace.runs().list().stream()
                .filter(run -> run.name().equals(recipe.name()) && run.seed() == recipe.seed())
                .flatMap(run -> workspace.runs().find(run.id()).stream())
                .filter(details -> details.start().recipe().equals(resolved))
                .filter(details -> new HashSet<>(details.start().plugins()).equals(loaded))
                .findFirst();
    }

    private static Runs.Plugin row(PluginInfo plugin) {
        return new Runs.Plugin(plugin.id(), plugin.version(), plugin.sha256());
    }

    private Result result(long id, Experiment experiment, Map<String, Map<Long, Long>> runs) {
        var prediction = experiment.prediction();
        int k = prediction.passAt();
        var source = new Evaluation.Source(workspace, plugins);
        var pairs =
                experiment.seeds().stream()
                        .map(seed ->
                                new Pair(
                                        seed,
                                        last(source, run(runs, prediction.worse(), seed)),
                                        last(source, run(runs, prediction.better(), seed))))
                        .toList();
        var found = AcrossSeeds.of(pairs, k, new Seed(0).derive("experiment"));
        return new Result(
                id,
                experiment.name(),
                prediction,
                Result.Verdict.of(found.all().low(), found.all().high()),
                found.all().difference(),
                found.all().low(),
                found.all().high(),
                found.seeds().stream().map(Experimenting::ofSeed).toList(),
                experiment.arms().keySet().stream()
                        .map(arm -> arm(arm, Objects.requireNonNull(runs.get(arm)), source, k))
                        .toList());
    }

    private static Result.OfSeed ofSeed(AcrossSeeds.OfSeed one) {
        var at = one.passAt();
        return new Result.OfSeed(one.seed(), at.problems(), at.difference(), at.low(), at.high());
    }

    private static Evaluation last(Evaluation.Source source, long run) {
        return source.of(run).getLast();
    }

    private static long run(Map<String, Map<Long, Long>> runs, String arm, long seed) {
        return Objects.requireNonNull(Objects.requireNonNull(runs.get(arm)).get(seed));
    }

    private Result.Arm arm(String name, Map<Long, Long> runs, Evaluation.Source source, int k) {
        List<Result.Run> of = new ArrayList<>();
        runs.forEach((seed, run) -> {
            var last = last(source, run);
            var reached = Differences.of(last, last, k).meanAfter();
            of.add(new Result.Run(seed, run, reached, workspace.budgets().of(run)));
        });
        return new Result.Arm(name, of);
    }
}
