package whetstone.math.expression;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import whetstone.math.Rational;
import whetstone.math.expression.Expr.Apply;
import whetstone.math.expression.Expr.Binder;
import whetstone.math.expression.Expr.Num;
import whetstone.math.expression.Expr.Op;
import whetstone.math.expression.Expr.Symbol;

/// Exact rational values, within [#MAX_BITS]. Never expands what would be longer.
final class Exact {

    /// The longest number that is ever written out.
    static final int MAX_BITS = 100_000;

    private static final int MAX_TERMS = 20_000;

    private final Map<String, Rational> bound = new HashMap<>();
    private final Budget budget;

    private Exact(Budget budget) {
        this.budget = budget;
    }

    /// The value; null where it is not rational, or not seen to be.
    ///
    /// @throws Undecided where it does not exist or is too long
    static @Nullable Rational value(Expr expr, Budget budget) {
        return new Exact(budget).of(expr);
    }

    private @Nullable Rational of(Expr expr) {
        return switch (expr) {
            case Num(var value, _) -> value;
            case Symbol(var name) -> bound.get(name);
            case Apply(var op, var args) -> applied(op, args);
            case Binder binder -> repeated(binder);
            case Expr.Call _,
                    Expr.Group _,
                    Expr.Listing _,
                    Expr.Relation _,
                    Expr.Matrix _,
                    Expr.Quantity _,
                    Expr.Text _ ->
                    null;
        };
    }

    private @Nullable Rational applied(Op op, List<Expr> args) {
        var values = new Rational[args.size()];
        for (int i = 0; i < values.length; i++) {
            var value = of(args.get(i));
            if (value == null) {
                return null;
            }
            values[i] = value;
            budget.spend(value.bits());
        }
        return checked(combined(op, values));
    }

    private static @Nullable Rational checked(@Nullable Rational value) {
        if (value != null && value.bits() > MAX_BITS) {
            throw Undecided.because("a number of more than %d bits".formatted(MAX_BITS));
        }
        return value;
    }

    private @Nullable Rational combined(Op op, Rational[] v) {
        return switch (op) {
            case ADD -> sum(v);
            case NEGATE -> v[0].negate();
            case MULTIPLY -> product(v[0], v[1]);
            case DIVIDE -> quotient(v[0], v[1]);
            case PERCENT -> v[0].divide(Rational.of(100));
            case POWER -> power(v[0], v[1]);
            case ROOT -> v[1].isInteger() ? power(v[0], quotient(Rational.ONE, v[1])) : null;
            case ABS -> v[0].signum() < 0 ? v[0].negate() : v[0];
            case FLOOR -> Rational.of(floor(v[0]));
            case CEILING -> Rational.of(floor(v[0].negate()).negate());
            case FACTORIAL -> factorial(v[0], 1);
            case DOUBLE_FACTORIAL -> factorial(v[0], 2);
            case BINOMIAL -> v.length == 2 ? binomial(v[0], v[1]) : null;
            case GCD, LCM, MIN, MAX -> folded(op, v);
            case MOD -> modulo(v[0], v[1]);
            case REAL, CONJUGATE -> v[0];
            case IMAGINARY -> Rational.ZERO;
            default -> null;
        };
    }

    private Rational sum(Rational[] values) {
        var sum = Rational.ZERO;
        for (var value : values) {
            budget.spend(sum.bits());
            sum = sum.add(value);
        }
        return sum;
    }

    private static Rational product(Rational a, Rational b) {
        if (a.bits() + b.bits() > 2 * MAX_BITS) {
            throw Undecided.because("a product that is too long");
        }
        return a.multiply(b);
    }

    private static Rational quotient(Rational a, Rational b) {
        if (b.signum() == 0) {
            throw Undecided.undefined("division by zero");
        }
        return a.divide(b);
    }

    private @Nullable Rational power(Rational base, Rational exponent) {
        if (exponent.isInteger()) {
            return integerPower(base, exponent.numerator());
        }
        var root =
                exponent.denominator().bitLength() < 16
                        ? root(base, exponent.denominator().intValueExact())
                        : null;
        return root == null ? null : integerPower(root, exponent.numerator());
    }

    private Rational integerPower(Rational base, BigInteger exponent) {
        if (exponent.signum() < 0 && base.signum() == 0) {
            throw Undecided.undefined("a power of zero");
        }
        if (base.isInteger() && base.numerator().abs().bitLength() <= 1) {
            boolean odd = exponent.testBit(0);
            return base.signum() == 0
                    ? (exponent.signum() == 0 ? Rational.ONE : base)
                    : base.signum() > 0 || odd ? base : base.negate();
        }
        if (exponent.bitLength() > 24
                || (long) base.bits() * exponent.abs().intValueExact() > 2L * MAX_BITS) {
            throw Undecided.because("a power that is too long");
        }
        int n = exponent.abs().intValueExact();
        budget.spend((long) base.bits() * n);
        var result = new Rational(base.numerator().pow(n), base.denominator().pow(n));
        return exponent.signum() < 0 ? Rational.ONE.divide(result) : result;
    }

    /// The real root; null where it is not rational or not real.
    private @Nullable Rational root(Rational value, int index) {
        if (value.signum() < 0 && index % 2 == 0) {
            return null;
        }
        var over = root(value.numerator().abs(), index);
        var under = root(value.denominator(), index);
        if (over == null || under == null) {
            return null;
        }
        return new Rational(value.signum() < 0 ? over.negate() : over, under);
    }

    private @Nullable BigInteger root(BigInteger value, int index) {
        budget.spend(value.bitLength());
        if (index == 2) {
            var root = value.sqrt();
            return root.multiply(root).equals(value) ? root : null;
        }
        if (value.bitLength() > 4_096 || index > 64) {
            return value.equals(BigInteger.ONE) || value.signum() == 0 ? value : null;
        }
        var root = BigInteger.ZERO;
        for (int bit = value.bitLength() / index; bit >= 0; bit--) {
            budget.spend(value.bitLength());
            var next = root.setBit(bit);
            root = next.pow(index).compareTo(value) <= 0 ? next : root;
        }
        return root.pow(index).equals(value) ? root : null;
    }

    private static BigInteger floor(Rational value) {
        var parts = value.numerator().divideAndRemainder(value.denominator());
        return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
    }

    private @Nullable Rational factorial(Rational value, int step) {
        if (!value.isInteger() || value.signum() < 0) {
            return null;
        }
        if (value.numerator().bitLength() > 13) {
            throw Undecided.because("a factorial that is too long");
        }
        var result = BigInteger.ONE;
        for (int n = value.numerator().intValueExact(); n > 1; n -= step) {
            budget.spendLinear(result.bitLength());
            result = result.multiply(BigInteger.valueOf(n));
        }
        budget.spend(result.bitLength());
        return Rational.of(result);
    }

    private @Nullable Rational binomial(Rational n, Rational k) {
        if (!n.isInteger() || !k.isInteger() || n.signum() < 0) {
            return null;
        }
        if (k.signum() < 0 || k.compareTo(n) > 0) {
            return Rational.ZERO;
        }
        var smaller = k.numerator().min(n.numerator().subtract(k.numerator()));
        if (smaller.bitLength() > 12 || n.bits() > 64) {
            throw Undecided.because("a binomial that is too long");
        }
        var result = BigInteger.ONE;
        for (int i = 1; i <= smaller.intValueExact(); i++) {
            budget.spend(result.bitLength());
            result =
                    result.multiply(n.numerator().subtract(BigInteger.valueOf(i - 1L)))
                            .divide(BigInteger.valueOf(i));
        }
        return Rational.of(result);
    }

    private static @Nullable Rational folded(Op op, Rational[] values) {
        var result = values[0];
        for (var value : values) {
            boolean integers = value.isInteger() && result.isInteger();
            if (op == Op.MIN || op == Op.MAX) {
                result = (op == Op.MIN) == (value.compareTo(result) < 0) ? value : result;
            } else if (!integers) {
                return null;
            } else {
                var divisor = result.numerator().gcd(value.numerator());
                result =
                        op == Op.GCD || divisor.signum() == 0
                                ? Rational.of(divisor)
                                : Rational.of(
                                        result.numerator()
                                                .divide(divisor)
                                                .multiply(value.numerator())
                                                .abs());
            }
        }
        return result;
    }

    private static @Nullable Rational modulo(Rational value, Rational modulus) {
        if (!value.isInteger() || !modulus.isInteger() || modulus.signum() <= 0) {
            return null;
        }
        return Rational.of(value.numerator().mod(modulus.numerator()));
    }

    private @Nullable Rational repeated(Binder binder) {
        if (binder.kind() != Binder.Kind.SUM && binder.kind() != Binder.Kind.PRODUCT) {
            return null;
        }
        var from = of(binder.bounds().get(0));
        var to = of(binder.bounds().get(1));
        if (from == null || to == null || !from.isInteger() || !to.isInteger()) {
            return null;
        }
        if (to.subtract(from).compareTo(Rational.of(MAX_TERMS)) > 0) {
            throw Undecided.because("a sum of more than %d terms".formatted(MAX_TERMS));
        }
        boolean sum = binder.kind() == Binder.Kind.SUM;
        var outer = bound.get(binder.variable());
        var result = sum ? Rational.ZERO : Rational.ONE;
        for (var i = from; result != null && i.compareTo(to) <= 0; i = i.add(Rational.ONE)) {
            bound.put(binder.variable(), i);
            var term = of(binder.body());
            budget.spend(result.bits());
            result = term == null ? null : checked(sum ? result.add(term) : result.multiply(term));
        }
        if (outer == null) {
            bound.remove(binder.variable());
        } else {
            bound.put(binder.variable(), outer);
        }
        return result;
    }
}
