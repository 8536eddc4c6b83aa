package whetstone.graph.answer;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads one number: whole, decimal, scientific, a fraction, a percentage, infinity.
final class Numbers {

    private static final int LONGEST = 80;
    private static final double ROUNDING = 1e-3;
    private static final Pattern EQUALS = Pattern.compile("[=≈]");
    private static final String UNSIGNED =
            "(?:\\d{1,30}(?:\\.\\d{0,30})?|\\.\\d{1,30}|\\d{1,3}(?:,\\d{3}){1,6})";
    private static final String NUMBER = "([+-]?\\s?" + UNSIGNED + "(?:[eE][+-]?\\d{1,2})?)";
    private static final Pattern PLAIN = Pattern.compile(NUMBER + "\\s?(%?)");
    private static final Pattern POWER =
            Pattern.compile(NUMBER + "\\s?×\\s?10\\s?\\^\\s?\\{?\\s?([+-]?\\d{1,2})\\s?}?");
    private static final Pattern SLASH = Pattern.compile(NUMBER + "\\s?/\\s?" + NUMBER);
    private static final Pattern FRACTION =
            Pattern.compile(
                    "([+-]?)\\s?"
                            + Plain.FRACTION
                            + "\\s?\\{\\s?"
                            + NUMBER
                            + "\\s?}\\s?\\{\\s?"
                            + NUMBER
                            + "\\s?}");

    private Numbers() {}

    /// The number, or null where the text is not one. Of `1/3 ≈ 0.3333` the first, if all are the same but for rounding.
    static Answer.@Nullable Quantity read(String text) {
        var bare = text.startsWith("=") || text.startsWith("≈") ? text.substring(1).strip() : text;
        if (bare.length() > LONGEST) {
            return null;
        }
        Answer.Quantity first = null;
        for (var part : EQUALS.split(bare, -1)) {
            var number = single(part.strip());
            if (number == null || (first != null && !agree(first, number))) {
                return null;
            }
            first = first == null ? number : first;
        }
        return first;
    }

    private static boolean agree(Answer.Quantity one, Answer.Quantity other) {
        double scale = Math.max(Math.abs(one.value()), Math.abs(other.value()));
        return one.infinite() == other.infinite()
                && (one.infinite()
                        || Math.abs(one.value() - other.value()) <= ROUNDING * Math.max(1, scale));
    }

    private static Answer.@Nullable Quantity single(String bare) {
        if (bare.matches("\\+?\\s?(inf|infinity|infinite)")) {
            return Answer.Quantity.INFINITY;
        }
        var plain = PLAIN.matcher(bare);
        if (plain.matches()) {
            return quantity(plain.group(1), plain.group(2).isEmpty() ? "1" : "100");
        }
        var slash = SLASH.matcher(bare);
        if (slash.matches()) {
            return quantity(slash.group(1), slash.group(2));
        }
        var fraction = FRACTION.matcher(bare);
        if (fraction.matches()) {
            var numerator = fraction.group(2);
            return fraction.group(1).equals("-")
                    ? quantity(decimal(numerator).negate().toString(), fraction.group(3))
                    : quantity(numerator, fraction.group(3));
        }
        var power = POWER.matcher(bare);
        return power.matches()
                ? new Answer.Quantity(
                        decimal(power.group(1)).scaleByPowerOfTen(Integer.parseInt(power.group(2))),
                        BigDecimal.ONE,
                        false)
                : null;
    }

    private static Answer.@Nullable Quantity quantity(String numerator, String denominator) {
        var below = decimal(denominator);
        return below.signum() == 0 ? null : new Answer.Quantity(decimal(numerator), below, false);
    }

    private static BigDecimal decimal(String text) {
        return new BigDecimal(text.replace(",", "").replace(" ", ""));
    }
}
