package whetstone.math.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import whetstone.math.Rational;
import whetstone.math.expression.Expr.Apply;
import whetstone.math.expression.Expr.Binder;
import whetstone.math.expression.Expr.Num;
import whetstone.math.expression.Expr.Op;
import whetstone.math.expression.Expr.Symbol;

/// Replaces simple integrals, infinite sums and limits by their values: term-by-term antiderivatives, geometric series
/// and the sums of 1/k² and 1/k⁴, limits of what is continuous at the point. Leaves all others as they are.
final class ClosedForms {

    private static final Expr INFINITY = new Symbol("infinity");

    private final Equality equality;

    ClosedForms(Equality equality) {
        this.equality = equality;
    }

    /// The expression with what can be replaced replaced.
    Expr of(Expr expr) {
        return switch (expr) {
            case Apply(var op, var args) -> new Apply(op, args.stream().map(this::of).toList());
            case Binder binder -> {
                var value = value(binder);
                yield value == null ? binder : value;
            }
            default -> expr;
        };
    }

    private @Nullable Expr value(Binder binder) {
        return switch (binder.kind()) {
            case INTEGRAL -> integral(binder);
            case SUM -> binder.bounds().get(1).equals(INFINITY) ? series(binder) : null;
            case LIMIT -> limit(binder);
            case PRODUCT -> null;
        };
    }

    private @Nullable Expr integral(Binder binder) {
        var x = binder.variable();
        var primitive = primitive(of(binder.body()), x);
        if (primitive == null) {
            return null;
        }
        if (binder.bounds().isEmpty()) {
            return Expr.apply(Op.ADD, primitive, new Symbol("C"));
        }
        boolean infinite = binder.bounds().stream().anyMatch(b -> Symbols.mentions(b, "infinity"));
        if (binder.bounds().size() != 2 || infinite || hasPole(binder)) {
            return null;
        }
        return Expr.subtract(
                Symbols.replace(primitive, Map.of(x, binder.bounds().get(1))),
                Symbols.replace(primitive, Map.of(x, binder.bounds().get(0))));
    }

    /// Whether a negative power may be unbounded between the bounds: unless both are positive, or both negative.
    private boolean hasPole(Binder binder) {
        boolean powers =
                Symbols.any(
                        binder.body(),
                        e ->
                                e instanceof Apply(var op, _)
                                        && (op == Op.DIVIDE || op == Op.POWER || op == Op.ROOT));
        var from = equality.rational(binder.bounds().get(0));
        var to = equality.rational(binder.bounds().get(1));
        boolean apart = from != null && to != null && from.signum() * to.signum() > 0;
        return powers && !apart && !isPolynomial(binder.body(), binder.variable());
    }

    private boolean isPolynomial(Expr expr, String x) {
        return switch (expr) {
            case Apply(var op, var args)
                    when op == Op.POWER && Symbols.mentions(args.getFirst(), x) -> {
                var exponent = equality.rational(args.get(1));
                yield exponent != null
                        && exponent.isInteger()
                        && exponent.signum() >= 0
                        && isPolynomial(args.getFirst(), x);
            }
            case Apply(var op, var args) when op == Op.DIVIDE ->
                    !Symbols.mentions(args.get(1), x) && isPolynomial(args.getFirst(), x);
            case Apply(var op, var args) ->
                    op != Op.ROOT && args.stream().allMatch(a -> isPolynomial(a, x));
            default -> true;
        };
    }

    /// An antiderivative; null where none is known.
    private @Nullable Expr primitive(Expr f, String x) {
        var variable = new Symbol(x);
        if (!Symbols.mentions(f, x)) {
            return Expr.apply(Op.MULTIPLY, f, variable);
        }
        if (f.equals(variable)) {
            return power(variable, Rational.ONE);
        }
        if (!(f instanceof Apply(var op, var args))) {
            return null;
        }
        return switch (op) {
            case ADD -> sum(args, x);
            case NEGATE -> scaled(Num.of(-1), primitive(args.getFirst(), x));
            case MULTIPLY ->
                    !Symbols.mentions(args.get(0), x)
                            ? scaled(args.get(0), primitive(args.get(1), x))
                            : !Symbols.mentions(args.get(1), x)
                                    ? scaled(args.get(1), primitive(args.get(0), x))
                                    : null;
            case DIVIDE -> quotient(args.get(0), args.get(1), x);
            case POWER, ROOT, EXP, SIN, COS -> elementary(f, op, args, x);
            default -> null;
        };
    }

    private @Nullable Expr sum(List<Expr> terms, String x) {
        var primitives = new ArrayList<Expr>();
        for (var term : terms) {
            var primitive = primitive(term, x);
            if (primitive == null) {
                return null;
            }
            primitives.add(primitive);
        }
        return new Apply(Op.ADD, primitives);
    }

    private static @Nullable Expr scaled(Expr factor, @Nullable Expr primitive) {
        return primitive == null ? null : Expr.apply(Op.MULTIPLY, factor, primitive);
    }

    private @Nullable Expr quotient(Expr over, Expr under, String x) {
        if (!Symbols.mentions(under, x)) {
            return scaled(Expr.apply(Op.DIVIDE, Num.of(1), under), primitive(over, x));
        }
        if (Symbols.mentions(over, x)) {
            return null;
        }
        var exponent = under.equals(new Symbol(x)) ? Num.of(1) : exponent(under, x);
        return exponent == null
                ? null
                : scaled(over, power(new Symbol(x), exponent.value().negate()));
    }

    private @Nullable Num exponent(Expr power, String x) {
        if (power instanceof Apply(var op, var args)
                && args.getFirst().equals(new Symbol(x))
                && (op == Op.POWER || op == Op.ROOT)) {
            var value = equality.rational(args.get(1));
            return value == null || value.signum() == 0
                    ? null
                    : new Num(op == Op.ROOT ? Rational.ONE.divide(value) : value, -1);
        }
        return null;
    }

    private static Expr power(Expr x, Rational exponent) {
        var next = exponent.add(Rational.ONE);
        return next.signum() == 0
                ? Expr.apply(Op.LN, Expr.apply(Op.ABS, x))
                : Expr.apply(
                        Op.DIVIDE, Expr.apply(Op.POWER, x, new Num(next, -1)), new Num(next, -1));
    }

    private @Nullable Expr elementary(Expr f, Op op, List<Expr> args, String x) {
        var exponent = exponent(f, x);
        if (exponent != null) {
            return power(new Symbol(x), exponent.value());
        }
        boolean exponential =
                op == Op.EXP || (op == Op.POWER && args.getFirst().equals(new Symbol("e")));
        if (!exponential && op != Op.SIN && op != Op.COS) {
            return null;
        }
        var slope = slope(args.getLast(), x);
        if (slope == null || slope.value().signum() == 0) {
            return null;
        }
        var whole =
                switch (op) {
                    case SIN -> Expr.negate(Expr.apply(Op.COS, args.getLast()));
                    case COS -> Expr.apply(Op.SIN, args.getLast());
                    default -> f;
                };
        return Expr.apply(Op.DIVIDE, whole, slope);
    }

    /// The rational slope of a linear function; null for any other.
    private @Nullable Num slope(Expr inner, String x) {
        var at = new ArrayList<Expr>();
        for (int i = 0; i < 3; i++) {
            at.add(Symbols.replace(inner, Map.of(x, Num.of(i))));
        }
        var first = equality.rational(Expr.subtract(at.get(1), at.get(0)));
        if (first == null) {
            return null;
        }
        var line =
                Expr.apply(
                        Op.ADD,
                        at.get(0),
                        Expr.apply(Op.MULTIPLY, new Num(first, -1), new Symbol(x)));
        return equality.compare(inner, line).isEqual() ? new Num(first, -1) : null;
    }

    private @Nullable Expr series(Binder binder) {
        var k = binder.variable();
        var body = binder.body();
        var first = Symbols.replace(body, Map.of(k, binder.bounds().getFirst()));
        var next = Expr.apply(Op.ADD, new Symbol(k), Num.of(1));
        var step = Expr.apply(Op.DIVIDE, Symbols.replace(body, Map.of(k, next)), body);
        var ratio = equality.rational(Symbols.replace(step, Map.of(k, Num.of(5))));
        if (ratio != null
                && ratio.multiply(ratio).compareTo(Rational.ONE) < 0
                && equality.compare(step, new Num(ratio, -1)).isEqual()) {
            return Expr.apply(Op.DIVIDE, first, new Num(Rational.ONE.subtract(ratio), -1));
        }
        boolean fromOne = binder.bounds().getFirst().equals(Num.of(1));
        for (int n = 2; fromOne && n <= 4; n += 2) {
            var scale =
                    Expr.apply(Op.MULTIPLY, body, Expr.apply(Op.POWER, new Symbol(k), Num.of(n)));
            var constant = equality.rational(Symbols.replace(scale, Map.of(k, Num.of(7))));
            if (constant != null && equality.compare(scale, new Num(constant, -1)).isEqual()) {
                var zeta =
                        Expr.apply(
                                Op.DIVIDE,
                                Expr.apply(Op.POWER, new Symbol("pi"), Num.of(n)),
                                Num.of(n == 2 ? 6 : 90));
                return Expr.apply(Op.MULTIPLY, new Num(constant, -1), zeta);
            }
        }
        return null;
    }

    /// The value at the point, where there is one and the function is made of continuous ones.
    private @Nullable Expr limit(Binder binder) {
        var point = binder.bounds().getFirst();
        if (Symbols.mentions(point, "infinity")
                || Symbols.any(binder.body(), ClosedForms::mayJump)) {
            return null;
        }
        var value = Symbols.replace(binder.body(), Map.of(binder.variable(), point));
        return equality.isUndefined(value) || !Symbols.free(value).isEmpty() ? null : value;
    }

    private static boolean mayJump(Expr expr) {
        return expr instanceof Binder
                || expr instanceof Expr.Call
                || (expr instanceof Apply(var op, _)
                        && (op == Op.FLOOR
                                || op == Op.CEILING
                                || op == Op.MOD
                                || op == Op.LN
                                || op == Op.LOG
                                || op == Op.ROOT
                                || op == Op.POWER));
    }
}
