package whetstone.sql.worker;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Where the clauses of a query's outermost level stand.
///
/// @param sql the query, without a semicolon at its end
/// @param core the query up to its ORDER BY and LIMIT
/// @param order what stands between ORDER BY and LIMIT; empty if there is none
/// @param limit what follows LIMIT; empty if there is none
record Shape(String sql, List<Token> tokens, String core, String order, String limit) {

    private static final Set<String> COMPOUND = Set.of("union", "intersect", "except", "values");
    private static final Set<String> AGGREGATES =
            Set.of("max", "min", "avg", "sum", "count", "total");
    private static final Set<String> AFTER_LIST =
            Set.of("from", "where", "group", "having", "window");

    static Shape of(String sql, List<Token> tokens) {
        int order = -1;
        int limit = -1;
        for (int i = 0; i < tokens.size(); i++) {
            var token = tokens.get(i);
            if (token.depth() == 0
                    && token.is("order")
                    && i + 1 < tokens.size()
                    && tokens.get(i + 1).is("by")) {
                order = i;
            } else if (token.depth() == 0 && token.is("limit")) {
                limit = i;
            }
        }
        int end = order >= 0 ? order : limit >= 0 ? limit : tokens.size();
        return new Shape(
                sql,
                tokens,
                end == tokens.size() ? sql : sql.substring(0, tokens.get(end).from()),
                order < 0 ? "" : text(sql, tokens, order + 2, limit < 0 ? tokens.size() : limit),
                limit < 0 ? "" : text(sql, tokens, limit + 1, tokens.size()));
    }

    private static String text(String sql, List<Token> tokens, int from, int to) {
        return from >= to ? "" : sql.substring(tokens.get(from).from(), tokens.get(to - 1).to());
    }

    /// Whether it compares something with the one row that a query within returns, and leaves it to the rows that there is
    /// only one.
    boolean trustsOneRow() {
        for (int i = 1; i + 2 < tokens.size(); i++) {
            boolean compares = "=<>".indexOf(tokens.get(i - 1).text().charAt(0)) >= 0;
            if (compares
                    && tokens.get(i).isSymbol('(')
                    && tokens.get(i + 1).is("select")
                    && !AGGREGATES.contains(tokens.get(i + 2).name())) {
                return true;
            }
        }
        return false;
    }

    boolean uses(String word) {
        return tokens.stream().anyMatch(token -> token.is(word));
    }

    /// A query for the number of rows asked for and how many are left out before them; empty if all are asked for.
    Optional<String> window() {
        if (limit.isEmpty()) {
            return Optional.empty();
        }
        var parts = Token.of(limit);
        for (var token : parts) {
            boolean comma = token.isSymbol(',');
            if (token.depth() == 0 && (comma || token.is("offset"))) {
                var before = limit.substring(0, token.from());
                var after = limit.substring(token.to());
                return Optional.of(
                        comma
                                ? "SELECT (%s), (%s)".formatted(after, before)
                                : "SELECT (%s), (%s)".formatted(before, after));
            }
        }
        return Optional.of("SELECT (%s), 0".formatted(limit));
    }

    /// Queries that return the same rows without a limit and, in a column more, the place of each row in the order,
    /// equal for rows that the order leaves equal. The first that the engine takes is right.
    ///
    /// @param names of the result's columns
    List<String> ranked(List<String> names) {
        var ranked = new ArrayList<String>();
        inPlace(names).ifPresent(ranked::add);
        var columns =
                IntStream.range(0, names.size())
                        .mapToObj("c%d"::formatted)
                        .collect(Collectors.joining(", "));
        var terms = outer(names);
        ranked.add(
                "WITH whole(%s) AS (%s) SELECT *, DENSE_RANK() OVER (ORDER BY %s) FROM whole ORDER BY %s"
                        .formatted(columns, core, terms, terms));
        return ranked;
    }

    /// The terms of the order, in terms of the columns `c0`, `c1`, … of the result.
    private String outer(List<String> names) {
        return terms(names, i -> "c" + i);
    }

    private Optional<String> inPlace(List<String> names) {
        if (tokens.stream().anyMatch(t -> t.depth() == 0 && COMPOUND.contains(t.name()))) {
            return Optional.empty();
        }
        int select = first(0, Set.of("select"));
        if (select < 0 || tokens.get(select + 1).is("distinct")) {
            return Optional.empty();
        }
        int start = select + (tokens.get(select + 1).is("all") ? 2 : 1);
        int after = first(start, AFTER_LIST);
        var listEnd = after < 0 ? core.length() : tokens.get(after).from();
        var items = items(start, listEnd);
        if (items.size() != names.size()) {
            return Optional.empty();
        }
        var terms = terms(names, i -> "(" + items.get(i) + ")");
        return Optional.of(
                "%s, DENSE_RANK() OVER (ORDER BY %s) %s ORDER BY %s"
                        .formatted(
                                sql.substring(0, listEnd).stripTrailing(),
                                terms,
                                core.substring(listEnd),
                                order));
    }

    private int first(int from, Set<String> words) {
        for (int i = from; i < tokens.size(); i++) {
            var token = tokens.get(i);
            if (token.depth() == 0 && words.contains(token.text().toLowerCase(Locale.ROOT))) {
                return i;
            }
        }
        return -1;
    }

    /// The expressions of the result's columns, without their names.
    private List<String> items(int start, int end) {
        var items = new ArrayList<String>();
        int from = tokens.get(start).from();
        int stop = end;
        for (int i = start; i < tokens.size() && tokens.get(i).from() < end; i++) {
            var token = tokens.get(i);
            if (token.depth() > 0) {
                continue;
            }
            if (token.isSymbol(',')) {
                items.add(sql.substring(from, Math.min(stop, token.from())));
                from = token.to();
                stop = end;
            } else if (token.is("as")) {
                stop = token.from();
            }
        }
        items.add(sql.substring(from, Math.min(stop, end)));
        return items;
    }

    /// The terms of the order, with numbers and names of columns replaced by what `column` says.
    private String terms(List<String> names, IntFunction<String> column) {
        var parts = Token.of(order);
        var terms = new StringBuilder();
        int copied = 0;
        for (int i = 0; i < parts.size(); i++) {
            var part = parts.get(i);
            int index = column(parts, i, names);
            if (index >= 0) {
                terms.append(order, copied, part.from()).append(column.apply(index));
                copied = part.to();
            }
        }
        return terms.append(order, copied, order.length()).toString();
    }

    private static int column(List<Token> parts, int i, List<String> names) {
        var part = parts.get(i);
        boolean starts = i == 0 || (parts.get(i - 1).isSymbol(',') && part.depth() == 0);
        boolean qualified =
                (i > 0 && parts.get(i - 1).isSymbol('.'))
                        || (i + 1 < parts.size()
                                && (parts.get(i + 1).isSymbol('.')
                                        || parts.get(i + 1).isSymbol('(')));
        if (part.kind() == Token.Kind.NUMBER && starts && part.text().matches("\\d{1,4}")) {
            boolean alone = i + 1 == parts.size() || !isOperator(parts.get(i + 1));
            int index = Integer.parseInt(part.text()) - 1;
            return alone && index < names.size() ? index : -1;
        }
        if (qualified || (part.kind() != Token.Kind.WORD && part.kind() != Token.Kind.QUOTED)) {
            return -1;
        }
        for (int n = 0; n < names.size(); n++) {
            if (names.get(n).equalsIgnoreCase(part.name())) {
                return n;
            }
        }
        return -1;
    }

    private static boolean isOperator(Token token) {
        return token.kind() == Token.Kind.SYMBOL && !token.isSymbol(',');
    }
}
