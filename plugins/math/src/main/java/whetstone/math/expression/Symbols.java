package whetstone.math.expression;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import whetstone.math.expression.Expr.Apply;
import whetstone.math.expression.Expr.Binder;
import whetstone.math.expression.Expr.Num;
import whetstone.math.expression.Expr.Op;
import whetstone.math.expression.Expr.Symbol;

/// Questions about the variables of an expression, and replacing them.
final class Symbols {
    private Symbols() {}

    private static final Set<String> CONSTANTS =
            Set.of("pi", "e", "i", "infinity", "log base", "...");

    /// The names that stand for any number, in order.
    static Set<String> free(Expr expr) {
        var names = new TreeSet<String>();
        collect(expr, Set.of(), names);
        return names;
    }

    private static void collect(Expr expr, Set<String> bound, Set<String> names) {
        if (expr instanceof Symbol(var name)) {
            if (!CONSTANTS.contains(name) && !bound.contains(name) && !name.startsWith("set ")) {
                names.add(name);
            }
        } else if (expr instanceof Binder(_, var variable, var bounds, var body)) {
            bounds.forEach(b -> collect(b, bound, names));
            var inner = new TreeSet<>(bound);
            inner.add(variable);
            collect(body, inner, names);
        } else {
            parts(expr).forEach(part -> collect(part, bound, names));
        }
    }

    /// Free names that can only stand for whole numbers: those within factorials, binomials, bounds, and exponents of
    /// negative bases.
    static Set<String> whole(Expr expr) {
        var names = new TreeSet<String>();
        whole(expr, names);
        return names;
    }

    private static void whole(Expr expr, Set<String> names) {
        switch (expr) {
            case Apply(var op, var args)
                    when op == Op.FACTORIAL
                            || op == Op.DOUBLE_FACTORIAL
                            || op == Op.BINOMIAL
                            || op == Op.MOD
                            || op == Op.GCD
                            || op == Op.LCM
                            || op == Op.FLOOR
                            || op == Op.CEILING ->
                    args.forEach(a -> names.addAll(free(a)));
            case Apply(var op, var args) when op == Op.POWER && negative(args.getFirst()) ->
                    names.addAll(free(args.get(1)));
            case Binder(_, _, var bounds, _) -> bounds.forEach(b -> names.addAll(free(b)));
            default -> {}
        }
        parts(expr).forEach(part -> whole(part, names));
    }

    private static boolean negative(Expr expr) {
        return (expr instanceof Num(var value, _) && value.signum() < 0)
                || (expr instanceof Apply(var op, _) && op == Op.NEGATE);
    }

    static boolean mentions(Expr expr, String name) {
        return any(expr, part -> part instanceof Symbol(var own) && own.equals(name));
    }

    static boolean any(Expr expr, Predicate<Expr> test) {
        return test.test(expr) || parts(expr).anyMatch(part -> any(part, test));
    }

    /// The expressions directly within.
    static Stream<Expr> parts(Expr expr) {
        return switch (expr) {
            case Num _, Symbol _, Expr.Text _ -> Stream.of();
            case Apply(_, var args) -> args.stream();
            case Expr.Call(_, var args) -> args.stream();
            case Binder(_, _, var bounds, var body) ->
                    Stream.concat(bounds.stream(), Stream.of(body));
            case Expr.Group(_, _, var items) -> items.stream();
            case Expr.Listing(var items, _) -> items.stream();
            case Expr.Relation(var terms, _) -> terms.stream();
            case Expr.Matrix(var rows) -> rows.stream().flatMap(List::stream);
            case Expr.Quantity(var value, _) -> Stream.of(value);
        };
    }

    /// The expression with other expressions for some of its names.
    static Expr replace(Expr expr, Map<String, Expr> values) {
        return switch (expr) {
            case Symbol(var name) -> values.getOrDefault(name, expr);
            case Apply(var op, var args) -> new Apply(op, replace(args, values));
            case Expr.Call(var name, var args) -> new Expr.Call(name, replace(args, values));
            case Binder(var kind, var variable, var bounds, var body) -> {
                var inner = new HashMap<>(values);
                inner.remove(variable);
                yield new Binder(kind, variable, replace(bounds, values), replace(body, inner));
            }
            case Num _,
                    Expr.Text _,
                    Expr.Group _,
                    Expr.Listing _,
                    Expr.Relation _,
                    Expr.Matrix _,
                    Expr.Quantity _ ->
                    expr;
        };
    }

    private static List<Expr> replace(List<Expr> exprs, Map<String, Expr> values) {
        return exprs.stream().map(e -> replace(e, values)).toList();
    }
}
