package whetstone.core.measure;

import java.util.List;
import java.util.Optional;
import whetstone.api.Seed;
import whetstone.core.recipe.Recipe;
import whetstone.core.recipe.Stage;
import whetstone.core.store.Verdicts.Tally;
import whetstone.core.store.Workspace;

/// Makes summaries from what the store holds.
public final class Summaries {
    private Summaries() {}

    /// The summary of a run whose recipe is `recipe`; evaluations that it did not come to are left out.
    ///
    /// @param seconds that the run took
    public static Summary of(Workspace workspace, long run, Recipe recipe, double seconds) {
        var evaluations =
                recipe.stages().stream()
                        .filter(stage -> stage instanceof Stage.Evaluate)
                        .map(stage -> workspace.verdicts().tallies(run, stage.name()))
                        .filter(tallies -> !tallies.isEmpty())
                        .toList();
        var seed = bootstrap(recipe);
        var before = evaluations.stream().findFirst();
        var after = evaluations.stream().skip(1).reduce((_, last) -> last);
        return new Summary(
                run,
                seconds,
                before.map(tallies -> Estimate.of(tallies, seed)),
                after.map(tallies -> Estimate.of(tallies, seed)),
                gain(before, after, seed),
                workspace.verdicts().unscorable(run),
                recipe.stages().stream()
                        .filter(stage -> stage instanceof Stage.Evaluate)
                        .map(Stage::name)
                        .flatMap(stage ->
                                Scored.of(stage, workspace.scores().of(run, stage), seed).stream())
                        .toList());
    }

    private static Optional<Summary.Gain> gain(
            Optional<List<Tally>> before, Optional<List<Tally>> after, Seed seed) {
        return before.flatMap(first -> after.flatMap(last -> Summary.Gain.of(first, last, seed)));
    }

    /// What the intervals of a run of `recipe` are drawn by.
    public static Seed bootstrap(Recipe recipe) {
        return new Seed(recipe.seed()).derive("bootstrap");
    }
}
