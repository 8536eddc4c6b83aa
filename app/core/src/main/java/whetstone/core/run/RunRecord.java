package whetstone.core.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import whetstone.api.algorithm.Algorithm;
import whetstone.core.plugin.Digests;
import whetstone.core.plugin.PluginInfo;
import whetstone.core.plugin.Plugins;
import whetstone.core.recipe.Recipe;
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
    private static final String PROGRAM = "program";
    private static final String SEARCHED = "searched";
    private static final int SHOWN = 16; // digits of a jar's hash

    /// @param toolbox that the run's problems offer tools from
    static Runs.Start of(Recipe recipe, Plugins plugins, ComputeDevice device, Toolbox toolbox) {
        var hardware = new TreeMap<String, Object>();
        hardware.put("device", device.description());
        hardware.put(PRECISION, device.precision().name());
        hardware.put("processors", Runtime.getRuntime().availableProcessors());
        hardware.put("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        hardware.put("isolation", plugins.isolation().name());
        var versions = new TreeMap<String, Object>();
        versions.put("java", Runtime.version().toString());
        versions.put("engine", device.engine());
        versions.put(PROGRAM, program());
        versions.put("signers", signers(plugins));
        versions.put(SEARCHED, toolbox.searched());
        return new Runs.Start(
                recipe.name(),
                Recipes.of(plugins).write(recipe),
                recipe.seed(),
                recipe.stages().stream().map(Stage::name).toList(),
                loaded(plugins),
                JSON.writeValueAsString(versions),
                JSON.writeValueAsString(hardware));
    }

    // What it is made of, where it runs from jars: two builds of one version may differ.
    private static List<String> program() {
        return Stream.of(RunRecord.class, ComputeDevice.class, Algorithm.class)
                .map(type ->
                        Path.of(
                                URI.create(
                                        type.getProtectionDomain()
                                                .getCodeSource()
                                                .getLocation()
                                                .toString())))
                .filter(Files::isRegularFile)
                .map(RunRecord::digest)
                .toList();
    }

    private static String digest(Path jar) {
        try {
            return Digests.sha256(jar).substring(0, SHOWN);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // By plugin id; bundled ones are signed by nobody.
    private static Map<String, String> signers(Plugins plugins) {
        return plugins.loaded().stream()
                .filter(info -> !info.signer().isEmpty())
                .collect(
                        Collectors.toMap(
                                PluginInfo::id, PluginInfo::signer, (a, _) -> a, TreeMap::new));
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

    /// A line for each plugin that the run started with and that is not there now as it was.
    static List<String> otherPlugins(Runs.Start start, Plugins plugins) {
        var now = loaded(plugins);
        return start.plugins().stream()
                .filter(plugin -> !now.contains(plugin))
                .map(plugin ->
                        "plugin %s: the run started with version %s, found %s"
                                .formatted(plugin.id(), plugin.version(), found(plugin, now)))
                .toList();
    }

    /// Whether another build of the program started the run: what is still to come may differ from what it would have
    /// written. False where the run does not say what it was made by.
    static boolean otherBuild(Runs.Start start) {
        var then = JSON.readTree(start.versions()).path(PROGRAM);
        return !then.isEmpty() && !then.equals(JSON.<JsonNode>valueToTree(program()));
    }

    /// Tools of the run that now search other texts than when it started, by id.
    static List<String> otherTexts(Runs.Start start, Toolbox toolbox) {
        var then = JSON.readTree(start.versions()).path(SEARCHED);
        return toolbox.searched().entrySet().stream()
                .filter(now -> then.has(now.getKey()))
                .filter(now -> !then.path(now.getKey()).asString().equals(now.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static String found(Runs.Plugin plugin, List<Runs.Plugin> now) {
        return now.stream()
                .filter(other -> other.id().equals(plugin.id()))
                .findFirst()
                .map(other -> "version %s with other content".formatted(other.version()))
                .orElse("nothing");
    }
}
