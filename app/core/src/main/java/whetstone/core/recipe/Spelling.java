package whetstone.core.recipe;

import java.util.Collection;
import java.util.Comparator;
import java.util.stream.Collectors;

/// What someone who wrote an unknown name probably meant.
public final class Spelling {
    private Spelling() {}

    /// `did you mean 'clipHigh'?` where a known name is close to `wrong`, else the list of known names.
    public static String meant(String wrong, Collection<String> known) {
        if (known.isEmpty()) {
            return "none is known at all; is a plugin missing?";
        }
        var nearest =
                known.stream()
                        .min(
                                Comparator.<String>comparingInt(name -> distance(wrong, name))
                                        .thenComparing(Comparator.naturalOrder()))
                        .orElseThrow();
        return distance(wrong, nearest)
                        <= Math.min(nearest.length() - 1, Math.max(2, nearest.length() / 3))
                ? "did you mean '%s'?".formatted(nearest)
                : "known here: "
                        + known.stream().sorted().limit(30).collect(Collectors.joining(", "));
    }

    /// Levenshtein distance, upper and lower case alike: insertions, deletions and replacements that lead from `a` to
    /// `b`.
    static int distance(String a, String b) {
        var row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (same(a.charAt(i - 1), b.charAt(j - 1)) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }

    private static boolean same(char a, char b) {
        return Character.toLowerCase(a) == Character.toLowerCase(b);
    }
}
