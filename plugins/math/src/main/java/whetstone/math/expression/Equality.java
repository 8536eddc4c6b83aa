package whetstone.math.expression;

import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import whetstone.api.Seed;
import whetstone.math.Rational;
import whetstone.math.expression.Expr.Apply;
import whetstone.math.expression.Expr.Op;
import whetstone.math.expression.Expr.Symbol;

/// Decides whether two expressions have the same value, cheapest layer first: exact rational numbers, rational functions
/// modulo a prime, enclosures of constants up to a separation bound, enclosures at random points.
///
/// No library does this job: those with exact algebra for Java expand what they are given, without a bound on steps or
/// memory, and know neither enclosures nor branch cuts.
final class Equality {

    private static final int[] PRECISIONS = {128, 512, 2_048, 8_192};
    private static final long EXTRA_BITS = 384;
    private static final int DEEPEST_LOGARITHM = 6;

    private final Budget budget;

    Equality(Budget budget) {
        this.budget = budget;
    }

    Finding compare(Expr a, Expr b) {
        if (a.equals(b)) {
            return Finding.equal("the same expression");
        }
        if (Symbols.mentions(a, "infinity") || Symbols.mentions(b, "infinity")) {
            return infinite(a, b);
        }
        if (Symbols.mentions(a, "log base") || Symbols.mentions(b, "log base")) {
            var natural = withBase(a, b, new Symbol("e"));
            return natural.isEqual() ? natural : withBase(a, b, Expr.Num.of(10));
        }
        return based(a, b);
    }

    private Finding withBase(Expr a, Expr b, Expr base) {
        Map<String, Expr> bases = Map.of("log base", base);
        return based(Symbols.replace(a, bases), Symbols.replace(b, bases));
    }

    private static Finding infinite(Expr a, Expr b) {
        int left = infiniteSign(a);
        int right = infiniteSign(b);
        if (left != 0 && left == right) {
            return Finding.equal("the same infinity");
        }
        boolean clear =
                (left != 0 || !Symbols.mentions(a, "infinity"))
                        && (right != 0 || !Symbols.mentions(b, "infinity"));
        return clear
                ? Finding.different("infinite and not")
                : Finding.undecided("arithmetic with infinity");
    }

    private static int infiniteSign(Expr expr) {
        if (expr.equals(new Symbol("infinity"))) {
            return 1;
        }
        return expr instanceof Apply(var op, var args) && op == Op.NEGATE
                ? -infiniteSign(args.getFirst())
                : 0;
    }

    private Finding based(Expr a, Expr b) {
        var names = new TreeSet<>(Symbols.free(a));
        names.addAll(Symbols.free(b));
        var towers =
                names.isEmpty() ? new Towers(this::rational, this::compare).compare(a, b) : null;
        if (towers != null) {
            return towers;
        }
        var exact = names.isEmpty() ? exact(a, b) : null;
        if (exact != null) {
            return exact;
        }
        var seed = seed(a, b);
        var modular = modular(a, b, seed);
        if (modular != null) {
            return modular;
        }
        return names.isEmpty() ? constants(a, b, 0) : new Points(budget, seed).compare(a, b, names);
    }

    // From the text: hash codes of enums differ from one start of the program to the next, and
    // verdicts must not.
    private static Seed seed(Expr a, Expr b) {
        return new Seed(0).derive(a.toString()).derive(b.toString());
    }

    private @Nullable Finding exact(Expr a, Expr b) {
        try {
            var left = Exact.value(a, budget);
            var right = Exact.value(b, budget);
            if (left == null || right == null) {
                return null;
            }
            return left.equals(right)
                    ? Finding.equal("equal as exact numbers")
                    : Finding.different("different as exact numbers");
        } catch (Undecided _) {
            return null;
        }
    }

    private @Nullable Finding modular(Expr a, Expr b, Seed seed) {
        try {
            boolean opaque = false;
            boolean vague = false;
            boolean equal = true;
            for (int i = 0; i < 2 && equal; i++) {
                var point = seed.derive(i);
                var field = i == 0 ? PrimeField.FIXED : PrimeField.drawn(point);
                var values = new Modular(field, point, budget);
                equal = values.value(a) == values.value(b);
                opaque |= values.opaque();
                vague |= values.vague();
            }
            if (equal) {
                return vague
                        ? null
                        : Finding.equal(
                                "equal as rational functions, modulo a 61-bit prime at random points");
            }
            return opaque ? null : Finding.different("different as rational functions");
        } catch (Undecided _) {
            return null;
        }
    }

    private Finding constants(Expr a, Expr b, int logarithms) {
        var difference = Expr.subtract(a, b);
        var separation = Bounds.separation(difference);
        long agreement = EXTRA_BITS + 2 * Bounds.size(difference);
        String obstacle = "the precision does not suffice";
        for (int bits : PRECISIONS) {
            try {
                var numeric = new Numeric(Map.of(), bits, budget);
                var left = numeric.value(a);
                var right = numeric.value(b);
                var found = close(left, right, bits, separation, agreement);
                if (found != null) {
                    return found;
                }
            } catch (Undecided undecided) {
                if (undecided.undefined()) {
                    return Finding.undecided(Objects.requireNonNull(undecided.getMessage()));
                }
                obstacle = Objects.requireNonNull(undecided.getMessage());
            }
        }
        return logarithms < DEEPEST_LOGARITHM
                ? logarithms(a, b, logarithms, obstacle)
                : Finding.undecided(obstacle);
    }

    private static @Nullable Finding close(
            Complex left, Complex right, int bits, @Nullable Long separation, long agreement) {
        var d = left.subtract(right, bits);
        if (!d.re().holdsZero() || !d.im().holdsZero()) {
            return Finding.different("different values, enclosed to %d bits".formatted(bits));
        }
        long reach = Math.max(d.re().magnitude(), d.im().magnitude());
        long scale = Math.max(left.re().magnitude(), left.im().magnitude());
        if (separation != null && reach < -separation) {
            return Finding.equal(
                    "equal algebraic numbers: closer than their separation bound 2^-" + separation);
        }
        boolean hopeless =
                separation == null || separation > PRECISIONS[PRECISIONS.length - 1] - 64;
        if (hopeless && reach < scale - agreement) {
            return Finding.equal(
                    "equal constants: they agree to %d digits".formatted((scale - reach) * 3 / 10));
        }
        return null;
    }

    /// Compares logarithms of what is too large to compare.
    private Finding logarithms(Expr a, Expr b, int depth, String obstacle) {
        var left = logarithm(a);
        var right = logarithm(b);
        if (left == null || right == null) {
            return Finding.undecided(obstacle);
        }
        var seed = seed(left, right);
        var modular = modular(left, right, seed);
        return modular != null && modular.isEqual() ? modular : constants(left, right, depth + 1);
    }

    /// The logarithm of a positive power or product, unexpanded; null for anything else.
    private @Nullable Expr logarithm(Expr expr) {
        return switch (expr) {
            case Expr.Num(var value, _) when value.signum() > 0 -> Expr.apply(Op.LN, expr);
            case Apply(var op, var args) when op == Op.LN && isAboveOne(args.getFirst()) ->
                    Expr.apply(Op.LN, expr);
            case Apply(var op, var args) when op == Op.POWER -> {
                var base = logarithm(args.getFirst());
                yield base == null ? null : Expr.apply(Op.MULTIPLY, args.get(1), base);
            }
            case Apply(var op, var args) when op == Op.MULTIPLY || op == Op.DIVIDE -> {
                var left = logarithm(args.getFirst());
                var right = logarithm(args.get(1));
                yield left == null || right == null
                        ? null
                        : op == Op.MULTIPLY
                                ? Expr.apply(Op.ADD, left, right)
                                : Expr.subtract(left, right);
            }
            default -> null;
        };
    }

    private static boolean isAboveOne(Expr expr) {
        return switch (expr) {
            case Expr.Num(var value, _) -> value.compareTo(Rational.ONE) > 0;
            case Apply(var op, var args) when op == Op.LN ->
                    args.getFirst() instanceof Expr.Num(var value, _)
                            && value.compareTo(Rational.of(3)) >= 0;
            default -> false;
        };
    }

    /// How far apart two constants are, enclosed; null where that cannot be told.
    @Nullable Ball distance(Expr a, Expr b, int bits) {
        try {
            var d =
                    new Numeric(
                                    Map.of(
                                            "log base",
                                            Complex.real(Elementary.exp(Ball.ONE, bits))),
                                    bits,
                                    budget)
                            .value(Expr.subtract(a, b));
            return d.isReal() ? d.re() : null;
        } catch (Undecided _) {
            return null;
        }
    }

    /// Whether an expression has a value at all, as 1/0 has not.
    boolean isUndefined(Expr expr) {
        if (!Symbols.free(expr).isEmpty()) {
            return false;
        }
        try {
            if (Exact.value(expr, budget) == null) {
                new Numeric(Map.of("log base", Complex.real(Ball.of(10))), 128, budget).value(expr);
            }
            return false;
        } catch (Undecided undecided) {
            return undecided.undefined();
        }
    }

    /// A rational value, or null.
    @Nullable Rational rational(Expr expr) {
        try {
            return Exact.value(expr, budget);
        } catch (Undecided _) {
            return null;
        }
    }

    /// Which of two constants is larger: -1, 0, 1.
    ///
    /// @throws Undecided where that cannot be told
    int order(Expr a, Expr b) {
        var d = distance(a, b, 192);
        if (d == null) {
            throw Undecided.because("an order that is not clear");
        }
        return d.holdsZero() ? 0 : d.sign();
    }
}
