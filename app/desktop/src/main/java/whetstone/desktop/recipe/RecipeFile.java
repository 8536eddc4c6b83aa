package whetstone.desktop.recipe;

import java.nio.file.Path;

/// A recipe that can be opened.
///
/// @param shipped whether it came with the program; edits are saved as the workspace's own
public record RecipeFile(Path path, boolean shipped) {

    /// Its file name without the ending.
    public String name() {
        var file = path.getFileName().toString();
        return file.endsWith(".yaml") ? file.substring(0, file.length() - 5) : file;
    }

    @Override
    public String toString() {
        return shipped ? name() + " (shipped)" : name();
    }
}
