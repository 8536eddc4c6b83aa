package whetstone.api;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the words between two statements of an answer make of them.
final class Revision {
    private Revision() {}

    private static final Pattern CORRECTION =
            Pattern.compile(
                    "(?i)(?<!\\w)(?:wait|correction|corrected|correcting|actually|mistake|mistaken|error|instead|re-?check"
                            + "|sorry|oops|hmm|revised|revise|wrong|incorrect|should be|should have been|let me)\\b");
    private static final Pattern ALTERNATIVE =
            Pattern.compile(
                    "(?i)(?<!\\w)(?:or|alternatively|maybe|possibly|perhaps|could|might|either|another)\\b");
    private static final Pattern CONTINUATION =
            Pattern.compile(
                    "(?i)[\\s,;]*+(?:\\$|\\\\\\(|(?:and|or|maybe|perhaps|possibly|alternatively)\\b)");
    private static final Pattern DECORATION = Pattern.compile("[\\s$.;:*()\\[\\]\\\\]*+");
    private static final Pattern JOINT =
            Pattern.compile(
                    "(?i)(?:[\\s$;~]|\\\\[ ,;()]|\\\\quad|\\\\text\\{|\\})*+(,|and|or|;|&)(?:[\\s$~&]|\\\\[ ,;()]|\\\\quad|\\}|and|or)*+");

    private static final Pattern OR = Pattern.compile("(?i)or");
    private static final Pattern AND = Pattern.compile("(?i)and");

    /// Whether the later statement takes back the earlier one.
    static boolean corrects(String between) {
        return CORRECTION.matcher(between).find();
    }

    /// Whether both are offered side by side.
    static boolean alternative(String between) {
        return DECORATION.matcher(between).matches() || ALTERNATIVE.matcher(between).find();
    }

    /// Whether the rest of a sentence goes on with the answer.
    static boolean joins(String rest) {
        return CONTINUATION.matcher(rest).lookingAt();
    }

    /// The word that makes both statements parts of one answer, with spaces; null where there is none.
    static @Nullable String joint(String between) {
        if (between.length() > 100) {
            return null;
        }
        var match = JOINT.matcher(between);
        if (!match.matches()) {
            return null;
        }
        return OR.matcher(between).find() ? " or " : AND.matcher(between).find() ? " and " : ", ";
    }
}
