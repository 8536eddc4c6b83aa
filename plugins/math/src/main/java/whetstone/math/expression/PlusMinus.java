package whetstone.math.expression;

import java.util.List;
import whetstone.math.expression.Expr.Apply;
import whetstone.math.expression.Expr.Group;
import whetstone.math.expression.Expr.Junction;
import whetstone.math.expression.Expr.Listing;
import whetstone.math.expression.Expr.Op;
import whetstone.math.expression.Expr.Relation;

/// What `±` says: two values, all upper signs together and all lower signs together.
final class PlusMinus {
    private PlusMinus() {}

    /// Replaces `a ± b` by both its values.
    static Expr expanded(Expr expr) {
        if (!Symbols.any(expr, part -> part instanceof Apply(var op, _) && op == Op.PLUS_MINUS)) {
            return expr;
        }
        return switch (expr) {
            case Group(var open, var close, var items) when open == '{' ->
                    new Group(
                            open,
                            close,
                            items.stream().flatMap(i -> branches(i).stream()).toList());
            case Listing(var items, var junction) ->
                    new Listing(
                            items.stream().flatMap(i -> branches(i).stream()).toList(), junction);
            case Relation relation
                    when Relations.assignment(relation)
                            instanceof Relations.Assignment(_, var value) ->
                    expanded(value);
            case Apply _, Expr.Quantity _ -> new Listing(branches(expr), Junction.AND);
            default -> expr;
        };
    }

    private static List<Expr> branches(Expr expr) {
        return Symbols.any(expr, part -> part instanceof Apply(var op, _) && op == Op.PLUS_MINUS)
                ? List.of(branch(expr, false), branch(expr, true))
                : List.of(expr);
    }

    private static Expr branch(Expr expr, boolean minus) {
        return switch (expr) {
            case Apply(var op, var args) when op == Op.PLUS_MINUS -> {
                var left = branch(args.get(0), minus);
                var right = branch(args.get(1), minus);
                yield minus ? Expr.subtract(left, right) : Expr.apply(Op.ADD, left, right);
            }
            case Apply(var op, var args) ->
                    new Apply(op, args.stream().map(a -> branch(a, minus)).toList());
            case Relation(var terms, var signs) ->
                    new Relation(terms.stream().map(t -> branch(t, minus)).toList(), signs);
            default -> expr;
        };
    }
}
