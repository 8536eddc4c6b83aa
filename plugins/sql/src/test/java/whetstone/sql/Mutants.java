package whetstone.sql;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import whetstone.sql.Asked.Condition;

/// Queries made from a right one: wrong ones, each different on some database that keeps what the tables declare, and
/// right ones that are written in another way.
final class Mutants {
    private Mutants() {}

    /// What was changed and what came of it.
    record Mutant(String change, String query) {}

    /// Pairs of a text and what it is changed to, with the same meaning nowhere.
    private static final List<List<String>> WRONG =
            List.of(
                    List.of("SELECT t.", "SELECT DISTINCT t."),
                    List.of(" DESC, t.name", ", t.name"),
                    List.of(" DESC, t.name", " DESC, t.name DESC"),
                    List.of(" DESC, t.name", " DESC"),
                    List.of(" ORDER BY t.", " GROUP BY t.id ORDER BY 1, t."),
                    List.of("RANK()", "DENSE_RANK()"),
                    List.of("RANK()", "ROW_NUMBER()"),
                    List.of("DESC) FROM", "ASC) FROM"),
                    List.of("PARTITION BY t.", "PARTITION BY t.name, t."),
                    List.of("MAX(", "MIN("),
                    List.of("MAX(", "SUM("),
                    List.of("SUM(", "AVG("),
                    List.of("SUM(", "SUM(DISTINCT "),
                    List.of("COUNT(*)", "COUNT(DISTINCT t.name)"),
                    List.of("COUNT(*) >", "COUNT(*) >="),
                    List.of("AVG(", "MAX("),
                    List.of("> (SELECT", ">= (SELECT"),
                    List.of("NOT EXISTS", "EXISTS"),
                    List.of(" EXCEPT ", " UNION "),
                    List.of(" EXCEPT ", " INTERSECT "),
                    List.of(" EXCEPT ", " UNION ALL "),
                    List.of("ON g.id = t.", "ON t.id = t."),
                    List.of("GROUP BY g.id", "GROUP BY t.id"),
                    List.of("SELECT ", "SELECT 1, "),
                    List.of("SELECT t.name", "SELECT UPPER(t.name)"),
                    List.of("g.name, g.", "g.name AS n, g.id AS "));

    /// The same with the same meaning.
    private static final List<List<String>> RIGHT =
            List.of(
                    List.of("SELECT ", "select\n\t"),
                    List.of(" FROM ", " /* which */ FROM "),
                    List.of(" JOIN ", " INNER JOIN "),
                    List.of(" JOIN ", " CROSS JOIN "),
                    List.of("ON g.id = t.", "ON 0 = g.id - t."),
                    List.of("GROUP BY g.id", "GROUP BY g.name, g.id"),
                    List.of("COUNT(*)", "SUM(1)"),
                    List.of("COUNT(*)", "COUNT(t.id)"),
                    List.of("SUM(", "1 * SUM("),
                    List.of("MAX(t.", "-MIN(-t."),
                    List.of("AVG(", "SUM(1.0 * o.id - o.id) + AVG("),
                    List.of("SELECT 1 FROM", "SELECT * FROM"),
                    List.of(" t.name EXCEPT ", " DISTINCT t.name EXCEPT "),
                    List.of(" DESC, t.name", " DESC, 1"),
                    List.of(" DESC, t.name", " DESC, t.name, t.id"),
                    List.of("ORDER BY t.", "ORDER BY 0 + t."),
                    List.of(" WHERE ", " WHERE 1 = 1 AND "),
                    List.of(" WHERE ", " WHERE NOT 0 AND "));

    static List<Mutant> wrong(Grammar grammar, Asked asked) {
        var right = grammar.query(asked);
        var mutants = new ArrayList<>(changed(right, WRONG));
        for (int i = 0; i < asked.conditions().size(); i++) {
            for (var others : neighbours(asked.conditions(), i)) {
                mutants.add(new Mutant("condition " + i, grammar.query(asked.with(others))));
            }
        }
        mutants.add(new Mutant("another number", grammar.query(measuring(asked))));
        mutants.add(new Mutant("another bound", grammar.query(bounded(asked))));
        if (grammar != Grammar.SETS) {
            var plain = right.replaceFirst(" ORDER BY t.*$", "");
            mutants.add(new Mutant("twice", plain + " UNION ALL " + right));
        }
        mutants.removeIf(mutant -> mutant.query().equals(right) || harmless(grammar, mutant));
        return mutants;
    }

    // Keys make some changes meaningless: the names of groups never repeat, nor do rows of a set.
    private static boolean harmless(Grammar grammar, Mutant mutant) {
        return grammar == Grammar.SETS && mutant.query().startsWith("SELECT DISTINCT");
    }

    private static List<List<Condition>> neighbours(List<Condition> conditions, int i) {
        var one = conditions.get(i);
        var neighbours = new ArrayList<List<Condition>>();
        if (conditions.size() > 1) {
            var fewer = new ArrayList<>(conditions);
            fewer.remove(i);
            neighbours.add(fewer);
        }
        Stream<Condition> others =
                switch (one.operator()) {
                    case "<>" -> Stream.of(new Condition(one.column(), "=", one.value()));
                    case ">", "<=" -> nearby(one, one.operator().equals(">") ? ">=" : "<");
                    default -> nearby(one, one.operator().equals("<") ? "<=" : ">");
                };
        others.forEach(other -> {
            var changed = new ArrayList<>(conditions);
            changed.set(i, other);
            neighbours.add(changed);
        });
        return neighbours;
    }

    private static Stream<Condition> nearby(Condition one, String operator) {
        long value = Long.parseLong(one.value());
        return Stream.of(
                new Condition(one.column(), operator, one.value()),
                new Condition(one.column(), one.operator(), Long.toString(value + 1)),
                new Condition(one.column(), one.operator(), Long.toString(value - 7)),
                new Condition(
                        one.column(), one.operator().startsWith(">") ? "<" : ">", one.value()));
    }

    private static Asked measuring(Asked asked) {
        int other = (asked.number() + 1) % asked.width();
        return new Asked(
                asked.world(),
                asked.width(),
                asked.conditions(),
                other,
                asked.most(),
                asked.rows(),
                asked.rendering());
    }

    private static Asked bounded(Asked asked) {
        return new Asked(
                asked.world(),
                asked.width(),
                asked.conditions(),
                asked.number(),
                asked.most() + 1,
                asked.rows(),
                asked.rendering());
    }

    static List<Mutant> right(Grammar grammar, Asked asked) {
        var query = grammar.query(asked);
        var mutants = new ArrayList<>(changed(query, RIGHT));
        var reversed = new ArrayList<>(asked.conditions());
        Collections.reverse(reversed);
        mutants.add(new Mutant("turned", grammar.query(asked.with(reversed))));
        mutants.add(new Mutant("normal", grammar.query(asked.normal())));
        mutants.add(
                new Mutant(
                        "renamed",
                        query.replaceAll("\\bt\\b", "things").replaceAll("\\bg\\b", "\"the g\"")));
        mutants.add(new Mutant("closed", query + " ; -- done"));
        if (grammar != Grammar.ORDERING) {
            mutants.add(new Mutant("within", "SELECT * FROM (" + query + ") AS q"));
            mutants.add(new Mutant("with", "WITH q AS (" + query + ") SELECT q.* FROM q"));
            mutants.add(new Mutant("ordered", "SELECT * FROM (" + query + ") ORDER BY 1 DESC"));
        }
        otherForm(grammar, asked).forEach(other -> mutants.add(new Mutant("form", other)));
        return mutants;
    }

    /// The same question answered with other means of the language.
    private static List<String> otherForm(Grammar grammar, Asked asked) {
        var world = asked.place();
        var where = asked.where("t.");
        var group = world.group();
        var thing = world.thing();
        return switch (grammar) {
            case JOIN ->
                    List.of(
                            "SELECT t.name, g.name, g.%s FROM %s g, %s t WHERE g.id = t.%s_id AND (%s)"
                                    .formatted(world.kind(), group, thing, group, where),
                            "SELECT g.%s, t.name, g.name FROM %s t LEFT JOIN %s g ON g.id = t.%s_id WHERE %s"
                                    .formatted(world.kind(), thing, group, group, where));
            case ABSENCE ->
                    List.of(
                            "SELECT name, %s FROM %s WHERE id NOT IN (SELECT t.%s_id FROM %s t WHERE %s)"
                                    .formatted(world.kind(), group, group, thing, where),
                            "SELECT g.name, g.%s FROM %s g LEFT JOIN %s t ON t.%s_id = g.id AND %s WHERE t.id IS NULL"
                                    .formatted(world.kind(), group, thing, group, where));
            case SETS ->
                    List.of(
                            "SELECT DISTINCT t.name FROM %1$s t WHERE %2$s AND t.name NOT IN (SELECT name FROM %1$s WHERE %3$s > %4$d)"
                                    .formatted(thing, where, asked.measured(), 50 + asked.most()));
            case NESTING ->
                    List.of(
                            "WITH a AS (SELECT %2$s_id AS k, AVG(%3$s) AS m FROM %1$s GROUP BY %2$s_id) SELECT t.name FROM %1$s t JOIN a ON a.k = t.%2$s_id WHERE t.%3$s > a.m AND %4$s"
                                    .formatted(thing, group, asked.measured(), where));
            case WINDOW, HAVING -> List.of(otherSummary(grammar, asked));
            case LOOKUP, SELECTION, ORDERING, GROUPING -> List.of();
        };
    }

    private static String otherSummary(Grammar grammar, Asked asked) {
        var group = asked.place().group();
        var thing = asked.place().thing();
        var measured = asked.measured();
        var where = asked.where("t.");
        return grammar == Grammar.WINDOW
                ? "SELECT t.name, 1 + (SELECT COUNT(*) FROM %1$s o WHERE o.%2$s_id = t.%2$s_id AND o.%3$s > t.%3$s AND %5$s) FROM %1$s t WHERE %4$s"
                        .formatted(thing, group, measured, where, asked.where("o."))
                : "SELECT * FROM (SELECT g.name, SUM(t.%s) FROM %s t, %s g WHERE g.id = t.%s_id AND %s GROUP BY g.name HAVING COUNT(t.id) >= %d + 1)"
                        .formatted(measured, thing, group, group, where, asked.most());
    }

    private static List<Mutant> changed(String query, List<List<String>> changes) {
        return changes.stream()
                .filter(change -> query.contains(change.getFirst()))
                .map(change -> {
                    var other =
                            query.replaceFirst(
                                    java.util.regex.Pattern.quote(change.getFirst()),
                                    java.util.regex.Matcher.quoteReplacement(change.getLast()));
                    return new Mutant(change.getFirst() + " -> " + change.getLast(), other);
                })
                .toList();
    }
}
