package whetstone.desktop.recipe;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import whetstone.core.recipe.RecipeFolder;

/// A recipe that can be opened.
///
/// @param name by which the command line knows it, such as `algorithms/ppo`
/// @param what it does, in a sentence; empty if it does not say
/// @param shipped whether it came with the program; edits are saved as the workspace's own
public record RecipeFile(String name, String what, Path path, boolean shipped) {

    /// Those of `folder` and its sub-folders, in order.
    static List<RecipeFile> of(Path folder, boolean shipped) throws IOException {
        return new RecipeFolder(folder)
                .entries().stream()
                        .map(recipe ->
                                new RecipeFile(
                                        recipe.name(), recipe.what(), recipe.path(), shipped))
                        .toList();
    }

    @Override
    public String toString() {
        return shipped ? name + " (shipped)" : name;
    }
}
