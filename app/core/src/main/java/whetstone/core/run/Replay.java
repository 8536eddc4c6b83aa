package whetstone.core.run;

import static java.util.Comparator.comparing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import whetstone.api.Group;
import whetstone.api.Rollout;
import whetstone.api.Task;
import whetstone.api.Verdict;
import whetstone.core.plugin.AlgorithmBoundary;
import whetstone.core.plugin.Plugins;
import whetstone.core.recipe.Recipe;
import whetstone.core.recipe.RecipeException;
import whetstone.core.recipe.Recipes;
import whetstone.core.recipe.Stage;
import whetstone.core.store.Graded;
import whetstone.core.store.StoreException;
import whetstone.core.store.Workspace;

/// Gives credit for stored rollouts again, by another algorithm, pay or verifier. Nothing is sampled and nothing is
/// stored; losses, which need the policy of each step, are not computed.
public final class Replay {

    private static final String TYPE = "algorithm.type=";
    private static final Duration DEADLINE = Duration.ofSeconds(2); // of one verdict

    private final Workspace workspace;
    private final Plugins plugins;
    private final boolean again;

    /// @param again whether completions are judged anew, by the plugins that are loaded
    public Replay(Workspace workspace, Plugins plugins, boolean again) {
        this.workspace = workspace;
        this.plugins = plugins;
        this.again = again;
    }

    /// The `rl` stages of a run, replayed in order; those that it did not come to are left out.
    ///
    /// @param stage the only one that is replayed; empty for all
    /// @param overrides `algorithm=…`, `algorithm.key=value` or `pay.key=value`; a new `algorithm.type` begins with its
    ///     own defaults
    /// @throws RecipeException if an override is of another kind or cannot be read, if there is no such stage, or if the
    ///     algorithm needs what the run did not record
    public List<Replayed> of(long run, String stage, List<String> overrides) {
        var written = workspace.runs().find(run).orElseThrow(() -> missing(run)).start().recipe();
        var recipes = Recipes.of(plugins);
        var before = recipes.read(written, List.of());
        var stages =
                before.stages().stream()
                        .filter(one -> one instanceof Stage.Rl)
                        .map(Stage::name)
                        .filter(name -> stage.isEmpty() || name.equals(stage))
                        .toList();
        if (stages.isEmpty()) {
            throw new RecipeException(
                    "run %d: has no rl stage%s; its stages are %s"
                            .formatted(
                                    run,
                                    stage.isEmpty() ? "" : " '" + stage + "'",
                                    before.stages().stream().map(Stage::name).toList()));
        }
        var ordered = overrides.stream().sorted(comparing(o -> !o.startsWith(TYPE))).toList();
        var laid = stages.stream().flatMap(name -> laid(name, ordered)).distinct().toList();
        var after = recipes.read(written, laid);
        return stages.stream()
                .map(name -> replayed(run, rl(before, name), rl(after, name), pays(before, after)))
                .filter(replayed -> replayed.steps() > 0)
                .toList();
    }

    private StoreException missing(long run) {
        return new StoreException(
                "%s: has no run %d; 'whetstone runs list' shows those it has"
                        .formatted(workspace.folder(), run));
    }

    private static Stage.Rl rl(Recipe recipe, String name) {
        return recipe.stages().stream()
                .filter(stage -> stage instanceof Stage.Rl && stage.name().equals(name))
                .map(Stage.Rl.class::cast)
                .findFirst()
                .orElseThrow();
    }

    // A stored recipe names every key of its algorithm. Another type must not inherit them.
    private static Stream<String> laid(String stage, List<String> overrides) {
        return overrides.stream()
                .map(override -> {
                    if (override.startsWith(TYPE)) {
                        var type = override.substring(TYPE.length());
                        return "stages.%s.algorithm={type: %s}".formatted(stage, type);
                    }
                    if (override.matches("algorithm[.=].*")) {
                        return "stages.%s.%s".formatted(stage, override);
                    }
                    if (override.startsWith("pay.")) {
                        return override;
                    }
                    throw new RecipeException(
                            "--set %s: expected algorithm.… or pay.…; what was sampled is not sampled again"
                                    .formatted(override));
                });
    }

    /// What rewards are made of, where they are to be made again.
    private record Pays(Recipe recipe, boolean changed) {}

    private static Pays pays(Recipe before, Recipe after) {
        return new Pays(after, !before.pay().equals(after.pay()));
    }

    private Replayed replayed(long run, Stage.Rl before, Stage.Rl after, Pays pays) {
        var crediting = new Crediting(after.algorithm());
        var tally = new ReplayTally();
        try (var judges = new Judges()) {
            for (var step : workspace.rollouts().steps(run)) {
                if (!step.stage().equals(before.name())) {
                    continue;
                }
                var stored = workspace.rollouts().step(run, step.stage(), step.step()).groups();
                requireRecorded(run, after, stored);
                var groups =
                        stored.stream()
                                .map(Collected::of)
                                .map(one -> one.with(paid(one.group(), after, pays, judges)))
                                .toList();
                var credited = crediting.of(groups.stream().map(Collected::trained).toList());
                tally.add(step.step(), stored, Grading.of(groups, credited));
            }
        }
        return tally.of(run, before.name());
    }

    private static void requireRecorded(long run, Stage.Rl stage, List<Graded> stored) {
        var rollouts = stored.stream().flatMap(graded -> graded.group().rollouts().stream());
        var recorded = rollouts.map(Rollout::signals).map(Map::keySet).findFirst();
        for (var signal : AlgorithmBoundary.around(stage.algorithm()).needs()) {
            if (recorded.isPresent() && !recorded.get().contains(signal)) {
                throw new RecipeException(
                        "algorithm: it needs the signal %s, which run %d did not record; it recorded %s; choose another algorithm"
                                .formatted(signal, run, recorded.get()));
            }
        }
    }

    private Group paid(Group group, Stage.Rl stage, Pays pays, Judges judges) {
        if (!again && !pays.changed()) {
            return group;
        }
        var verdicts = new ArrayList<Judging.Pending>();
        if (again) {
            group.rollouts().forEach(r -> verdicts.add(judges.submit(group.task(), r)));
        }
        var members = new ArrayList<Rollout>();
        for (int i = 0; i < group.rollouts().size(); i++) {
            var rollout = group.rollouts().get(i);
            var verdict = again ? verdicts.get(i).join().verdict() : rollout.verdict();
            members.add(paid(rollout, verdict, stage, pays.recipe()));
        }
        return new Group(group.task(), members);
    }

    private static Rollout paid(Rollout rollout, Verdict verdict, Stage.Rl stage, Recipe recipe) {
        int limit = stage.decoding().maxTokens();
        return new Rollout(
                rollout.prompt(),
                rollout.completion(),
                rollout.signals(),
                rollout.text(),
                rollout.stop(),
                rollout.policyVersion(),
                verdict,
                recipe.pay().reward(verdict, rollout.completion().length, limit),
                rollout.steps());
    }

    /// The domains' judges, each made when it is first asked.
    private final class Judges implements AutoCloseable {
        private final Map<String, Judging> judges = new TreeMap<>();

        Judging.Pending submit(Task task, Rollout rollout) {
            return judges.computeIfAbsent(task.domain(), this::judging)
                    .submit(task.truth(), rollout.text());
        }

        private Judging judging(String id) {
            var domain =
                    plugins.verifier(id)
                            .orElseThrow(() ->
                                    new RecipeException(
                                            "%s: no loaded plugin has this domain, so its answers cannot be judged again"
                                                    .formatted(id)));
            return new Judging(domain, DEADLINE);
        }

        @Override
        public void close() {
            judges.values().forEach(Judging::close);
        }
    }
}
