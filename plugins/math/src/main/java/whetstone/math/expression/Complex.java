package whetstone.math.expression;

/// A complex number enclosed. A real number has the imaginary part [Ball#ZERO], exactly. Functions take principal values.
record Complex(Ball re, Ball im) {

    static final Complex ZERO = real(Ball.ZERO);
    static final Complex ONE = real(Ball.ONE);
    static final Complex I = new Complex(Ball.ZERO, Ball.ONE);

    static Complex real(Ball value) {
        return new Complex(value, Ball.ZERO);
    }

    boolean isReal() {
        return im.isZero();
    }

    boolean isZero() {
        return re.isZero() && im.isZero();
    }

    Complex negate() {
        return new Complex(re.negate(), im.negate());
    }

    Complex conjugate() {
        return new Complex(re, im.negate());
    }

    Complex add(Complex other, int bits) {
        return new Complex(re.add(other.re, bits), im.add(other.im, bits));
    }

    Complex subtract(Complex other, int bits) {
        return add(other.negate(), bits);
    }

    Complex multiply(Complex other, int bits) {
        if (isReal() && other.isReal()) {
            return real(re.multiply(other.re, bits));
        }
        return new Complex(
                re.multiply(other.re, bits).subtract(im.multiply(other.im, bits), bits),
                re.multiply(other.im, bits).add(im.multiply(other.re, bits), bits));
    }

    Complex divide(Complex other, int bits) {
        if (other.isReal()) {
            return new Complex(re.divide(other.re, bits), im.divide(other.re, bits));
        }
        var square = other.re.multiply(other.re, bits).add(other.im.multiply(other.im, bits), bits);
        var over = multiply(other.conjugate(), bits);
        return new Complex(over.re.divide(square, bits), over.im.divide(square, bits));
    }

    /// The absolute value.
    Ball modulus(int bits) {
        if (isReal()) {
            return re.abs();
        }
        return re.isZero()
                ? im.abs()
                : re.multiply(re, bits).add(im.multiply(im, bits), bits).sqrt(bits);
    }

    /// The angle in (-π, π].
    ///
    /// @throws Undecided on what may be the cut
    Ball angle(int bits) {
        if (isZero()) {
            throw Undecided.undefined("zero has no angle");
        }
        if (isReal()) {
            return re.sign() > 0 ? Ball.ZERO : Elementary.pi(bits);
        }
        boolean steep = re.isZero() || Math.abs(im.approximate()) > Math.abs(re.approximate());
        if (steep) {
            var quarter = Elementary.pi(bits).divide(Ball.of(2L * im.sign()), bits);
            return quarter.subtract(Elementary.atan(re.divide(im, bits), bits), bits);
        }
        var slope = Elementary.atan(im.divide(re, bits), bits);
        if (re.sign() > 0) {
            return slope;
        }
        var half = Elementary.pi(bits);
        return im.sign() > 0 ? slope.add(half, bits) : slope.subtract(half, bits);
    }

    Complex sqrt(int bits) {
        if (isReal()) {
            return re.sign() >= 0
                    ? real(re.sqrt(bits))
                    : new Complex(Ball.ZERO, re.negate().sqrt(bits));
        }
        var r = modulus(bits);
        var two = Ball.of(2);
        if (re.isZero() || re.approximate() > 0) {
            var x = r.add(re, bits).divide(two, bits).sqrt(bits);
            return new Complex(x, im.divide(x.multiply(two, bits), bits));
        }
        var root = r.subtract(re, bits).divide(two, bits).sqrt(bits);
        var y = im.sign() > 0 ? root : root.negate();
        return new Complex(im.divide(y.multiply(two, bits), bits), y);
    }

    Complex exp(int bits) {
        var scale = Elementary.exp(re, bits);
        if (isReal()) {
            return real(scale);
        }
        var sinCos = Elementary.sinCos(im, bits);
        return new Complex(scale.multiply(sinCos[1], bits), scale.multiply(sinCos[0], bits));
    }

    Complex ln(int bits) {
        if (isZero()) {
            throw Undecided.undefined("the logarithm of zero");
        }
        return new Complex(Elementary.ln(modulus(bits), bits), angle(bits));
    }

    Complex sin(int bits) {
        if (isReal()) {
            return real(Elementary.sinCos(re, bits)[0]);
        }
        var sinCos = Elementary.sinCos(re, bits);
        return new Complex(
                sinCos[0].multiply(hyperbolic(im, 1, bits), bits),
                sinCos[1].multiply(hyperbolic(im, -1, bits), bits));
    }

    Complex cos(int bits) {
        if (isReal()) {
            return real(Elementary.sinCos(re, bits)[1]);
        }
        var sinCos = Elementary.sinCos(re, bits);
        return new Complex(
                sinCos[1].multiply(hyperbolic(im, 1, bits), bits),
                sinCos[0].multiply(hyperbolic(im, -1, bits), bits).negate());
    }

    /// (eˣ + sign e⁻ˣ) / 2.
    private static Ball hyperbolic(Ball x, int sign, int bits) {
        var up = Elementary.exp(x, bits);
        var down = Ball.ONE.divide(up, bits).multiply(Ball.of(sign), bits);
        return up.add(down, bits).divide(Ball.of(2), bits);
    }

    /// -i ln(iz + √(1 - z²)), in real numbers where the argument lies in [-1, 1].
    Complex arcsin(int bits) {
        if (isReal() && re.isExactlyOne()) {
            return real(Elementary.pi(bits).divide(Ball.of(2L * re.sign()), bits));
        }
        var rest = ONE.subtract(multiply(this, bits), bits);
        if (isReal() && rest.re.sign() > 0) {
            return real(Elementary.atan(re.divide(rest.re.sqrt(bits), bits), bits));
        }
        var inside = I.multiply(this, bits).add(rest.sqrt(bits), bits);
        return I.negate().multiply(inside.ln(bits), bits);
    }

    Complex arctan(int bits) {
        if (isReal()) {
            return real(Elementary.atan(re, bits));
        }
        var turned = I.multiply(this, bits);
        var difference =
                ONE.subtract(turned, bits).ln(bits).subtract(ONE.add(turned, bits).ln(bits), bits);
        return I.multiply(difference, bits).divide(real(Ball.of(2)), bits);
    }

    /// The power with principal logarithm.
    Complex power(Complex exponent, int bits) {
        if (isZero()) {
            if (exponent.isReal() && exponent.re.sign() > 0) {
                return ZERO;
            }
            throw Undecided.undefined("a power of zero");
        }
        return exponent.multiply(ln(bits), bits).exp(bits);
    }

    /// The power by repeated squaring.
    Complex power(long exponent, int bits) {
        var result = ONE;
        var base = this;
        for (long rest = Math.abs(exponent); rest > 0; rest >>= 1) {
            result = (rest & 1) == 1 ? result.multiply(base, bits) : result;
            base = rest > 1 ? base.multiply(base, bits) : base;
        }
        return exponent < 0 ? ONE.divide(result, bits) : result;
    }
}
