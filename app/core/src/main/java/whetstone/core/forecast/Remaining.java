package whetstone.core.forecast;

import java.util.ArrayList;
import java.util.List;
import whetstone.core.recipe.Recipe;
import whetstone.core.recipe.Stage;
import whetstone.core.run.Continuation;

/// What is left of a recipe where a run goes on from a checkpoint.
///
/// @param recipe with the stages that are left, the first of them with the steps that are left of it
/// @param done steps of its first stage that the checkpoint holds
record Remaining(Recipe recipe, int done) {

    /// All of it.
    static Remaining all(Recipe recipe) {
        return new Remaining(recipe, 0);
    }

    /// What is left where a run goes on.
    static Remaining after(Continuation from, Recipe recipe) {
        var checkpoint = from.point().checkpoint();
        var stages = recipe.stages();
        var left = new ArrayList<Stage>();
        int done = from.over() ? Integer.MAX_VALUE : checkpoint.step() + 1;
        switch (stages.get(checkpoint.stage())) {
            case Stage.WarmUp s when s.steps() > done ->
                    left.add(s.resized(s.steps() - done, s.tasks()));
            case Stage.Rl s when s.steps() > done ->
                    left.add(s.resized(s.steps() - done, s.tasks(), s.decoding()));
            default -> {} // it is over, or it is done as a whole
        }
        int part = left.size() * done;
        left.addAll(stages.subList(checkpoint.stage() + 1, stages.size()));
        return new Remaining(recipe.withStages(List.copyOf(left)), part);
    }

    /// Names of the stages of `whole` that are over.
    List<String> over(Recipe whole) {
        return whole.stages().stream()
                .limit(whole.stages().size() - recipe.stages().size())
                .map(Stage::name)
                .toList();
    }
}
