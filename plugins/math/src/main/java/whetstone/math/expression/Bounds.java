package whetstone.math.expression;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import whetstone.math.Rational;
import whetstone.math.expression.Expr.Apply;
import whetstone.math.expression.Expr.Num;
import whetstone.math.expression.Expr.Op;
import whetstone.math.expression.Expr.Symbol;

/// How far from zero an algebraic number must be, unless it is zero: the bound of Burnikel, Funke, Mehlhorn, Schirra and
/// Schmitt 2009, "A separation bound for real algebraic expressions", Algorithmica 55.
///
/// An expression is a quotient of two algebraic integers; `upper` and `lower` bound the base-2 logarithms of the
/// conjugates of its numerator and denominator. Where the value is not zero it is at least
/// `2^-(lower + (degree - 1) upper)`.
final class Bounds {

    private static final long MOST = 1L << 40;

    private final Set<Expr> radicals = new HashSet<>();
    private double degree = 1;

    private record Pair(double upper, double lower) {}

    private Bounds() {}

    /// Bits b such that the value is zero or at least 2^-b; null where the expression is not seen to be algebraic.
    static @Nullable Long separation(Expr expr) {
        var bounds = new Bounds();
        var pair = bounds.of(expr);
        if (pair == null) {
            return null;
        }
        double bits = pair.lower + (bounds.degree - 1) * pair.upper + 2;
        return bits < MOST ? (long) Math.ceil(bits) : MOST;
    }

    /// The bits of all numbers written in an expression, exponents counted as what they make: a measure of how close to
    /// each other two of that size may come by design.
    static long size(Expr expr) {
        return switch (expr) {
            case Num(var value, _) -> value.bits() + value.denominator().bitLength();
            case Symbol _, Expr.Text _ -> 1;
            case Apply(var op, var args) -> op == Op.POWER ? power(args) : total(args);
            case Expr.Call(_, var args) -> total(args);
            case Expr.Binder(_, _, var bounds, var body) -> 8 * (total(bounds) + size(body));
            case Expr.Group(_, _, var items) -> total(items);
            case Expr.Listing(var items, _) -> total(items);
            case Expr.Relation(var terms, _) -> total(terms);
            case Expr.Matrix(var rows) -> rows.stream().mapToLong(Bounds::total).sum();
            case Expr.Quantity(var value, _) -> size(value);
        };
    }

    private static long total(List<Expr> exprs) {
        return exprs.stream().mapToLong(Bounds::size).reduce(1, (a, b) -> Math.min(MOST, a + b));
    }

    private static long power(List<Expr> args) {
        var exponent =
                args.get(1) instanceof Apply(var op, var inner) && op == Op.NEGATE
                        ? inner.getFirst()
                        : args.get(1);
        long times =
                exponent instanceof Num(var value, _)
                        ? value.numerator().abs().min(BigInteger.valueOf(MOST)).longValueExact()
                        : 4 * size(exponent);
        return Math.min(MOST, (size(args.getFirst()) + 1) * Math.min(MOST, 1 + times));
    }

    private @Nullable Pair of(Expr expr) {
        return switch (expr) {
            case Num(var value, _) -> number(value);
            case Symbol(var name) -> name.equals("i") ? imaginary(expr) : null;
            case Apply(var op, var args) -> applied(expr, op, args);
            default -> null;
        };
    }

    private static Pair number(Rational value) {
        return new Pair(
                Math.max(0, value.numerator().bitLength()), value.denominator().bitLength());
    }

    private Pair imaginary(Expr i) {
        if (radicals.add(i)) {
            degree *= 2;
        }
        return new Pair(0, 0);
    }

    private @Nullable Pair applied(Expr whole, Op op, List<Expr> args) {
        boolean rooted = op == Op.ROOT || op == Op.POWER;
        var pairs = new ArrayList<Pair>();
        for (var arg : rooted ? args.subList(0, 1) : args) {
            var pair = of(arg);
            if (pair == null) {
                return null;
            }
            pairs.add(pair);
        }
        var first = pairs.getFirst();
        var last = pairs.getLast();
        return switch (op) {
            case ADD -> sum(pairs);
            case NEGATE, CONJUGATE -> first;
            case MULTIPLY -> new Pair(first.upper + last.upper, first.lower + last.lower);
            case DIVIDE -> new Pair(first.upper + last.lower, first.lower + last.upper);
            case PERCENT -> new Pair(first.upper, first.lower + 7);
            case POWER ->
                    args.get(1) instanceof Num(var exponent, _)
                            ? power(whole, first, exponent)
                            : null;
            case ROOT ->
                    args.get(1) instanceof Num(var index, _)
                                    && index.isInteger()
                                    && index.signum() > 0
                            ? power(whole, first, Rational.ONE.divide(index))
                            : null;
            default -> null;
        };
    }

    private static Pair sum(List<Pair> pairs) {
        var sum = pairs.getFirst();
        for (var next : pairs.subList(1, pairs.size())) {
            sum =
                    new Pair(
                            Math.max(sum.upper + next.lower, sum.lower + next.upper) + 1,
                            sum.lower + next.lower);
        }
        return sum;
    }

    private @Nullable Pair power(Expr whole, Pair base, Rational exponent) {
        if (exponent.bits() > 30) {
            return null;
        }
        double n = exponent.numerator().abs().doubleValue();
        int k = exponent.denominator().intValueExact();
        var raised =
                exponent.signum() < 0
                        ? new Pair(base.lower * n, base.upper * n)
                        : new Pair(base.upper * n, base.lower * n);
        if (k == 1) {
            return raised;
        }
        if (radicals.add(whole)) {
            degree *= k;
        }
        return raised.upper >= raised.lower
                ? new Pair((raised.upper + (k - 1) * raised.lower) / k, raised.lower)
                : new Pair(raised.upper, ((k - 1) * raised.upper + raised.lower) / k);
    }
}
