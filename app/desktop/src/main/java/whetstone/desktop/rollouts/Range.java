package whetstone.desktop.rollouts;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Two ends, either of which may be open.
///
/// @param low inclusive; null for none
/// @param high inclusive; null for none
record Range(@Nullable Double low, @Nullable Double high) {
    private static final String NUMBER = "(-?\\d+(?:\\.\\d+)?)";
    private static final Pattern ONE = Pattern.compile(NUMBER);
    private static final Pattern TWO =
            Pattern.compile(NUMBER + "?\\s*(?:-|\\.\\.)\\s*" + NUMBER + "?");

    /// Reads `5`, `10-20`, `10..`, `..20`; nothing is no bound.
    ///
    /// @throws IllegalArgumentException naming `field` if `text` is none of these
    static Range of(String field, String text) {
        var stripped = text.strip();
        if (stripped.isEmpty()) {
            return new Range(null, null);
        }
        var one = ONE.matcher(stripped);
        if (one.matches()) {
            double value = Double.parseDouble(stripped);
            return new Range(value, value);
        }
        var two = TWO.matcher(stripped);
        if (two.matches()) {
            return new Range(number(two.group(1)), number(two.group(2)));
        }
        throw new IllegalArgumentException(
                "%s: '%s' is neither a number nor a range; write 5, 10-20 or 10.."
                        .formatted(field, stripped));
    }

    private static @Nullable Double number(@Nullable String text) {
        return text == null ? null : Double.valueOf(text);
    }
}
