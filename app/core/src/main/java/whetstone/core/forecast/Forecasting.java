package whetstone.core.forecast;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import whetstone.core.forecast.Forecast.Disk;
import whetstone.core.forecast.Forecast.Source;
import whetstone.core.plugin.Plugins;
import whetstone.core.recipe.Recipe;
import whetstone.core.recipe.Recipes;
import whetstone.core.recipe.Stage;
import whetstone.core.run.Continuation;
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
    /// @param from where it goes on; empty where it begins at its start
    public Forecast of(
            Recipe recipe,
            Optional<Workspace> workspace,
            Path folder,
            Optional<Continuation> from) {
        long program = Machine.resident();
        long available = Machine.available();
        double load = Machine.load();
        var left =
                from.map(point -> Remaining.after(point, recipe))
                        .orElseGet(() -> Remaining.all(recipe));
        var past = workspace.map(open -> PastRun.all(open, Recipes.of(plugins))).orElse(List.of());
        try (var rehearsal = Rehearsal.open(recipe, plugins, device)) {
            var needs = Needs.of(left.recipe(), rehearsal.shape(), device, rehearsal.prompt());
            boolean fits = needs.memory(program, 0, available).peak() <= available;
            int answer = usual(recipe, rehearsal);
            var trials = fits ? Optional.of(rehearsal) : Optional.<Rehearsal>empty();
            var answers = workspace.map(open -> new PastAnswers(open, past));
            var asking = new Asking(recipe, answers, trials, rehearsal.prompt());
            var earlier = workspace.map(open -> new Earlier(open, past, recipe, hardware()));
            var stages = new Times(left, asking, earlier, trials, answer, progress).all();
            boolean card = !device.description().startsWith("cpu");
            return new Forecast(
                    recipe.name(),
                    from.map(point -> point.point().text()).orElse(""),
                    left.over(recipe),
                    device.description(),
                    load,
                    rehearsal.shape().parameters(),
                    stages,
                    left.recipe().stages().stream().flatMap(s -> asking.of(s).stream()).toList(),
                    Times.sum(stages),
                    stages.stream().allMatch(stage -> stage.seconds() != null),
                    needs.memory(program, Machine.peak(), card ? 0 : available),
                    disk(needs, answer, folder));
        }
    }

    private String hardware() {
        return Rehearsal.hardware(plugins, device);
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
