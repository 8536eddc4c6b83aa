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

/// Values modulo a prime of 61 bits at a random point: Schwartz 1980 and Zippel 1979. Two rational functions that differ
/// agree there with a chance of degree / 2^60, and their coefficients with a smaller one where the prime is drawn too. A
/// function that is not rational stands for a random number that depends on its arguments alone, so agreement still
/// proves equality while difference then proves nothing.
final class Modular {

    /// Exponents repeat modulo the prime less one, which longer ones, in bits, may be made for.
    private static final int LONGEST_EXPONENT = 512;

    private static final BigInteger HUNDRED = BigInteger.valueOf(100);
    private static final Rational MOST_TERMS = Rational.of(2_000);

    private final PrimeField field;
    private final Seed point;
    private final Budget budget;
    private final Map<String, Long> values = new HashMap<>();
    private boolean opaque;
    private boolean vague;

    Modular(PrimeField field, Seed point, Budget budget) {
        this.field = field;
        this.point = point;
        this.budget = budget;
    }

    /// Whether something was met whose algebra this does not know.
    boolean opaque() {
        return opaque;
    }

    /// Whether something was met that leaves agreement without proof.
    boolean vague() {
        return vague;
    }

    /// The value, as the field writes it.
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
        long over = field.of(value.numerator());
        return value.isInteger()
                ? over
                : field.multiply(over, inverse(field.of(value.denominator())));
    }

    private long symbol(String name) {
        opaque |=
                name.equals("pi")
                        || name.equals("e")
                        || name.equals("i")
                        || name.equals("infinity")
                        || name.equals("log base");
        return values.computeIfAbsent(name, n -> field.random(point.derive(n)));
    }

    private long applied(Op op, List<Expr> args) {
        return switch (op) {
            case ADD -> {
                long sum = 0;
                for (var arg : args) {
                    sum = field.add(sum, value(arg));
                }
                yield sum;
            }
            case NEGATE -> field.negate(value(args.getFirst()));
            case MULTIPLY -> field.multiply(value(args.get(0)), value(args.get(1)));
            case DIVIDE -> field.multiply(value(args.get(0)), inverse(value(args.get(1))));
            case PERCENT -> field.multiply(value(args.getFirst()), inverse(field.of(HUNDRED)));
            case POWER -> power(args.get(0), args.get(1));
            default -> hashed(op.name(), args);
        };
    }

    private long power(Expr base, Expr exponent) {
        var rational = Exact.value(exponent, budget);
        if (rational == null || !rational.isInteger()) {
            return hashed("POWER", List.of(base, exponent));
        }
        var times = rational.numerator().abs();
        vague |= times.bitLength() > LONGEST_EXPONENT;
        budget.spend(times.bitLength());
        long value = value(base);
        return field.power(rational.signum() < 0 ? inverse(value) : value, times);
    }

    /// A random number that depends on the name and the values of the arguments.
    private long hashed(String name, List<Expr> args) {
        opaque = true;
        var node = point.derive(name);
        for (var arg : args) {
            node = node.derive(value(arg));
        }
        return field.random(node);
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
        return field.random(node.derive(value(binder.body())));
    }

    private long expanded(Expr.Binder binder, Rational from, Rational to) {
        boolean sum = binder.kind() == Kind.SUM;
        long result = sum ? 0 : field.of(BigInteger.ONE);
        for (var i = from; i.compareTo(to) <= 0; i = i.add(Rational.ONE)) {
            long term =
                    value(
                            Symbols.replace(
                                    binder.body(), Map.of(binder.variable(), new Num(i, -1))));
            result = sum ? field.add(result, term) : field.multiply(result, term);
        }
        return result;
    }

    private long inverse(long value) {
        if (value == 0) {
            throw Undecided.undefined("division by zero");
        }
        return field.inverse(value);
    }
}
