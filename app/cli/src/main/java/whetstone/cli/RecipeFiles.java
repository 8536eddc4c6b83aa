package whetstone.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import whetstone.core.recipe.RecipeException;
import whetstone.core.recipe.Spelling;

/// Finds recipes by what people type: a path, or the name of one that ships with the program.
final class RecipeFiles {

    private static final String ENDING = ".yaml";

    private RecipeFiles() {}

    /// The file that `name` means.
    ///
    /// @param shipped folder of the recipes that ship with the program
    /// @throws RecipeException if there is none
    static Path find(String name, Path shipped) throws IOException {
        var file = Path.of(name);
        if (Files.isRegularFile(file)) {
            return file;
        }
        var bare = bare(file);
        var known = names(shipped);
        if (!file.isAbsolute() && known.contains(bare)) {
            return shipped.resolve(bare + ENDING);
        }
        throw new RecipeException(
                "%s: no such recipe; %s".formatted(name, Spelling.meant(bare, known)));
    }

    /// The names of the recipes that ship, such as `quickstart` and `algorithms/ppo`, in order.
    static List<String> names(Path shipped) throws IOException {
        if (!Files.isDirectory(shipped)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(shipped)) {
            return files.filter(file -> file.toString().endsWith(ENDING))
                    .map(file -> bare(shipped.relativize(file)))
                    .sorted()
                    .toList();
        }
    }

    // Without its ending, and without the folder that the recipes lie in.
    private static String bare(Path file) {
        var parts = Stream.of(file.toString().split("[/\\\\]")).toList();
        var path =
                String.join(
                        "/",
                        parts.size() > 1 && parts.getFirst().equals("recipes")
                                ? parts.subList(1, parts.size())
                                : parts);
        return path.endsWith(ENDING) ? path.substring(0, path.length() - ENDING.length()) : path;
    }
}
