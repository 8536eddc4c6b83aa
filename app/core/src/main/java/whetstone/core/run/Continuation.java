package whetstone.core.run;

import java.util.Optional;
import whetstone.core.plugin.Plugins;
import whetstone.core.recipe.Recipe;
import whetstone.core.recipe.RecipeException;
import whetstone.core.recipe.Recipes;
import whetstone.core.store.Workspace;
import whetstone.device.ComputeDevice;

/// Where a run goes on that does not begin at its start.
///
/// @param point the checkpoint
/// @param over whether its stage is over, also where it has fewer steps than the recipe allows
public record Continuation(ForkPoint point, boolean over) {

    /// A fork, whose recipe says what is left.
    public static Continuation of(ForkPoint point) {
        return new Continuation(point, false);
    }

    /// Where a run that did not end goes on; empty where it has no whole checkpoint, and starts anew.
    ///
    /// @throws RecipeException if there is no such run, or if it is done
    public static Optional<Continuation> resumed(Workspace workspace, long run) {
        var found = RunService.unfinished(workspace, run);
        return ForkPoint.of(workspace, run).stream()
                .filter(point -> Progress.damage(workspace, point.checkpoint()).isEmpty())
                .findFirst()
                .map(point ->
                        new Continuation(
                                point,
                                SharedStart.begun(
                                        workspace, found, point.checkpoint().stage() + 1)));
    }

    /// Where a run goes on whose first stages an earlier run of the workspace did just so; empty where none did.
    public static Optional<Continuation> shared(
            Workspace workspace, Recipe recipe, Plugins plugins, ComputeDevice device) {
        try (var toolbox = Toolbox.open(recipe, plugins, workspace)) {
            var start = RunRecord.of(recipe, plugins, device, toolbox);
            return SharedStart.find(workspace, recipe, start, Recipes.of(plugins))
                    .map(found -> new Continuation(point(recipe, found), true));
        }
    }

    private static ForkPoint point(Recipe recipe, SharedStart found) {
        return new ForkPoint(found.end(), recipe.stages().get(found.stages() - 1).name());
    }
}
