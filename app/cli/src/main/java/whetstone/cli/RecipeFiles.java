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
        var own = shipped.resolve(file.getFileName() + (name.endsWith(ENDING) ? "" : ENDING));
        boolean meansShipped = file.getParent() == null || file.getParent().endsWith("recipes");
        if (Files.isRegularFile(file)) {
            return file;
        }
        if (meansShipped && Files.isRegularFile(own)) {
            return own;
        }
        throw new RecipeException(
                "%s: no such recipe; %s"
                        .formatted(name, Spelling.meant(bare(file), names(shipped))));
    }

    private static List<String> names(Path shipped) throws IOException {
        if (!Files.isDirectory(shipped)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(shipped)) {
            return files.filter(file -> file.toString().endsWith(ENDING))
                    .map(RecipeFiles::bare)
                    .sorted()
                    .toList();
        }
    }

    private static String bare(Path file) {
        var name = file.getFileName().toString();
        return name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : name;
    }
}
