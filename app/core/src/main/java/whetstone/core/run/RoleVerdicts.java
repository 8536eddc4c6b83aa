package whetstone.core.run;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import whetstone.api.Group;
import whetstone.api.Rollout;
import whetstone.api.Verdict;
import whetstone.core.recipe.Recipe;
import whetstone.core.recipe.RecipeException;
import whetstone.core.recipe.Stage;

/// Has roles judge what programs have judged, where an exploring stage names them: for its filter, and for the reward of
/// stages that learn from its steps. What cannot be read needs no judge.
final class RoleVerdicts {

    private final Parts parts;
    private final Stage.Explore stage;
    private final String payer;

    /// @param payer name of the stage that asks
    private RoleVerdicts(Parts parts, Stage.Explore stage, String payer) {
        this.parts = parts;
        this.stage = stage;
        this.payer = payer;
    }

    /// For the filter of `stage`.
    static RoleVerdicts of(Parts parts, Stage.Explore stage) {
        return new RoleVerdicts(parts, stage, stage.name());
    }

    /// Refuses roles that nobody is bound to.
    ///
    /// @throws RecipeException naming the stage
    static void check(Stage.Explore stage, Recipe recipe) {
        for (var role : List.of(stage.judges().process(), stage.judges().outcome())) {
            if (!role.isEmpty() && !recipe.roles().containsKey(role)) {
                throw new RecipeException(
                        "roles.%s: nobody is bound to it and stages.%s.judges names it; bind an endpoint, such as 'roles: {%s: {endpoint: http://localhost:8000/v1, model: …}}', or leave it out of judges: then a program judges"
                                .formatted(role, stage.name(), role));
            }
        }
    }

    /// How the groups of `stage` are judged: by the role that judged the steps that it learns from, or as they are.
    static UnaryOperator<List<Group>> reward(Parts parts, Stage.Rl stage) {
        return parts.recipe().stages().stream()
                .filter(Stage.Explore.class::isInstance)
                .map(Stage.Explore.class::cast)
                .filter(each -> each.name().equals(stage.from()))
                .filter(each -> !each.judges().process().isEmpty())
                .findFirst()
                .<UnaryOperator<List<Group>>>map(explore -> {
                    var verdicts = new RoleVerdicts(parts, explore, stage.name());
                    return groups -> verdicts.groups(groups, stage.decoding().maxTokens());
                })
                .orElseGet(UnaryOperator::identity);
    }

    // One seed for filter and reward: asked again about the same, a role need not be asked.
    private ModelJudge judge(String role) {
        var seed = parts.seed().derive("stage").derive(stage.name()).derive("judge");
        return new ModelJudge(parts.roles().of(role, payer), stage.judges(), seed.derive(role));
    }

    /// Judges `episodes` anew, as far as roles are named for it.
    ///
    /// @return metrics of how the roles judged; METRICS.md says what each one is
    SortedMap<String, Double> judge(List<Episode> episodes) {
        var metrics = new TreeMap<String, Double>();
        if (!stage.judges().process().isEmpty()) {
            metrics.putAll(steps(episodes));
        }
        if (!stage.judges().outcome().isEmpty()) {
            metrics.putAll(outcomes(episodes));
        }
        return metrics;
    }

    private Map<String, Double> steps(List<Episode> episodes) {
        var acts =
                episodes.stream()
                        .flatMap(episode -> episode.acts().stream())
                        .filter(act -> readable(act.verdict()))
                        .toList();
        var found =
                judge(stage.judges().process())
                        .steps(
                                acts.stream()
                                        .map(act -> new ToolTasks.Step(act.state(), act.text()))
                                        .toList());
        var verdicts = new IdentityHashMap<Episode.Act, Verdict>();
        IntStream.range(0, acts.size()).forEach(i -> verdicts.put(acts.get(i), found.get(i)));
        episodes.forEach(episode ->
                episode.rejudged(act -> act.judged(verdicts.getOrDefault(act, act.verdict()))));
        return metrics("step", acts.stream().map(Episode.Act::verdict).toList(), found);
    }

    private Map<String, Double> outcomes(List<Episode> episodes) {
        var answered = episodes.stream().filter(each -> readable(each.outcome())).toList();
        var before = answered.stream().map(Episode::outcome).toList();
        var found =
                judge(stage.judges().outcome())
                        .outcomes(answered.stream().map(this::outcome).toList());
        IntStream.range(0, answered.size()).forEach(i -> answered.get(i).judged(found.get(i)));
        return metrics("outcome", before, found);
    }

    private ModelJudge.Outcome outcome(Episode episode) {
        var reference = parts.source().tools().reference(episode.problem());
        return new ModelJudge.Outcome(episode.problem(), reference, episode.last().text());
    }

    private static boolean readable(Verdict verdict) {
        return !(verdict instanceof Verdict.Unreadable);
    }

    private static Map<String, Double> metrics(
            String what, List<Verdict> program, List<Verdict> role) {
        double count = Math.max(1, role.size());
        long unsure = role.stream().filter(verdict -> !verdict.scorable()).count();
        long same =
                IntStream.range(0, role.size())
                        .filter(i -> role.get(i).label().equals(program.get(i).label()))
                        .count();
        return Map.of(
                "judge/%s_agreement".formatted(what), same / count,
                "judge/%s_unsure_share".formatted(what), unsure / count);
    }

    private List<Group> groups(List<Group> groups, int maxTokens) {
        var asked = new ArrayList<Rollout>();
        var steps = new ArrayList<ToolTasks.Step>();
        for (var group : groups) {
            for (var rollout : group.rollouts()) {
                if (readable(rollout.verdict())) {
                    asked.add(rollout);
                    steps.add(new ToolTasks.Step(group.task(), rollout.text()));
                }
            }
        }
        var found = judge(stage.judges().process()).steps(steps);
        var verdicts = new IdentityHashMap<Rollout, Verdict>();
        IntStream.range(0, asked.size()).forEach(i -> verdicts.put(asked.get(i), found.get(i)));
        return groups.stream()
                .map(group ->
                        new Group(
                                group.task(),
                                group.rollouts().stream()
                                        .map(rollout -> rewarded(rollout, verdicts, maxTokens))
                                        .toList()))
                .toList();
    }

    private Rollout rewarded(Rollout old, Map<Rollout, Verdict> verdicts, int maxTokens) {
        var verdict = verdicts.get(old);
        if (verdict == null) {
            return old;
        }
        int length = old.completion().length;
        return new Rollout(
                old.prompt(),
                old.completion(),
                old.signals(),
                old.text(),
                old.stop(),
                old.policyVersion(),
                verdict,
                parts.recipe().pay().reward(verdict, length, maxTokens),
                old.steps());
    }
}
