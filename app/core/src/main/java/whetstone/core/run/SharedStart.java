package whetstone.core.run;

import java.util.List;
import java.util.Optional;
import whetstone.core.recipe.Recipe;
import whetstone.core.recipe.RecipeException;
import whetstone.core.recipe.Recipes;
import whetstone.core.recipe.Stage;
import whetstone.core.store.Checkpoints.Checkpoint;
import whetstone.core.store.Runs;
import whetstone.core.store.Workspace;

/// The first stages of a run, where an earlier run of the workspace has done the same: with the same seed, model, tasks and
/// settings, the same program, plugins, engine and machine, they would give the same rows again.
///
/// @param run the earlier one
/// @param stages how many first stages are alike; never all, since the last is what a run is for
/// @param end the earlier run's checkpoint after them
record SharedStart(long run, int stages, Checkpoint end) {

    /// The earlier run that shares most with a run of `recipe`.
    ///
    /// @param start what the new run starts with
    /// @param reader reads recipes as they were stored
    static Optional<SharedStart> find(
            Workspace workspace, Recipe recipe, Runs.Start start, Recipes reader) {
        // A folder may hold another model, or other texts, by now.
        boolean folders = !recipe.model().folder().isEmpty() || !recipe.tools().isEmpty();
        int most = folders ? 0 : repeatable(recipe.stages());
        var earlier =
                workspace.runs().list().stream()
                        .filter(run -> run.seed() == recipe.seed())
                        .flatMap(run -> workspace.runs().find(run.id()).stream())
                        .filter(run -> sameMachine(run.start(), start))
                        .filter(run -> !wentOnWithOthers(workspace, run.run().id()))
                        // What a fork's recipe says is not what its first part was done by.
                        .filter(run -> run.start().fork() == null)
                        .toList();
        for (int stages = most; stages > 0; stages--) {
            for (var one : earlier) {
                if (alike(one.start(), recipe, stages, reader)) {
                    var found = at(workspace, one, stages);
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
        }
        return Optional.empty();
    }

    // Up to the first stage that writes a pool, or the last.
    private static int repeatable(List<Stage> stages) {
        int count = 0;
        while (count < stages.size() - 1
                && !stages.get(count).makesPool()
                && stages.get(count).from().isEmpty()) {
            count++;
        }
        return count;
    }

    private static boolean sameMachine(Runs.Start one, Runs.Start other) {
        return one.plugins().equals(other.plugins())
                && one.versions().equals(other.versions())
                && one.hardware().equals(other.hardware());
    }

    private static boolean wentOnWithOthers(Workspace workspace, long run) {
        return workspace.events().any(run, RunService.OTHER_PLUGINS);
    }

    private static boolean alike(Runs.Start earlier, Recipe recipe, int stages, Recipes reader) {
        if (earlier.stages().size() < stages) {
            return false;
        }
        try {
            var other = reader.read(earlier.recipe(), List.of());
            return beginning(other, stages).equals(beginning(recipe, stages));
        } catch (RecipeException e) {
            return false; // It asks for what this version no longer has.
        }
    }

    private static Recipe beginning(Recipe recipe, int stages) {
        return new Recipe(
                "",
                recipe.seed(),
                recipe.model(),
                recipe.tasks(),
                recipe.pay(),
                recipe.roles(),
                recipe.tools(),
                1,
                recipe.pauseAboveUnscorable(),
                recipe.pauseOn(),
                recipe.stages().subList(0, stages));
    }

    // Where a later stage has begun, the last checkpoint of those before is their end.
    private static Optional<SharedStart> at(Workspace workspace, Runs.Details earlier, int stages) {
        long run = earlier.run().id();
        boolean begun = begun(workspace, earlier, stages);
        return workspace.checkpointRows().list(run).stream()
                .filter(_ -> begun)
                .filter(row -> row.stage() == stages - 1)
                .filter(row -> Progress.damage(workspace, row).isEmpty())
                .findFirst()
                .map(row -> new SharedStart(run, stages, row));
    }

    /// Whether a stage behind the first `stages` has begun.
    static boolean begun(Workspace workspace, Runs.Details of, int stages) {
        var later = of.start().stages().subList(stages, of.start().stages().size());
        return workspace.rollouts().steps(of.run().id()).stream()
                .anyMatch(step -> later.contains(step.stage()));
    }
}
