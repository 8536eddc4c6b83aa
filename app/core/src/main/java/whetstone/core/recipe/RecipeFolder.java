package whetstone.core.recipe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A folder of recipes, those in its sub-folders among them.
public record RecipeFolder(Path folder) {

    private static final String ENDING = ".yaml";

    /// A recipe of the folder.
    ///
    /// @param name as people type it, such as `quickstart` and `algorithms/ppo`
    /// @param what the first sentence of the comment that it begins with; empty if it begins with none
    public record Entry(String name, Path path, String what) {}

    /// The recipes by name, in order; none if there is no such folder.
    public List<Entry> entries() throws IOException {
        var entries = new ArrayList<Entry>();
        for (var name : names()) {
            entries.add(new Entry(name, path(name), what(path(name))));
        }
        return List.copyOf(entries);
    }

    /// The file that `typed` means: a path, or the name of a recipe of the folder.
    ///
    /// @throws RecipeException if there is none
    public Path find(String typed) throws IOException {
        var file = Path.of(typed);
        if (Files.isRegularFile(file)) {
            return file;
        }
        var bare = bare(file);
        var known = names();
        if (!file.isAbsolute() && known.contains(bare)) {
            return path(bare);
        }
        throw new RecipeException(
                "%s: no such recipe; %s".formatted(typed, Spelling.meant(bare, known)));
    }

    /// Where a recipe of that name lies, or would lie.
    public Path path(String name) {
        return folder.resolve(name + ENDING);
    }

    private List<String> names() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ENDING))
                    .map(file -> bare(folder.relativize(file)))
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

    private static String what(Path recipe) throws IOException {
        try (var lines = Files.lines(recipe)) {
            var comment =
                    lines.takeWhile(line -> line.startsWith("#"))
                            .map(line -> line.substring(1).strip())
                            .collect(Collectors.joining(" "));
            int end = comment.indexOf(". ");
            return end < 0 ? comment : comment.substring(0, end + 1);
        }
    }
}
