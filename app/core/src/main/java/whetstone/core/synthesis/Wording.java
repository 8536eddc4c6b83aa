package whetstone.core.synthesis;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// The words of a text, for telling whether two texts are the same: without case, spaces and the signs that end or join
/// sentences. Numbers and other signs, such as `+`, are words.
record Wording(List<String> words) {

    private static final Pattern WORD =
            Pattern.compile(
                    "\\p{N}+(?:[.,]\\p{N}+)*|\\p{L}+|[^\\s\\p{L}\\p{N}.,;:!?\"'()\\[\\]{}]");

    static Wording of(String text) {
        var plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return new Wording(WORD.matcher(plain).results().map(MatchResult::group).toList());
    }

    /// The words in order.
    String line() {
        return String.join(" ", words);
    }

    /// The words in an order that does not depend on theirs.
    String bag() {
        return String.join(" ", words.stream().sorted().toList());
    }

    /// The numbers among the words, sorted.
    List<String> numbers() {
        return words.stream().filter(word -> Character.isDigit(word.charAt(0))).sorted().toList();
    }

    /// All runs of `size` words; the whole text where it has fewer.
    Set<String> pieces(int size) {
        if (words.size() <= size) {
            return Set.of(line());
        }
        var pieces = new HashSet<String>();
        for (int i = 0; i + size <= words.size(); i++) {
            pieces.add(String.join(" ", words.subList(i, i + size)));
        }
        return pieces;
    }
}
