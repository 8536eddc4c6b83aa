package whetstone.math.expression;

import java.math.BigInteger;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import whetstone.math.Rational;
import whetstone.math.expression.Expr.Apply;
import whetstone.math.expression.Expr.Num;
import whetstone.math.expression.Expr.Op;

/// Compares powers whose exponents are powers again, too long to be written out: where both bases are powers of one
/// number, exponents decide.
final class Towers {

    private static final int MOST_BITS = 64;

    private final Function<Expr, @Nullable Rational> rational;
    private final BiFunction<Expr, Expr, Finding> compared;

    /// @param rational a rational value, or null
    /// @param compared whether exponents are equal
    Towers(Function<Expr, @Nullable Rational> rational, BiFunction<Expr, Expr, Finding> compared) {
        this.rational = rational;
        this.compared = compared;
    }

    /// `base` to the power of `exponent`, where no root of `base` is rational and it is larger than one.
    private record Root(Rational base, Rational exponent) {}

    /// Null where they are no towers of that kind, or exponents do not tell.
    @Nullable Finding compare(Expr a, Expr b) {
        var left = upright(a);
        var right = upright(b);
        if (left == null || right == null) {
            return null;
        }
        var one = root(left.getFirst());
        var other = one == null ? null : root(right.getFirst());
        if (one == null || other == null || !one.base().equals(other.base())) {
            return null;
        }
        boolean alike = one.exponent().equals(other.exponent());
        var found =
                alike
                        ? compared.apply(left.get(1), right.get(1))
                        : compared.apply(
                                times(one.exponent(), left.get(1)),
                                times(other.exponent(), right.get(1)));
        return switch (found.outcome()) {
            case EQUAL -> Finding.equal("powers of one number, with equal exponents");
            case DIFFERENT -> Finding.different("powers of one number, with different exponents");
            case UNDECIDED -> null;
        };
    }

    /// Base and exponent of a tower, or of the tower that one is divided by; null for anything else.
    private static @Nullable List<Expr> upright(Expr expr) {
        if (isTower(expr)) {
            return ((Apply) expr).args();
        }
        boolean inverse =
                expr instanceof Apply(var op, var args)
                        && op == Op.DIVIDE
                        && args.getFirst() instanceof Num(var over, _)
                        && over.equals(Rational.ONE)
                        && isTower(args.get(1));
        if (!inverse) {
            return null;
        }
        var tower = ((Apply) ((Apply) expr).args().get(1)).args();
        return List.of(
                Expr.apply(Op.DIVIDE, new Num(Rational.ONE, -1), tower.getFirst()), tower.get(1));
    }

    /// Only real exponents decide: a power is the same for two complex ones.
    private static boolean isTower(Expr expr) {
        return expr instanceof Apply(var op, var args)
                && op == Op.POWER
                && isPositive(args.get(1))
                && Symbols.any(args.get(1), e -> e instanceof Apply(var o, _) && o == Op.POWER);
    }

    private static boolean isPositive(Expr expr) {
        return switch (expr) {
            case Num(var value, _) -> value.signum() > 0;
            case Apply(var op, var args) ->
                    (op == Op.POWER || op == Op.MULTIPLY || op == Op.DIVIDE || op == Op.ADD)
                            && args.stream().allMatch(Towers::isPositive);
            default -> false;
        };
    }

    private static Expr times(Rational factor, Expr expr) {
        return Expr.apply(Op.MULTIPLY, new Num(factor, -1), expr);
    }

    private @Nullable Root root(Expr base) {
        if (base instanceof Apply(var op, var args)
                && op == Op.ROOT
                && args.get(1) instanceof Num(var index, _)
                && index.isInteger()
                && index.signum() > 0) {
            var inner = root(args.getFirst());
            return inner == null ? null : new Root(inner.base(), inner.exponent().divide(index));
        }
        var value = rational.apply(base);
        if (value == null
                || value.bits() > MOST_BITS
                || value.signum() <= 0
                || value.equals(Rational.ONE)) {
            return null;
        }
        return value.compareTo(Rational.ONE) > 0
                ? root(value, 1)
                : root(Rational.ONE.divide(value), -1);
    }

    private static Root root(Rational value, int sign) {
        for (int index = MOST_BITS; index > 1; index--) {
            var over = root(value.numerator(), index);
            var under = root(value.denominator(), index);
            if (over != null && under != null) {
                return new Root(new Rational(over, under), Rational.of((long) sign * index));
            }
        }
        return new Root(value, Rational.of(sign));
    }

    private static @Nullable BigInteger root(BigInteger value, int index) {
        // A root of 64 bits is rounded right: it has at most 32, and a double has 53.
        var root = BigInteger.valueOf(Math.round(Math.pow(value.doubleValue(), 1.0 / index)));
        return root.pow(index).equals(value) ? root : null;
    }
}
