package whetstone.core.forecast;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import whetstone.core.forecast.Forecast.Disk;
import whetstone.core.forecast.Forecast.Source;
import whetstone.core.plugin.Plugins;
import whetstone.core.recipe.Recipe;
import whetstone.core.recipe.Recipes;
import whetstone.core.recipe.Stage;
import whetstone.core.run.Rehearsal;
import whetstone.core.store.Workspace;
import whetstone.device.ComputeDevice;

/// Says what recipes will take: by earlier runs of the workspace where there are such, else by some steps that are done
/// for their time; memory and disk by arithmetic.
public final class Forecasting {

    private final Plugins plugins;
    private final ComputeDevice device;
    private final Consumer<String> progress;

    /// @param progress is told the name of each stage that is tried
    public Forecasting(Plugins plugins, ComputeDevice device, Consumer<String> progress) {
        this.plugins = plugins;
        this.device = device;
        this.progress = progress;
    }

    /// What a run of `recipe` will take.
    ///
    /// @param workspace with earlier runs; empty where it is not there yet
    /// @param folder of the workspace
    public Forecast of(Recipe recipe, Optional<Workspace> workspace, Path folder) {
        long program = Machine.resident();
        long available = Machine.available();
        double load = Machine.load();
        var earlier = workspace.map(open -> earlier(recipe, open));
        try (var rehearsal = Rehearsal.open(recipe, plugins, device)) {
            var needs = Needs.of(recipe, rehearsal.shape(), device, rehearsal.prompt());
            boolean fits = needs.memory(program, 0, available).peak() <= available;
            int answer = usual(recipe, rehearsal);
            var trials = fits ? Optional.of(rehearsal) : Optional.<Rehearsal>empty();
            var stages = new Times(recipe, earlier, trials, answer, progress).all();
            boolean card = !device.description().startsWith("cpu");
            return new Forecast(
                    recipe.name(),
                    device.description(),
                    load,
                    rehearsal.shape().parameters(),
                    stages,
                    Times.sum(stages),
                    stages.stream().allMatch(stage -> stage.seconds() != null),
                    needs.memory(program, Machine.peak(), card ? 0 : available),
                    disk(needs, answer, folder));
        }
    }

    private Earlier earlier(Recipe recipe, Workspace workspace) {
        return new Earlier(
                workspace, recipe, Rehearsal.hardware(plugins, device), Recipes.of(plugins));
    }

    private static Disk disk(Needs needs, int answer, Path folder) {
        return new Disk(
                needs.store(answer),
                needs.checkpoints(),
                Machine.room(folder),
                Source.COMPUTED,
                "rollouts of %,d tokens as a rule, with all that belongs to them"
                        .formatted(answer));
    }

    // A policy that was shown worked answers writes such; of another one nothing is known but the
    // longest.
    private static int usual(Recipe recipe, Rehearsal rehearsal) {
        boolean shown = recipe.stages().stream().anyMatch(s -> s instanceof Stage.WarmUp);
        return shown ? rehearsal.answer().orElse(Integer.MAX_VALUE) : Integer.MAX_VALUE;
    }
}
