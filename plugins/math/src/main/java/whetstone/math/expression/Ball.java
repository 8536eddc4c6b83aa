package whetstone.math.expression;

import java.math.BigInteger;
import whetstone.math.Rational;

/// A real number enclosed: all values within `(mid ± rad) · 2^exp`. Every operation returns a ball that holds all
/// results for all members of its arguments.
///
/// @param rad at most 30 bits, except where the caller rounds
record Ball(BigInteger mid, long rad, int exp) {

    static final Ball ZERO = new Ball(BigInteger.ZERO, 0, 0);
    static final Ball ONE = of(1);

    private static final int RADIUS_BITS = 30;
    private static final int LARGEST_EXPONENT = 1 << 28;

    static Ball of(long value) {
        return new Ball(BigInteger.valueOf(value), 0, 0);
    }

    /// The quotient of two integers to so many bits.
    static Ball of(Rational value, int bits) {
        var numerator = new Ball(value.numerator(), 0, 0).rounded(bits);
        return value.isInteger()
                ? numerator
                : numerator.divide(new Ball(value.denominator(), 0, 0).rounded(bits), bits);
    }

    /// A ball around `mid · 2^exp`, brought to so many bits.
    static Ball of(BigInteger mid, BigInteger rad, long exp, int bits) {
        int shift = Math.max(0, Math.max(mid.bitLength() - bits, rad.bitLength() - RADIUS_BITS));
        if (Math.abs(exp) > LARGEST_EXPONENT) {
            throw Undecided.because("a number of more than 2^28 digits");
        }
        if (shift == 0) {
            return new Ball(mid, rad.longValueExact(), (int) exp);
        }
        return new Ball(
                mid.shiftRight(shift),
                rad.shiftRight(shift).longValueExact() + 2,
                (int) exp + shift);
    }

    Ball rounded(int bits) {
        return mid.bitLength() <= bits ? this : of(mid, BigInteger.valueOf(rad), exp, bits);
    }

    boolean isExact() {
        return rad == 0;
    }

    boolean isZero() {
        return rad == 0 && mid.signum() == 0;
    }

    boolean holdsZero() {
        return mid.abs().compareTo(BigInteger.valueOf(rad)) <= 0;
    }

    /// Whether it is 1 or -1 and nothing else.
    boolean isExactlyOne() {
        return rad == 0 && exp == 0 && mid.abs().equals(BigInteger.ONE);
    }

    /// The sign of all members: -1, 0 or 1.
    ///
    /// @throws Undecided where they differ in sign
    int sign() {
        if (holdsZero() && !isZero()) {
            throw Undecided.because("the sign is not clear");
        }
        return mid.signum();
    }

    /// An upper bound of the base-2 logarithm of the largest magnitude; very small for zero.
    long magnitude() {
        return isZero()
                ? Integer.MIN_VALUE
                : (long) exp + Math.max(mid.bitLength(), 64 - Long.numberOfLeadingZeros(rad)) + 1;
    }

    /// A lower bound of the base-2 logarithm of the smallest magnitude; the ball must not hold zero.
    long least() {
        return (long) exp + mid.abs().subtract(BigInteger.valueOf(rad)).bitLength() - 1;
    }

    Ball negate() {
        return new Ball(mid.negate(), rad, exp);
    }

    Ball abs() {
        return sign() < 0 ? negate() : this;
    }

    Ball add(Ball other, int bits) {
        if (isZero()) {
            return other;
        }
        if (other.isZero()) {
            return this;
        }
        var high = exp >= other.exp ? this : other;
        var low = exp >= other.exp ? other : this;
        int gap = high.exp - low.exp;
        if (gap > 4 * bits + 256 && high.mid.signum() != 0) {
            int shift = 2 * bits + 64;
            var rest =
                    low.magnitude() > high.exp - shift
                            ? BigInteger.ONE.shiftLeft((int) (low.magnitude() - high.exp + shift))
                            : BigInteger.ONE;
            return of(
                    high.mid.shiftLeft(shift),
                    BigInteger.valueOf(high.rad).shiftLeft(shift).add(rest),
                    (long) high.exp - shift,
                    bits);
        }
        return of(
                high.mid.shiftLeft(gap).add(low.mid),
                BigInteger.valueOf(high.rad).shiftLeft(gap).add(BigInteger.valueOf(low.rad)),
                low.exp,
                bits);
    }

    Ball subtract(Ball other, int bits) {
        return add(other.negate(), bits);
    }

    Ball multiply(Ball other, int bits) {
        if (isZero() || other.isZero()) {
            return ZERO;
        }
        var spread =
                rad == 0 && other.rad == 0
                        ? BigInteger.ZERO
                        : mid.abs()
                                .multiply(BigInteger.valueOf(other.rad))
                                .add(other.mid.abs().multiply(BigInteger.valueOf(rad)))
                                .add(
                                        BigInteger.valueOf(rad)
                                                .multiply(BigInteger.valueOf(other.rad)));
        return of(mid.multiply(other.mid), spread, (long) exp + other.exp, bits);
    }

    /// @throws Undecided where the divisor may be zero
    Ball divide(Ball other, int bits) {
        if (other.isZero()) {
            throw Undecided.undefined("division by zero");
        }
        if (other.holdsZero()) {
            throw Undecided.because("division by what may be zero");
        }
        if (isZero()) {
            return ZERO;
        }
        int shift = Math.max(0, bits + 4 + other.mid.bitLength() - mid.bitLength());
        var divisor = other.mid.abs();
        var spread =
                BigInteger.valueOf(rad)
                        .multiply(divisor)
                        .add(mid.abs().multiply(BigInteger.valueOf(other.rad)))
                        .shiftLeft(shift)
                        .divide(divisor.multiply(divisor.subtract(BigInteger.valueOf(other.rad))))
                        .add(BigInteger.TWO);
        return of(
                mid.shiftLeft(shift).divide(other.mid),
                spread,
                (long) exp - other.exp - shift,
                bits);
    }

    /// The square root of what is not negative.
    Ball sqrt(int bits) {
        if (isZero()) {
            return ZERO;
        }
        if (sign() < 0) {
            throw new IllegalArgumentException("a negative number has no real root");
        }
        int shift = Math.max(0, 2 * bits + 8 - mid.bitLength());
        shift += (exp - shift) & 1;
        var root = mid.shiftLeft(shift).sqrt();
        var lower =
                mid.subtract(BigInteger.valueOf(rad)).shiftLeft(shift).sqrt().max(BigInteger.ONE);
        var spread = BigInteger.valueOf(rad).shiftLeft(shift).divide(lower).add(BigInteger.TWO);
        return of(root, spread, (exp - shift) / 2, bits);
    }

    /// The nearest `double` of the middle, for first guesses.
    double approximate() {
        int shift = Math.max(0, mid.bitLength() - 60);
        return Math.scalb(
                mid.shiftRight(shift).doubleValue(), Math.clamp((long) exp + shift, -5000, 5000));
    }

    /// The middle with so many bits after the binary point, rounded down.
    BigInteger fixed(int fraction) {
        long shift = (long) exp + fraction;
        if (shift > LARGEST_EXPONENT) {
            throw Undecided.because("a number that is too large");
        }
        return shift >= 0
                ? mid.shiftLeft((int) shift)
                : mid.shiftRight((int) Math.min(-shift, Integer.MAX_VALUE));
    }

    /// Whether no member of one is a member of the other.
    boolean isApartFrom(Ball other) {
        int bits = Math.max(mid.bitLength(), other.mid.bitLength()) + 64;
        return !subtract(other, bits).holdsZero();
    }
}
