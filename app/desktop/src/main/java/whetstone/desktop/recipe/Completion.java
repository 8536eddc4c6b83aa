package whetstone.desktop.recipe;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// What could be written at a place of a recipe.
///
/// @param from where the word begins that is replaced
/// @param words that begin with it, sorted; keys end in a colon
record Completion(int from, List<String> words) {
    private static final Pattern KEY = Pattern.compile("(?m)(?:^|[{,] *|- )\\s*([A-Za-z]\\w*):");

    Completion {
        words = List.copyOf(words);
    }

    /// @param caret where in `text`
    /// @param resolved the recipe with every key; empty where it is not known
    /// @param names of domains and algorithms
    static Completion of(String text, int caret, String resolved, Set<String> names) {
        int from = caret;
        while (from > 0 && isPart(text.charAt(from - 1))) {
            from--;
        }
        var begun = text.substring(from, caret);
        var words = new TreeSet<String>();
        var keys = KEY.matcher(resolved);
        while (keys.find()) {
            words.add(keys.group(1) + ": ");
        }
        words.addAll(names);
        words.removeIf(word -> !word.startsWith(begun) || word.equals(begun));
        return new Completion(from, List.copyOf(words));
    }

    private static boolean isPart(char character) {
        return Character.isLetterOrDigit(character) || character == '/' || character == '-';
    }
}
