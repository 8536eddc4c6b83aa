package whetstone.core.recipe;

import java.util.List;
import java.util.Set;
import whetstone.core.plugin.AlgorithmBoundary;
import whetstone.core.recipe.Difference.Change;

/// What may be otherwise in a recipe that goes on from a checkpoint of another one's run.
public final class ForkRules {

    // They shaped what lies before the checkpoint, or which problems its evaluations measured.
    private static final Set<String> FIXED = Set.of("seed", "model", "tasks", "tools", "roles");
    private static final Set<String> SHAPE = Set.of("name", "type", "from");

    private final Recipe parent;
    private final Recipe fork;
    private final int stage;
    private final int step;

    private ForkRules(Recipe parent, Recipe fork, int stage, int step) {
        this.parent = parent;
        this.fork = fork;
        this.stage = stage;
        this.step = step;
    }

    /// The keys that differ, all of which can.
    ///
    /// @param stage position of the checkpoint's stage, from 0
    /// @param step the last step that the checkpoint holds
    /// @throws RecipeException naming a key that cannot be otherwise there
    public static List<Change> changes(
            Recipes recipes, Recipe parent, Recipe fork, int stage, int step) {
        var rules = new ForkRules(parent, fork, stage, step);
        var changes = Difference.changes(recipes.write(parent), recipes.write(fork));
        rules.requireStage();
        changes.forEach(rules::check);
        rules.requireRecorded();
        return changes;
    }

    private void requireStage() {
        if (fork.stages().size() <= stage) {
            throw new RecipeException(
                    "stages: %d are there, the checkpoint lies in number %d, %s; keep those up to it"
                            .formatted(fork.stages().size(), stage + 1, name()));
        }
        if (steps(fork) <= step) {
            throw new RecipeException(
                    "stages.%s.steps: %d, but the checkpoint holds %d already; set more, or fork from an earlier one"
                            .formatted(name(), steps(fork), step + 1));
        }
    }

    private void check(Change change) {
        var key = change.key();
        if (FIXED.contains(key.split("[.\\[]", 2)[0])) {
            throw refused(change, "what lies before the checkpoint was made with the old value");
        }
        for (int i = 0; i < stage; i++) {
            if (within(key, i)) {
                throw refused(change, "the stage lies before the checkpoint");
            }
        }
        if (!within(key, stage)) {
            return;
        }
        var rest = key.substring(key.indexOf(']') + 1).replaceFirst("^\\.", "");
        if (SHAPE.contains(rest)) {
            throw refused(change, "the checkpoint lies within this stage");
        }
        if (steps(fork) == step + 1 && !rest.equals("steps")) {
            throw refused(
                    change,
                    "the checkpoint is the stage's last, so it would change nothing; set more steps too, or fork from an earlier one");
        }
    }

    private static boolean within(String key, int stage) {
        return key.startsWith("stages[%d]".formatted(stage));
    }

    // Steps of before the fork are trained on once more, with the signals that they were stored
    // with.
    private void requireRecorded() {
        if (parent.stages().get(stage) instanceof Stage.Rl before
                && fork.stages().get(stage) instanceof Stage.Rl after
                && after.buffer().share() > 0) {
            var recorded = AlgorithmBoundary.around(before.algorithm()).needs();
            var needed = AlgorithmBoundary.around(after.algorithm()).needs();
            if (!recorded.containsAll(needed)) {
                throw new RecipeException(
                        "stages.%s.algorithm: needs the signals %s, and the buffer holds steps with %s alone; set buffer.share to 0"
                                .formatted(name(), needed, recorded));
            }
        }
    }

    private RecipeException refused(Change change, String why) {
        return new RecipeException(
                "%s: cannot change from %s to %s in a fork: %s; take it back, or start a new run"
                        .formatted(path(change.key()), change.before(), change.after(), why));
    }

    // By the stage's name, as people write it.
    private String path(String key) {
        for (int i = 0; i < parent.stages().size(); i++) {
            var index = "stages[%d]".formatted(i);
            if (key.startsWith(index)) {
                return "stages." + parent.stages().get(i).name() + key.substring(index.length());
            }
        }
        return key;
    }

    private String name() {
        return parent.stages().get(stage).name();
    }

    private int steps(Recipe recipe) {
        return switch (recipe.stages().get(stage)) {
            case Stage.WarmUp warmUp -> warmUp.steps();
            case Stage.Rl rl -> rl.steps();
            // Done as a whole; its last step is whatever the checkpoint says.
            case Stage.Evaluate _, Stage.Explore _, Stage.Curate _, Stage.Synthesize _ -> step + 1;
        };
    }
}
