package whetstone.math.expression;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import whetstone.api.Seed;
import whetstone.math.Rational;
import whetstone.math.expression.Expr.Apply;
import whetstone.math.expression.Expr.Binder.Kind;
import whetstone.math.expression.Expr.Num;
import whetstone.math.expression.Expr.Op;
import whetstone.math.expression.Expr.Symbol;

/// Values modulo the prime 2^61 - 1 at a random point: Schwartz 1980 and Zippel 1979. Two rational functions that agree
/// there are equal but for a chance of degree / 2^61. A function that is not rational stands for a random number that
/// depends on its arguments alone, so agreement still proves equality while difference then proves nothing.
final class Modular {

    private static final long PRIME = (1L << 61) - 1;
    private static final BigInteger BIG_PRIME = BigInteger.valueOf(PRIME);

    private static final Rational MOST_TERMS = Rational.of(2_000);

    private final Seed point;
    private final Budget budget;
    private final Map<String, Long> values = new HashMap<>();
    private boolean opaque;

    Modular(Seed point, Budget budget) {
        this.point = point;
        this.budget = budget;
    }

    /// Whether something was met whose algebra this does not know.
    boolean opaque() {
        return opaque;
    }

    /// The value, in [0, 2^61 - 1).
    ///
    /// @throws Undecided for a division by zero
    long value(Expr expr) {
        budget.spendLinear(0);
        return switch (expr) {
            case Num(var value, _) -> number(value);
            case Symbol(var name) -> symbol(name);
            case Apply(var op, var args) -> applied(op, args);
            case Expr.Call(var name, var args) -> unknown(name, args);
            case Expr.Binder binder -> binder(binder);
            case Expr.Group _,
                    Expr.Listing _,
                    Expr.Relation _,
                    Expr.Matrix _,
                    Expr.Quantity _,
                    Expr.Text _ ->
                    throw Undecided.because("not a number");
        };
    }

    private long number(Rational value) {
        budget.spendLinear(value.bits());
        long over = value.numerator().mod(BIG_PRIME).longValueExact();
        return value.isInteger()
                ? over
                : multiply(over, inverse(value.denominator().mod(BIG_PRIME).longValueExact()));
    }

    private long symbol(String name) {
        opaque |=
                name.equals("pi")
                        || name.equals("e")
                        || name.equals("i")
                        || name.equals("infinity")
                        || name.equals("log base");
        return values.computeIfAbsent(name, n -> point.derive(n).random().nextLong(1, PRIME));
    }

    private long applied(Op op, List<Expr> args) {
        return switch (op) {
            case ADD -> {
                long sum = 0;
                for (var arg : args) {
                    sum = (sum + value(arg)) % PRIME;
                }
                yield sum;
            }
            case NEGATE -> (PRIME - value(args.getFirst())) % PRIME;
            case MULTIPLY -> multiply(value(args.get(0)), value(args.get(1)));
            case DIVIDE -> multiply(value(args.get(0)), inverse(value(args.get(1))));
            case PERCENT -> multiply(value(args.getFirst()), inverse(100));
            case POWER -> power(args.get(0), args.get(1));
            default -> hashed(op.name(), args);
        };
    }

    private long power(Expr base, Expr exponent) {
        var rational = Exact.value(exponent, budget);
        if (rational == null || !rational.isInteger()) {
            return hashed("POWER", List.of(base, exponent));
        }
        long value = value(base);
        boolean negative = rational.signum() < 0;
        return power(negative ? inverse(value) : value, rational.numerator().abs());
    }

    private long power(long base, BigInteger exponent) {
        budget.spend(exponent.bitLength());
        long rest = exponent.mod(BIG_PRIME.subtract(BigInteger.ONE)).longValueExact();
        if (base == 0) {
            return exponent.signum() == 0 ? 1 : 0;
        }
        long result = 1;
        for (long square = base; rest > 0; rest >>= 1) {
            result = (rest & 1) == 1 ? multiply(result, square) : result;
            square = multiply(square, square);
        }
        return result;
    }

    /// A random number that depends on the name and the values of the arguments.
    private long hashed(String name, List<Expr> args) {
        opaque = true;
        var node = point.derive(name);
        for (var arg : args) {
            node = node.derive(value(arg));
        }
        return node.random().nextLong(1, PRIME);
    }

    /// A function of which nothing is known is what its name and arguments say, so that difference is difference.
    private long unknown(String name, List<Expr> args) {
        boolean before = opaque;
        long value = hashed("call " + name, args);
        opaque = before;
        return value;
    }

    private long binder(Expr.Binder binder) {
        var from =
                binder.kind() == Kind.SUM || binder.kind() == Kind.PRODUCT
                        ? Exact.value(binder.bounds().get(0), budget)
                        : null;
        var to = from == null ? null : Exact.value(binder.bounds().get(1), budget);
        if (from != null && to != null && to.subtract(from).compareTo(MOST_TERMS) <= 0) {
            return expanded(binder, from, to);
        }
        opaque = true;
        var node = point.derive(binder.kind() + " " + binder.variable());
        for (var bound : binder.bounds()) {
            node = node.derive(value(bound));
        }
        return node.derive(value(binder.body())).random().nextLong(1, PRIME);
    }

    private long expanded(Expr.Binder binder, Rational from, Rational to) {
        boolean sum = binder.kind() == Kind.SUM;
        long result = sum ? 0 : 1;
        for (var i = from; i.compareTo(to) <= 0; i = i.add(Rational.ONE)) {
            long term =
                    value(
                            Symbols.replace(
                                    binder.body(), Map.of(binder.variable(), new Num(i, -1))));
            result = sum ? (result + term) % PRIME : multiply(result, term);
        }
        return result;
    }

    private long inverse(long value) {
        if (value == 0) {
            throw Undecided.undefined("division by zero");
        }
        return power(value, BIG_PRIME.subtract(BigInteger.TWO));
    }

    /// The product modulo 2^61 - 1, by folding the 122-bit product.
    private static long multiply(long a, long b) {
        long high = Math.multiplyHigh(a, b);
        long low = a * b;
        long sum = (low & PRIME) + ((high << 3) | (low >>> 61));
        return sum >= PRIME ? sum - PRIME : sum;
    }
}
