package whetstone.core.run;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;
import whetstone.core.plugin.Plugins;
import whetstone.core.recipe.Recipe;
import whetstone.core.recipe.RecipeException;
import whetstone.core.recipe.Recipes;
import whetstone.core.recipe.Stage;
import whetstone.core.store.Runs;
import whetstone.device.ComputeDevice;
import whetstone.device.Precision;

/// What is written down about a run when it starts, so that it can be repeated and resumed.
final class RunRecord {
    private RunRecord() {}

    private static final JsonMapper JSON = new JsonMapper();
    private static final String PRECISION = "precision";

    static Runs.Start of(Recipe recipe, Plugins plugins, ComputeDevice device) {
        var hardware = new TreeMap<String, Object>();
        hardware.put("device", device.description());
        hardware.put(PRECISION, device.precision().name());
        hardware.put("processors", Runtime.getRuntime().availableProcessors());
        hardware.put("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        hardware.put("isolation", plugins.isolation().name());
        var versions =
                Map.of(
                        "java", Runtime.version().toString(),
                        "engine", device.engine());
        return new Runs.Start(
                recipe.name(),
                new Recipes(plugins.algorithms()).write(recipe),
                recipe.seed(),
                recipe.stages().stream().map(Stage::name).toList(),
                loaded(plugins),
                JSON.writeValueAsString(new TreeMap<>(versions)),
                JSON.writeValueAsString(hardware));
    }

    private static List<Runs.Plugin> loaded(Plugins plugins) {
        return plugins.loaded().stream()
                .map(info -> new Runs.Plugin(info.id(), info.version(), info.sha256()))
                .toList();
    }

    /// The precision of products that the run started with: another one would give other rows.
    static Precision precision(Runs.Start start) {
        var name = JSON.readTree(start.hardware()).path(PRECISION).asString("FLOAT32");
        return Precision.valueOf(name);
    }

    /// Refuses to resume with other plugins than the run started with.
    static void requireSame(Runs.Start start, Plugins plugins) {
        var now = loaded(plugins);
        for (var plugin : start.plugins()) {
            if (!now.contains(plugin)) {
                var found =
                        now.stream()
                                .filter(other -> other.id().equals(plugin.id()))
                                .findFirst()
                                .map(other ->
                                        "version %s with other content".formatted(other.version()))
                                .orElse("nothing");
                throw new RecipeException(
                        "--resume: plugin %s: the run started with version %s, found %s; install that version, or start a new run"
                                .formatted(plugin.id(), plugin.version(), found));
            }
        }
    }
}
