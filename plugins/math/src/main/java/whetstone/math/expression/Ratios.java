package whetstone.math.expression;

import java.util.List;
import java.util.function.BiFunction;
import whetstone.math.expression.Expr.Apply;
import whetstone.math.expression.Expr.Num;
import whetstone.math.expression.Expr.Op;

/// Compares `a : b`, with more parts or as a fraction.
final class Ratios {

    private final Equality equality;
    private final Values values;
    private final BiFunction<List<Expr>, List<Expr>, Finding> ordered;

    /// @param ordered compares parts one by one
    Ratios(Equality equality, Values values, BiFunction<List<Expr>, List<Expr>, Finding> ordered) {
        this.equality = equality;
        this.values = values;
        this.ordered = ordered;
    }

    static boolean isRatio(Expr expr) {
        return expr instanceof Apply(var op, _) && op == Op.RATIO;
    }

    Finding compare(Expr gold, Expr given) {
        if (!isRatio(gold) || !isRatio(given)) {
            return values.compare(quotient(gold), quotient(given));
        }
        var left = ((Apply) gold).args();
        var right = ((Apply) given).args();
        if (left.size() != right.size()
                || equality.compare(left.getFirst(), Num.of(0)).isEqual()
                || equality.compare(right.getFirst(), Num.of(0)).isEqual()) {
            return ordered.apply(left, right);
        }
        for (int i = 1; i < left.size(); i++) {
            var found =
                    equality.compare(
                            Expr.apply(Op.MULTIPLY, left.get(i), right.getFirst()),
                            Expr.apply(Op.MULTIPLY, right.get(i), left.getFirst()));
            if (!found.isEqual()) {
                return found;
            }
        }
        return Finding.equal("the same ratio");
    }

    private static Expr quotient(Expr expr) {
        return expr instanceof Apply(var op, var args) && op == Op.RATIO && args.size() == 2
                ? Expr.apply(Op.DIVIDE, args.get(0), args.get(1))
                : expr;
    }
}
