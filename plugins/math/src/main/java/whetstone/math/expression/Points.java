package whetstone.math.expression;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import whetstone.api.Seed;

/// Compares expressions with variables at random points, enclosing both values.
///
/// Real points count where both expressions are real without leaving the reals on the way: on their common real domain
/// √(1/n) and 1/√n are equal while √x² and x are not. Where there is hardly any such point, complex points count.
///
/// Every other point is large, and these take all signs in turn: what differs for negative numbers only, or beyond the first
/// period, is not left to chance.
final class Points {

    private static final int WANTED = 8; // which takes two variables through all signs
    private static final int WANTED_OF_MORE = 16; // three
    private static final int TRIES = 80;
    private static final int FEWEST = 5;
    private static final int MOST_BITS = 4_096;
    private static final int BASE_BITS = 192;
    private static final int SPARE_BITS = 48;

    private final Budget budget;
    private final RandomGenerator random;

    Points(Budget budget, Seed seed) {
        this.budget = budget;
        random = seed.derive("points").random();
    }

    Finding compare(Expr a, Expr b, Set<String> names) {
        var whole = new TreeSet<>(Symbols.whole(a));
        whole.addAll(Symbols.whole(b));
        int bits = (int) Math.min(MOST_BITS, BASE_BITS + Bounds.size(a) + Bounds.size(b));
        boolean complex = Symbols.any(a, Points::isComplex) || Symbols.any(b, Points::isComplex);
        int wanted = names.size() > 2 ? WANTED_OF_MORE : WANTED;
        for (boolean real : complex ? new boolean[] {false} : new boolean[] {true, false}) {
            int agreed = 0;
            for (int i = 0; i < TRIES && agreed < wanted; i++) {
                var agrees = agrees(a, b, point(names, whole, real, i), bits, real);
                if (agrees != null && !agrees) {
                    return Finding.different(
                            "different at a %s point".formatted(real ? "real" : "complex"));
                }
                agreed += agrees == null ? 0 : 1;
            }
            if (agreed >= FEWEST) {
                return Finding.equal(
                        "equal at %d random %s to %d bits"
                                .formatted(
                                        agreed,
                                        real
                                                ? "points of their common real domain"
                                                : "complex points",
                                        bits - SPARE_BITS));
            }
        }
        return Finding.undecided("no points where both have a value");
    }

    /// Whether an operation only matters off the real line.
    private static boolean isComplex(Expr expr) {
        return expr instanceof Expr.Apply(var op, _)
                && (op == Expr.Op.CONJUGATE || op == Expr.Op.REAL || op == Expr.Op.IMAGINARY);
    }

    /// Whether both agree at this point; null where it does not count.
    private @Nullable Boolean agrees(
            Expr a, Expr b, Map<String, Complex> point, int bits, boolean real) {
        for (int precision = bits; precision <= 2 * bits; precision *= 2) {
            try {
                var numeric = new Numeric(point, precision, budget);
                var left = numeric.value(a);
                var right = numeric.value(b);
                if (real && (numeric.leftReals() || !left.isReal() || !right.isReal())) {
                    return null;
                }
                var d = left.subtract(right, precision);
                if (!d.re().holdsZero() || !d.im().holdsZero()) {
                    return false;
                }
                long reach = Math.max(d.re().magnitude(), d.im().magnitude());
                long scale = Math.max(0, Math.max(left.re().magnitude(), left.im().magnitude()));
                if (reach < scale - bits + SPARE_BITS) {
                    return true;
                }
            } catch (Undecided undecided) {
                if (undecided.undefined()) {
                    return null;
                }
            }
        }
        return null;
    }

    private Map<String, Complex> point(
            Set<String> names, Set<String> whole, boolean real, int attempt) {
        var point = new HashMap<String, Complex>();
        int signs = attempt / 2; // a bit for each variable
        for (var name : names) {
            if (whole.contains(name)) {
                point.put(name, Complex.real(Ball.of(random.nextInt(1, 13))));
            } else if (attempt % 2 == 1) {
                var re = large(signs % 2 == 1);
                point.put(name, real ? Complex.real(re) : new Complex(re, real()));
                signs /= 2;
            } else {
                point.put(name, real ? Complex.real(real()) : new Complex(real(), real()));
            }
        }
        return point;
    }

    /// A dyadic number between 2 and 4, away from 0.
    private Ball large(boolean negative) {
        var magnitude = Ball.of(random.nextLong(1L << 41, 1L << 42));
        var scaled = new Ball(magnitude.mid(), 0, -40);
        return negative ? scaled.negate() : scaled;
    }

    /// A dyadic number, mostly of modest size; positive more often than negative, since many functions want that.
    private Ball real() {
        var magnitude = Ball.of(random.nextLong(1L << 38, 1L << 42));
        var scaled = new Ball(magnitude.mid(), 0, -40 - random.nextInt(3));
        return random.nextInt(3) == 0 ? scaled.negate() : scaled;
    }
}
