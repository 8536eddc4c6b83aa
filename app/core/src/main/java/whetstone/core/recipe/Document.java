package whetstone.core.recipe;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/// What was written, and where: the tree of a recipe with the origin of each of its keys.
///
/// @param root the keys as written, overrides laid over
/// @param origins `line 12` or `--set`, by key path such as `stages[2].decoding.topP`
record Document(ObjectNode root, Map<String, String> origins) {

    private static final Pattern STEPS = Pattern.compile("\\.|(?=\\[)");

    Document(ObjectNode root) {
        this(root, new HashMap<>());
    }

    /// The mistake at `path`, with its origin where that is known.
    RecipeException mistake(String path, String text) {
        var origin = origins.get(path);
        return new RecipeException(
                origin == null ? path + ": " + text : "%s (%s): %s".formatted(path, origin, text));
    }

    /// The path of `key` within `path`; the root's path is empty.
    static String child(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    /// The keys and entries that `path` leads through, such as `stages`, `[2]`, `decoding`.
    static List<String> steps(String path) {
        return STEPS.splitAsStream(path).toList();
    }

    /// The path of the entry at `index`, from 0, of the list at `path`.
    static String entry(String path, int index) {
        return "%s[%d]".formatted(path, index);
    }
}
