package whetstone.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import whetstone.core.plugin.Plugins;
import whetstone.core.store.Runs.Status;

/// A run in a process of its own.
final class TinyRunProcess {
    private TinyRunProcess() {}

    /// Starts one.
    ///
    /// @param plugins the folder that [TinyRuns#plugins(Path, String)] has written
    static OwnProcess start(Path plugins, Path workspace, String recipe) throws IOException {
        Files.createDirectories(workspace);
        var file = Files.writeString(workspace.resolve("recipe.yaml"), recipe);
        return OwnProcess.start(
                TinyRunProcess.class,
                workspace.resolve("printed.txt"),
                plugins.toString(),
                workspace.toString(),
                file.toString());
    }

    /// Checks that a run whose process is killed after `steps` of its steps goes on to the rows of one that is left alone.
    ///
    /// @param recipe of more steps than that
    static void killedAfter(int steps, Path folder, String recipe)
            throws IOException, InterruptedException {
        try (var plugins = TinyRuns.plugins(folder, "1.0.0")) {
            var whole = new TinyRuns(plugins, folder.resolve("whole"));
            whole.run(recipe);
            int all = whole.workspace().rollouts().steps(1).size();
            var killed = new TinyRuns(plugins, folder.resolve("killed"));
            var found = folder.resolve("plugins-1.0.0");
            try (var process = start(found, folder.resolve("killed"), recipe)) {
                while (killed.workspace().rollouts().steps(1).size() < steps) {
                    process.requireAlive();
                    Thread.sleep(2);
                }
            }
            assertTrue(killed.workspace().rollouts().steps(1).size() < all, "it was killed midway");
            assertEquals(Status.DONE, killed.resume(1).status());
            assertEquals(whole.head(1), killed.head(1));
        }
    }

    /// Runs the recipe of a file in a workspace with the plugins of a folder.
    public static void main(String[] arguments) throws IOException {
        var cache = Path.of(arguments[1], "cache");
        try (var plugins = Plugins.load(List.of(Path.of(arguments[0])), cache)) {
            var recipe = Files.readString(Path.of(arguments[2]));
            new TinyRuns(plugins, Path.of(arguments[1])).run(recipe);
        }
    }
}
