package whetstone.math.expression;

import java.math.BigInteger;

/// Exponential, logarithm and circular functions of real balls: series and Newton steps on fixed-point integers with
/// guard bits, errors enclosed.
final class Elementary {
    private Elementary() {}

    private static final int GUARD = 64;
    private static final int SLACK = 24;
    private static final int HALVINGS = 8;
    private static final int CONSTANT_BITS = 1 << 14;

    /// pi and ln 2 with [#CONSTANT_BITS] bits after the point, short by less than 2^16 units.
    private static final BigInteger PI = machin();

    private static final BigInteger LN2 =
            inverseTangent(26, true)
                    .multiply(BigInteger.valueOf(18))
                    .subtract(inverseTangent(4801, true).multiply(BigInteger.TWO))
                    .add(inverseTangent(8749, true).multiply(BigInteger.valueOf(8)));

    static Ball pi(int bits) {
        return Ball.of(PI, BigInteger.ONE.shiftLeft(16), -CONSTANT_BITS, bits);
    }

    private static Ball ln2(int bits) {
        return Ball.of(LN2, BigInteger.ONE.shiftLeft(16), -CONSTANT_BITS, bits);
    }

    static Ball exp(Ball x, int bits) {
        if (x.isZero()) {
            return Ball.ONE;
        }
        if (x.magnitude() > 28) {
            throw Undecided.because("an exponential that is too large");
        }
        int fraction = bits + GUARD;
        checkPrecision(fraction + 32);
        var value = x.fixed(fraction);
        var ln2 = LN2.shiftRight(CONSTANT_BITS - fraction);
        var turns = value.divide(ln2);
        var rest = value.subtract(LN2.multiply(turns).shiftRight(CONSTANT_BITS - fraction));
        var result = fixedExp(rest, fraction);
        var mid =
                Ball.of(
                        result,
                        BigInteger.ONE.shiftLeft(SLACK),
                        turns.longValueExact() - fraction,
                        bits + 8);
        return widened(mid, x, bits);
    }

    /// Widens exp(mid) to exp(mid ± rad): by less than twice the radius where that is below 1/2.
    private static Ball widened(Ball result, Ball x, int bits) {
        if (x.rad() == 0) {
            return result.rounded(bits);
        }
        var radius = new Ball(BigInteger.valueOf(x.rad()), 0, x.exp());
        if (radius.magnitude() > -1) {
            throw Undecided.because("an exponent that is not known well enough");
        }
        return result.multiply(around(Ball.ONE, radius.magnitude() + 1, bits), bits);
    }

    /// All values within `2^distance` of a member of `center`.
    private static Ball around(Ball center, long distance, int bits) {
        return center.add(new Ball(BigInteger.ZERO, 1, (int) distance), bits);
    }

    private static BigInteger fixedExp(BigInteger x, int fraction) {
        var small = x.shiftRight(HALVINGS);
        var term = BigInteger.ONE.shiftLeft(fraction);
        var sum = term;
        for (int n = 1; term.signum() != 0 && n < 10_000; n++) {
            term = term.multiply(small).shiftRight(fraction).divide(BigInteger.valueOf(n));
            sum = sum.add(term);
        }
        for (int i = 0; i < HALVINGS; i++) {
            sum = sum.multiply(sum).shiftRight(fraction);
        }
        return sum;
    }

    /// The natural logarithm of what is positive.
    static Ball ln(Ball x, int bits) {
        if (x.sign() <= 0) {
            throw new IllegalArgumentException("only a positive number has a real logarithm");
        }
        if (x.equals(Ball.ONE)) {
            return Ball.ZERO;
        }
        int fraction = bits + GUARD;
        checkPrecision(fraction + 32);
        int length = x.mid().bitLength();
        var unit =
                length <= fraction
                        ? x.mid().shiftLeft(fraction - length)
                        : x.mid().shiftRight(length - fraction);
        var one = BigInteger.ONE.shiftLeft(fraction);
        double guess = Math.log(unit.shiftRight(fraction - 60).doubleValue() / 0x1p60);
        var y = BigInteger.valueOf((long) (guess * 0x1p52)).shiftLeft(fraction - 52);
        for (int known = 40; known < 3 * fraction; known *= 3) {
            var e = fixedExp(y, fraction);
            y = y.add(unit.subtract(e).shiftLeft(fraction + 1).divide(unit.add(e)));
        }
        var result =
                Ball.of(y, BigInteger.ONE.shiftLeft(SLACK), -fraction, bits + 40)
                        .add(
                                ln2(bits + 40)
                                        .multiply(Ball.of((long) x.exp() + length), bits + 40),
                                bits + 40);
        if (one.equals(unit) || x.rad() == 0) {
            return result.rounded(bits);
        }
        var spread =
                new Ball(BigInteger.valueOf(x.rad()), 0, 0)
                        .divide(new Ball(x.mid().subtract(BigInteger.valueOf(x.rad())), 0, 0), 32);
        return around(result, spread.magnitude(), bits);
    }

    /// Sine and cosine.
    static Ball[] sinCos(Ball x, int bits) {
        if (x.isZero()) {
            return new Ball[] {Ball.ZERO, Ball.ONE};
        }
        long large = Math.max(0, x.magnitude());
        int fraction = bits + GUARD;
        checkPrecision(fraction + large);
        var value = x.fixed(fraction);
        var quarter = PI.shiftRight(1);
        var turns =
                value.shiftLeft(CONSTANT_BITS - fraction)
                        .add(quarter.shiftRight(1))
                        .divide(quarter);
        var rest = value.subtract(quarter.multiply(turns).shiftRight(CONSTANT_BITS - fraction));
        var sinCos = fixedSinCos(rest, fraction);
        int quadrant = turns.mod(BigInteger.valueOf(4)).intValue();
        var sin = quadrant % 2 == 0 ? sinCos[0] : sinCos[1];
        var cos = quadrant % 2 == 0 ? sinCos[1] : sinCos[0];
        return new Ball[] {
            enclosed(quadrant >= 2 ? sin.negate() : sin, x, fraction, bits),
            enclosed(quadrant == 1 || quadrant == 2 ? cos.negate() : cos, x, fraction, bits)
        };
    }

    private static BigInteger[] fixedSinCos(BigInteger x, int fraction) {
        var sin = BigInteger.ZERO;
        var cos = BigInteger.ZERO;
        var term = BigInteger.ONE.shiftLeft(fraction);
        for (int n = 0; term.signum() != 0 && n < 10_000; n++) {
            switch (n % 4) {
                case 0 -> cos = cos.add(term);
                case 1 -> sin = sin.add(term);
                case 2 -> cos = cos.subtract(term);
                default -> sin = sin.subtract(term);
            }
            term = term.multiply(x).shiftRight(fraction).divide(BigInteger.valueOf(n + 1L));
        }
        return new BigInteger[] {sin, cos};
    }

    /// A value whose derivative is at most 1, with the argument's radius taken over.
    private static Ball enclosed(BigInteger value, Ball x, int fraction, int bits) {
        var result = Ball.of(value, BigInteger.ONE.shiftLeft(SLACK), -fraction, bits + 8);
        return x.rad() == 0
                ? result.rounded(bits)
                : around(
                        result,
                        new Ball(BigInteger.valueOf(x.rad()), 0, x.exp()).magnitude(),
                        bits);
    }

    /// The arc tangent.
    static Ball atan(Ball x, int bits) {
        if (x.isZero()) {
            return Ball.ZERO;
        }
        if (Math.abs(x.approximate()) > 2) {
            var quarter = pi(bits + 8).divide(Ball.of(x.sign() * 2L), bits + 8);
            return quarter.subtract(atan(Ball.ONE.divide(x, bits + 8), bits + 8), bits);
        }
        int fraction = bits + GUARD;
        checkPrecision(fraction + 32);
        var value = x.fixed(fraction);
        var t =
                BigInteger.valueOf((long) (Math.atan(x.approximate()) * 0x1p52))
                        .shiftLeft(fraction - 52);
        for (int known = 40; known < 5 * fraction; known *= 5) {
            var sinCos = fixedSinCos(t, fraction);
            var over = value.multiply(sinCos[1]).shiftRight(fraction).subtract(sinCos[0]);
            var under = value.multiply(sinCos[0]).shiftRight(fraction).add(sinCos[1]);
            var d = over.shiftLeft(fraction).divide(under);
            var cube = d.multiply(d).shiftRight(fraction).multiply(d).shiftRight(fraction);
            t = t.add(d).subtract(cube.divide(BigInteger.valueOf(3)));
        }
        return enclosed(t, x, fraction, bits);
    }

    private static void checkPrecision(long fraction) {
        if (fraction > CONSTANT_BITS - 64) {
            throw Undecided.because("a number that is too large for its functions");
        }
    }

    /// 16 atan(1/5) - 4 atan(1/239): Machin 1706.
    private static BigInteger machin() {
        return inverseTangent(5, false)
                .multiply(BigInteger.valueOf(16))
                .subtract(inverseTangent(239, false).multiply(BigInteger.valueOf(4)));
    }

    /// atan(1/n), or artanh(1/n), with [#CONSTANT_BITS] bits.
    private static BigInteger inverseTangent(int n, boolean hyperbolic) {
        var square = BigInteger.valueOf((long) n * n);
        var power = BigInteger.ONE.shiftLeft(CONSTANT_BITS).divide(BigInteger.valueOf(n));
        var sum = BigInteger.ZERO;
        for (int k = 0; power.signum() != 0; k++) {
            var term = power.divide(BigInteger.valueOf(2L * k + 1));
            sum = hyperbolic || k % 2 == 0 ? sum.add(term) : sum.subtract(term);
            power = power.divide(square);
        }
        return sum;
    }
}
