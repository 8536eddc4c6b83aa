package whetstone.core.forecast;

import java.util.List;
import java.util.Optional;
import whetstone.core.recipe.Recipe;
import whetstone.core.recipe.RecipeException;
import whetstone.core.recipe.Recipes;
import whetstone.core.store.Runs;
import whetstone.core.store.Workspace;

/// A run of the workspace and what it was to do.
///
/// @param hardware as runs record it
record PastRun(long id, Recipe recipe, String hardware) {

    /// Those whose recipes can still be read, the newest first.
    static List<PastRun> all(Workspace workspace, Recipes reader) {
        return workspace.runs().list().stream()
                .flatMap(run -> workspace.runs().find(run.id()).stream())
                .flatMap(details -> read(details, reader).stream())
                .toList();
    }

    private static Optional<PastRun> read(Runs.Details details, Recipes reader) {
        var start = details.start();
        try {
            var recipe = reader.read(start.recipe(), List.of());
            return Optional.of(new PastRun(details.run().id(), recipe, start.hardware()));
        } catch (RecipeException e) {
            return Optional.empty(); // it asks for what this version no longer has
        }
    }
}
