package whetstone.math.expression;

import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import whetstone.math.expression.Expr.Apply;
import whetstone.math.expression.Expr.Listing;
import whetstone.math.expression.Expr.Op;
import whetstone.math.expression.Expr.Relation;
import whetstone.math.expression.Expr.Sign;

/// Compares sets of real numbers, however they are written.
final class Regions {

    private final RealSet.Maker sets;
    private final BiFunction<List<Expr>, List<Expr>, Finding> ordered;

    /// @param ordered compares bounds one by one
    Regions(Equality equality, BiFunction<List<Expr>, List<Expr>, Finding> ordered) {
        sets = new RealSet.Maker(equality);
        this.ordered = ordered;
    }

    /// The set S in `x ∈ S`.
    static @Nullable Expr member(Expr expr) {
        return expr instanceof Relation(var terms, var signs)
                        && signs.size() == 1
                        && signs.getFirst() == Sign.IN
                ? terms.get(1)
                : null;
    }

    static boolean isRegion(Expr expr) {
        return switch (expr) {
            case Apply(var op, _) -> op == Op.UNION || op == Op.INTERSECTION || op == Op.DIFFERENCE;
            case Expr.Symbol(var name) -> name.equals("set R");
            case Listing(var items, _) ->
                    items.stream()
                            .anyMatch(i ->
                                    i instanceof Relation r
                                            && r.signs().stream()
                                                    .anyMatch(
                                                            s -> s.isOrder() || s == Sign.UNEQUAL));
            default -> false;
        };
    }

    Finding compare(Expr gold, Expr given) {
        try {
            var left = sets.of(gold);
            var right = sets.of(given);
            if (left == null || right == null) {
                return left == null && right == null
                        ? Finding.undecided("no sets of numbers")
                        : unlike(left == null ? gold : given);
            }
            return pieces(left.pieces(), right.pieces());
        } catch (Undecided undecided) {
            return Finding.undecided("bounds that cannot be ordered");
        }
    }

    private static Finding unlike(Expr other) {
        return other instanceof Relation
                ? Finding.undecided("no set of numbers")
                : Finding.different("a set of numbers and none");
    }

    private Finding pieces(List<RealSet.Piece> left, List<RealSet.Piece> right) {
        if (left.size() != right.size()) {
            return Finding.different("sets of different parts");
        }
        for (int i = 0; i < left.size(); i++) {
            var a = left.get(i);
            var b = right.get(i);
            if (a.fromClosed() != b.fromClosed() || a.toClosed() != b.toClosed()) {
                return Finding.different("an end belongs to one set only");
            }
            var ends = ordered.apply(List.of(a.from(), a.to()), List.of(b.from(), b.to()));
            if (!ends.isEqual()) {
                return ends;
            }
        }
        return Finding.equal("the same set of real numbers");
    }
}
