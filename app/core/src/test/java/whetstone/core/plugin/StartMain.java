package whetstone.core.plugin;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/// Loads plugins and ends, for tests that look at it from outside.
final class StartMain {
    private StartMain() {}

    /// Takes the folders bundled, library, workspace, cache, and a file for the milliseconds of processor time.
    public static void main(String[] arguments) throws IOException {
        var places =
                new PluginPlaces(
                        Path.of(arguments[0]),
                        Path.of(arguments[1]),
                        Path.of(arguments[2]),
                        Path.of(arguments[3]),
                        false);
        var clock = ManagementFactory.getThreadMXBean();
        long begin = clock.getCurrentThreadCpuTime();
        try (var plugins = Plugins.load(places)) {
            if (arguments.length > 4) {
                long took = (clock.getCurrentThreadCpuTime() - begin) / 1_000_000;
                Files.writeString(Path.of(arguments[4]), Long.toString(took));
            }
            Runtime.getRuntime().halt(plugins.problems().isEmpty() ? 0 : 1);
        }
    }
}
