package whetstone.math.expression;

import java.math.BigInteger;
import java.util.regex.Pattern;
import whetstone.math.Rational;
import whetstone.math.expression.Expr.Num;

/// Reads numbers in all notations: grouped, decimal, repeating, scientific, with a base.
final class NumberReader {

    private static final int MAX_EXPONENT = 5_000;
    private static final int MAX_PERIOD = 60;
    private static final int MAX_PLACES = 1_000;

    private static final Pattern BASED =
            Pattern.compile(
                    "([0-9][0-9A-Za-z]*+)\\s*+_\\s*+(?:\\{\\s*+(?:\\\\text\\{)?(\\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|twelve|sixteen)\\}?\\s*+\\}|(\\d{1,2}+))");
    private static final Pattern GROUPED =
            Pattern.compile("(?<!\\d,)[1-9]\\d{0,2}(?:[,\u0001]\\d{3})++(?![,\u0001]?\\d)");
    private static final Pattern MARKED = Pattern.compile("\\d{1,3}(?:\u0001\\d{3})++(?!\\d)");
    private static final Pattern DIGITS = Pattern.compile("\\d*+");
    private static final Pattern FRACTION = Pattern.compile("\\.(\\d*+)");
    private static final Pattern REPEATING =
            Pattern.compile(
                    "\\s*+(?:\\\\(?:overline|bar|dot|overset\\{\\.\\})\\s*+(?:\\{(\\d++)\\}|(\\d))|\\((\\d++)\\))");
    private static final Pattern ELLIPSIS =
            Pattern.compile("\\s*+(?:\\.\\.\\.|\\\\(?:ldots|dots|cdots)(?![a-zA-Z]))");
    private static final Pattern PERIOD =
            Pattern.compile("(\\d*?)(\\d)\\2{2,}+|(\\d*?)(\\d{2,}?)\\4+");
    private static final Pattern EXPONENT = Pattern.compile("[eE]([-+]?\\d{1,6}+)(?![\\d.])");

    private final Scanner scanner;
    private final boolean commas;

    /// @param commas whether `1,234` is one number
    NumberReader(Scanner scanner, boolean commas) {
        this.scanner = scanner;
        this.commas = commas;
    }

    /// The number that stands here; moves past it.
    Num read() {
        var source = scanner.source();
        var based = BASED.matcher(source).region(scanner.at(), source.length());
        if (based.lookingAt()) {
            return based(
                    based.group(1),
                    based.group(2) != null ? based.group(2) : based.group(3),
                    based.end());
        }
        var whole = taken(commas ? GROUPED : MARKED);
        whole = whole.isEmpty() ? taken(DIGITS) : whole.replaceAll("[,\u0001]", "");
        var fraction = FRACTION.matcher(source).region(scanner.at(), source.length());
        if (!fraction.lookingAt()
                || (fraction.group(1).isEmpty()
                        && !REPEATING
                                .matcher(source)
                                .region(fraction.end(), source.length())
                                .lookingAt())) {
            return scaled(new Num(Rational.of(new BigInteger(whole)), -1));
        }
        if (fraction.group(1).length() > MAX_PLACES) {
            throw new Unparsable("more than %d decimal places".formatted(MAX_PLACES));
        }
        scanner.moveTo(fraction.end());
        return decimal(whole.isEmpty() ? "0" : whole, fraction.group(1));
    }

    private Num decimal(String whole, String fraction) {
        var source = scanner.source();
        var repeating = REPEATING.matcher(source).region(scanner.at(), source.length());
        if (repeating.lookingAt()) {
            scanner.moveTo(repeating.end());
            var block =
                    repeating.group(1) != null
                            ? repeating.group(1)
                            : repeating.group(2) != null ? repeating.group(2) : repeating.group(3);
            return new Num(repeated(whole, fraction, block), -1);
        }
        var ellipsis = ELLIPSIS.matcher(source).region(scanner.at(), source.length());
        var period = PERIOD.matcher(fraction);
        if (fraction.length() <= MAX_PERIOD && ellipsis.lookingAt() && period.matches()) {
            scanner.moveTo(ellipsis.end());
            return period.group(2) != null
                    ? new Num(repeated(whole, period.group(1), period.group(2)), -1)
                    : new Num(repeated(whole, period.group(3), period.group(4)), -1);
        }
        var value =
                new Rational(
                        new BigInteger(whole + fraction), BigInteger.TEN.pow(fraction.length()));
        return scaled(new Num(value, fraction.length()));
    }

    private static Rational repeated(String whole, String fraction, String block) {
        if (block.length() > MAX_PLACES) {
            throw new Unparsable("a period of more than %d places".formatted(MAX_PLACES));
        }
        var shift = BigInteger.TEN.pow(fraction.length());
        var nines = BigInteger.TEN.pow(block.length()).subtract(BigInteger.ONE);
        return new Rational(new BigInteger(whole + fraction), shift)
                .add(new Rational(new BigInteger(block), nines.multiply(shift)));
    }

    private Num scaled(Num number) {
        var source = scanner.source();
        var exponent = EXPONENT.matcher(source).region(scanner.at(), source.length());
        if (!exponent.lookingAt()) {
            return number;
        }
        int power = Integer.parseInt(exponent.group(1));
        if (Math.abs(power) > MAX_EXPONENT) {
            throw new Unparsable("exponent beyond " + MAX_EXPONENT);
        }
        scanner.moveTo(exponent.end());
        var scale = Rational.of(BigInteger.TEN.pow(Math.abs(power)));
        var value = power < 0 ? number.value().divide(scale) : number.value().multiply(scale);
        return new Num(value, number.digits() < 0 ? -1 : Math.max(0, number.digits() - power));
    }

    private Num based(String digits, String base, int end) {
        int radix =
                switch (base) {
                    case "two" -> 2;
                    case "three" -> 3;
                    case "four" -> 4;
                    case "five" -> 5;
                    case "six" -> 6;
                    case "seven" -> 7;
                    case "eight" -> 8;
                    case "nine" -> 9;
                    case "ten" -> 10;
                    case "twelve" -> 12;
                    case "sixteen" -> 16;
                    default -> Integer.parseInt(base);
                };
        try {
            var value = new BigInteger(digits, radix);
            scanner.moveTo(end);
            return new Num(Rational.of(value), -1);
        } catch (NumberFormatException _) {
            throw new Unparsable("%s is no number with base %d".formatted(digits, radix));
        }
    }

    private String taken(Pattern pattern) {
        var match =
                pattern.matcher(scanner.source())
                        .region(scanner.at(), scanner.source().length())
                        .useTransparentBounds(true);
        if (!match.lookingAt()) {
            return "";
        }
        scanner.moveTo(match.end());
        return match.group();
    }
}
