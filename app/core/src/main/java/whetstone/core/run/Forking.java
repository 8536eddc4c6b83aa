package whetstone.core.run;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import whetstone.core.plugin.Plugins;
import whetstone.core.recipe.Difference.Change;
import whetstone.core.recipe.ForkRules;
import whetstone.core.recipe.Recipe;
import whetstone.core.recipe.RecipeException;
import whetstone.core.recipe.Recipes;
import whetstone.core.store.Checkpoints.Checkpoint;
import whetstone.core.store.Runs;
import whetstone.core.store.StoreException;
import whetstone.core.store.Workspace;
import whetstone.model.ModelFolder;

/// A recipe that is to go on from a checkpoint of a run.
///
/// @param parent what the run started with
/// @param folder of the checkpoint
/// @param changes keys that are otherwise than in the parent's recipe
record Forking(
        Runs.Start parent, Checkpoint from, Path folder, Recipe recipe, List<Change> changes) {

    /// @throws RecipeException if there is no such run, or if the recipe cannot go on from there
    /// @throws StoreException if the checkpoint is damaged
    static Forking of(Workspace workspace, Checkpoint from, Recipe recipe, Plugins plugins) {
        var parent =
                workspace
                        .runs()
                        .find(from.run())
                        .orElseThrow(() ->
                                new RecipeException(
                                        "--fork %d: no such run; 'whetstone runs list' shows them"
                                                .formatted(from.run())))
                        .start();
        var recipes = Recipes.of(plugins);
        var before = recipes.read(parent.recipe(), List.of());
        var changes = ForkRules.changes(recipes, before, recipe, from.stage(), from.step());
        var folder = workspace.folder().resolve(from.path());
        CheckpointFolder.damage(folder)
                .ifPresent(damage -> {
                    throw new StoreException(
                            "checkpoint %s: %s; fork from another one".formatted(folder, damage));
                });
        return new Forking(parent, from, folder, recipe, changes);
    }

    /// Where the new run leaves the parent.
    Runs.Fork point() {
        return new Runs.Fork(from.run(), from.stage(), from.step());
    }

    /// What can be said against the recipe before the first token.
    Preflight preflight(TaskSource source) {
        return new Preflight(
                recipe,
                source,
                ModelFolder.readTokenizer(folder),
                ModelFolder.readShape(folder).context());
    }

    /// In a line for people.
    String told() {
        var what =
                changes.isEmpty()
                        ? "with the same recipe"
                        : changes.stream().map(Change::toString).collect(Collectors.joining(", "));
        return "goes on from run %d after step %d of %s: %s"
                .formatted(from.run(), from.step(), parent.stages().get(from.stage()), what);
    }
}
