package whetstone.core.plugin;

import java.nio.file.Path;

/// Loads plugins and ends, for tests that look at it from outside.
final class StartMain {
    private StartMain() {}

    /// Takes the folders bundled, library, workspace, cache.
    public static void main(String[] arguments) {
        var places =
                new PluginPlaces(
                        Path.of(arguments[0]),
                        Path.of(arguments[1]),
                        Path.of(arguments[2]),
                        Path.of(arguments[3]),
                        false);
        try (var plugins = Plugins.load(places)) {
            Runtime.getRuntime().halt(plugins.problems().isEmpty() ? 0 : 1);
        }
    }
}
