package whetstone.core.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import whetstone.core.plugin.Plugins;

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

    /// Runs the recipe of a file in a workspace with the plugins of a folder.
    public static void main(String[] arguments) throws IOException {
        var cache = Path.of(arguments[1], "cache");
        try (var plugins = Plugins.load(List.of(Path.of(arguments[0])), cache)) {
            var recipe = Files.readString(Path.of(arguments[2]));
            new TinyRuns(plugins, Path.of(arguments[1])).run(recipe);
        }
    }
}
