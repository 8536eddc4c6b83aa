package whetstone.math.expression;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import whetstone.math.expression.Expr.Apply;
import whetstone.math.expression.Expr.Call;
import whetstone.math.expression.Expr.Num;
import whetstone.math.expression.Expr.Op;
import whetstone.math.expression.Expr.Relation;
import whetstone.math.expression.Expr.Sign;
import whetstone.math.expression.Expr.Symbol;

/// Compares equations and inequalities that are not sets of one variable's values.
final class Relations {

    private static final Set<Op> NAMING =
            EnumSet.of(Op.ADD, Op.MULTIPLY, Op.DIVIDE, Op.ABS, Op.CONJUGATE);

    private final Equality equality;

    Relations(Equality equality) {
        this.equality = equality;
    }

    /// `name = value`.
    record Assignment(Expr name, Expr value) {}

    /// The assignment that an equation is, its variable on whichever side; null where it is none.
    static @Nullable Assignment assignment(Expr expr) {
        if (!(expr instanceof Relation(var terms, var signs))
                || signs.size() != 1
                || signs.getFirst() != Sign.EQUAL) {
            return null;
        }
        var left = terms.get(0);
        var right = terms.get(1);
        if (isName(left) && !Symbols.free(right).contains(name(left))) {
            return new Assignment(left, right);
        }
        boolean turned = right instanceof Symbol && isName(right) && Symbols.free(left).isEmpty();
        return turned ? new Assignment(right, left) : null;
    }

    /// `f(n) = n + 1` in the variable of `f(x) = …`, if that is what the reference defines; else as it is.
    static @Nullable Assignment renamed(
            @Nullable Assignment reference, @Nullable Assignment answer) {
        return reference != null
                        && answer != null
                        && reference.name() instanceof Call(var f, var names)
                        && answer.name() instanceof Call(var g, var others)
                        && f.equals(g)
                        && names.size() == 1
                        && others.size() == 1
                        && names.getFirst() instanceof Symbol name
                        && others.getFirst() instanceof Symbol(var own)
                        && !Symbols.mentions(reference.value(), own)
                ? new Assignment(
                        reference.name(), Symbols.replace(answer.value(), Map.of(own, name)))
                : answer;
    }

    /// The value in `AB = 5` and `a + b = 5`, where a number is given to what consists of nothing but names; null for
    /// anything else.
    static @Nullable Expr stated(Expr expr) {
        return expr instanceof Relation(var terms, var signs)
                        && signs.equals(List.of(Sign.EQUAL))
                        && isNamed(terms.get(0))
                        && Symbols.free(terms.get(1)).isEmpty()
                ? terms.get(1)
                : null;
    }

    private static boolean isNamed(Expr expr) {
        return isName(expr)
                || (expr instanceof Apply(var op, var args)
                        && NAMING.contains(op)
                        && isNamed(args.getFirst())
                        && args.stream()
                                .skip(1)
                                .map(Relations::unsigned)
                                .allMatch(Relations::isNamed));
    }

    private static Expr unsigned(Expr term) {
        return term instanceof Apply(var op, var args) && op == Op.NEGATE ? args.getFirst() : term;
    }

    private static boolean isName(Expr expr) {
        if (expr instanceof Call) {
            return true;
        }
        return (expr instanceof Symbol && !Symbols.free(expr).isEmpty())
                || expr instanceof Expr.Text
                || isDerivative(expr)
                || (expr instanceof Apply(var op, var args)
                        && (op == Op.PRIME || op == Op.CONJUGATE)
                        && isName(args.getFirst()));
    }

    /// Whether it is `dy/dx`.
    private static boolean isDerivative(Expr expr) {
        return expr instanceof Apply(var op, var args)
                && op == Op.DIVIDE
                && args.stream()
                        .allMatch(a ->
                                a instanceof Apply(var inner, var factors)
                                        && inner == Op.MULTIPLY
                                        && factors.getFirst().equals(new Symbol("d"))
                                        && factors.get(1) instanceof Symbol);
    }

    private static String name(Expr expr) {
        return expr instanceof Symbol(var name) ? name : "";
    }

    Finding compare(Relation a, Relation b) {
        var left = turned(a);
        var right = turned(b);
        if (!left.signs().equals(right.signs())) {
            return Finding.different("different signs of comparison");
        }
        if (left.signs().size() == 1
                && left.signs().getFirst() != Sign.CONGRUENT
                && left.signs().getFirst() != Sign.IN) {
            return single(left, right);
        }
        for (int i = 0; i < left.terms().size(); i++) {
            var found = equality.compare(left.terms().get(i), right.terms().get(i));
            if (!found.isEqual()) {
                return found;
            }
        }
        return Finding.equal("the same chain, term by term");
    }

    /// A chain that rises.
    private static Relation turned(Relation relation) {
        boolean falls =
                relation.signs().stream()
                        .allMatch(s -> s == Sign.GREATER || s == Sign.GREATER_EQUAL);
        return falls
                ? new Relation(
                        relation.terms().reversed(),
                        relation.signs().reversed().stream().map(Sign::turned).toList())
                : relation;
    }

    private Finding single(Relation a, Relation b) {
        var sign = a.signs().getFirst();
        var left = Expr.subtract(a.terms().get(0), a.terms().get(1));
        var right = Expr.subtract(b.terms().get(0), b.terms().get(1));
        var found = proportional(left, right, sign.isOrder());
        if (found.isEqual() || sign.isOrder()) {
            return found;
        }
        var cleared = proportional(numerator(left), numerator(right), false);
        return cleared.isEqual() ? cleared : found;
    }

    /// Whether two sides-moved-together differ by a constant factor, which must be positive for an order.
    private Finding proportional(Expr f, Expr g, boolean positive) {
        var primed = new HashMap<String, Expr>();
        for (var name : Symbols.free(Expr.subtract(f, g))) {
            primed.put(name, new Symbol(name + " there"));
        }
        if (isZero(f) || isZero(g)) {
            return isZero(f) && isZero(g)
                    ? Finding.equal("both always hold")
                    : Finding.different("only one always holds");
        }
        if (primed.isEmpty()) {
            return Finding.undecided("a comparison without variables");
        }
        var found =
                equality.compare(
                        Expr.apply(Op.MULTIPLY, f, Symbols.replace(g, primed)),
                        Expr.apply(Op.MULTIPLY, Symbols.replace(f, primed), g));
        if (!found.isEqual() || !positive) {
            return found.isEqual()
                    ? Finding.equal("the same equation up to a constant factor")
                    : found;
        }
        Map<String, Expr> point = new HashMap<>();
        primed.keySet()
                .forEach(name -> point.put(name, Num.of(3 + Math.floorMod(name.hashCode(), 97))));
        var ratio =
                equality.rational(
                        Expr.apply(
                                Op.DIVIDE, Symbols.replace(f, point), Symbols.replace(g, point)));
        if (ratio == null) {
            return equality.compare(f, g);
        }
        return ratio.signum() > 0
                ? Finding.equal("the same inequality up to a positive factor")
                : Finding.different("the inequality is turned round");
    }

    private boolean isZero(Expr expr) {
        return equality.compare(expr, Num.of(0)).isEqual();
    }

    private record Quotient(Expr over, Expr under) {
        Quotient turned() {
            return new Quotient(/* over= */ under, /* under= */ over);
        }
    }

    /// What stands above the line when all is brought to one denominator.
    private static Expr numerator(Expr expr) {
        return quotient(expr).over;
    }

    private static Quotient quotient(Expr expr) {
        if (!(expr instanceof Apply(var op, var args))) {
            return new Quotient(expr, Num.of(1));
        }
        return switch (op) {
            case ADD ->
                    args.stream().map(Relations::quotient).reduce(Relations::added).orElseThrow();
            case NEGATE -> {
                var inner = quotient(args.getFirst());
                yield new Quotient(Expr.negate(inner.over), inner.under);
            }
            case MULTIPLY -> multiplied(quotient(args.get(0)), quotient(args.get(1)));
            case DIVIDE -> {
                var divisor = quotient(args.get(1));
                yield multiplied(quotient(args.get(0)), divisor.turned());
            }
            default -> new Quotient(expr, Num.of(1));
        };
    }

    private static Quotient added(Quotient a, Quotient b) {
        if (a.under.equals(b.under)) {
            return new Quotient(Expr.apply(Op.ADD, a.over, b.over), a.under);
        }
        var over = Expr.apply(Op.ADD, times(a.over, b.under), times(b.over, a.under));
        return new Quotient(over, times(a.under, b.under));
    }

    private static Quotient multiplied(Quotient a, Quotient b) {
        return new Quotient(times(a.over, b.over), times(a.under, b.under));
    }

    private static Expr times(Expr a, Expr b) {
        if (a.equals(Num.of(1))) {
            return b;
        }
        return b.equals(Num.of(1)) ? a : Expr.apply(Op.MULTIPLY, a, b);
    }

    static List<Expr> values(List<Expr> items) {
        return items.stream()
                .map(i -> {
                    var assignment = assignment(i);
                    return assignment == null ? i : assignment.value();
                })
                .toList();
    }
}
