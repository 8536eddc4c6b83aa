package whetstone.math;

import java.math.BigInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// An exact fraction in lowest terms.
///
/// @param numerator carries the sign
/// @param denominator positive
public record Rational(BigInteger numerator, BigInteger denominator)
        implements Comparable<Rational> {

    public static final Rational ZERO = of(0);
    public static final Rational ONE = of(1);

    /// The longest literal that [#read] accepts, in characters.
    private static final int LONGEST = 1_000;

    private static final Pattern LITERAL =
            Pattern.compile("([+-]?)(\\d++)(?:\\.(\\d++))?(?:/([+-]?\\d++))?");

    public Rational {
        int sign = denominator.signum();
        if (sign == 0) {
            throw new ArithmeticException("denominator 0");
        }
        if (!denominator.equals(BigInteger.ONE)) {
            var divisor = numerator.gcd(denominator);
            divisor = sign < 0 ? divisor.negate() : divisor;
            numerator = numerator.divide(divisor);
            denominator = denominator.divide(divisor);
        }
    }

    public static Rational of(long value) {
        return new Rational(BigInteger.valueOf(value), BigInteger.ONE);
    }

    public static Rational of(long numerator, long denominator) {
        return new Rational(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
    }

    public static Rational of(BigInteger value) {
        return new Rational(value, BigInteger.ONE);
    }

    /// The value of `-7`, `3.25` or `10/4`; null for any other text, for division by zero, and beyond a thousand
    /// characters.
    public static @Nullable Rational read(String text) {
        var match = LITERAL.matcher(text);
        if (text.length() > LONGEST || !match.matches()) {
            return null;
        }
        var fraction = match.group(3);
        var over = match.group(4);
        if (fraction != null && over != null) {
            return null;
        }
        var magnitude =
                fraction == null
                        ? of(new BigInteger(match.group(2)))
                        : new Rational(
                                new BigInteger(match.group(2) + fraction),
                                BigInteger.TEN.pow(fraction.length()));
        var signed = match.group(1).equals("-") ? magnitude.negate() : magnitude;
        if (over == null) {
            return signed;
        }
        var divisor = new BigInteger(over);
        return divisor.signum() == 0 ? null : signed.divide(of(divisor));
    }

    public Rational add(Rational other) {
        return new Rational(
                numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                denominator.multiply(other.denominator));
    }

    public Rational subtract(Rational other) {
        return add(other.negate());
    }

    public Rational multiply(Rational other) {
        return new Rational(
                numerator.multiply(other.numerator), denominator.multiply(other.denominator));
    }

    /// The quotient.
    ///
    /// @throws ArithmeticException if `other` is zero
    public Rational divide(Rational other) {
        return new Rational(
                numerator.multiply(other.denominator), denominator.multiply(other.numerator));
    }

    public Rational negate() {
        return new Rational(numerator.negate(), denominator);
    }

    public int signum() {
        return numerator.signum();
    }

    public boolean isInteger() {
        return denominator.equals(BigInteger.ONE);
    }

    /// The larger bit length of the two parts: what arithmetic with it costs.
    public int bits() {
        return Math.max(numerator.bitLength(), denominator.bitLength());
    }

    @Override
    public int compareTo(Rational other) {
        return numerator
                .multiply(other.denominator)
                .compareTo(other.numerator.multiply(denominator));
    }

    /// An integer or `p/q`.
    @Override
    public String toString() {
        return isInteger() ? numerator.toString() : numerator + "/" + denominator;
    }
}
