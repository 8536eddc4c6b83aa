package whetstone.sql.worker;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The constants of a query, and values close to them on either side, by the name of the column that stands before each.
///
/// @param near values by column, in small letters; those that no column stands before under the empty name
/// @param exact the constants themselves
/// @param bounds the first plain comparison of each column with a constant
record Literals(Map<String, Set<Object>> near, Set<Object> exact, Map<String, Bound> bounds) {

    /// A comparison of a column with a constant.
    ///
    /// @param operator in small letters, words and symbols without space between
    /// @param near the constant, and values close to it
    record Bound(String operator, List<Object> near) {

        private static final Set<String> PLAIN =
                Set.of("=", "==", ">", ">=", "<", "<=", "between", "is", "in(", "like", "glob");
        private static final Set<String> UNEQUAL =
                Set.of("<>", "!=", "isnot", "notin(", "notlike", "notglob");

        boolean isPlain() {
            return PLAIN.contains(operator) || UNEQUAL.contains(operator);
        }

        /// Whether `value` meets it, as far as that can be told without the engine.
        boolean meets(Object value) {
            var constant = near.getFirst();
            int order =
                    constant instanceof Number a && value instanceof Number b
                            ? Double.compare(b.doubleValue(), a.doubleValue())
                            : value.toString().compareTo(constant.toString());
            return switch (operator) {
                case ">" -> order > 0;
                case "<" -> order < 0;
                case ">=", "between" -> order >= 0;
                case "<=" -> order <= 0;
                default -> UNEQUAL.contains(operator) != (order == 0);
            };
        }
    }

    static Literals of(List<Token> tokens, Set<String> columns) {
        var near = new LinkedHashMap<String, Set<Object>>();
        var exact = new LinkedHashSet<Object>();
        var bounds = new LinkedHashMap<String, Bound>();
        var column = "";
        var operator = new StringBuilder();
        for (var token : tokens) {
            var values = values(token);
            if (!values.isEmpty()) {
                exact.add(values.getFirst());
                near.computeIfAbsent(column, _ -> new LinkedHashSet<>()).addAll(values);
                var bound = new Bound(operator.toString(), values);
                if (bound.isPlain()) {
                    bounds.putIfAbsent(column, bound);
                }
                operator.append('?');
            } else if (columns.contains(token.name())) {
                column = token.name();
                operator.setLength(0);
            } else {
                operator.append(token.text().toLowerCase(Locale.ROOT));
            }
        }
        return new Literals(near, exact, bounds);
    }

    /// Those of both; where both bound a column, this one's bound.
    Literals and(Literals other) {
        var all = new LinkedHashMap<>(near);
        other.near.forEach((column, values) -> {
            var joined = new LinkedHashSet<>(all.getOrDefault(column, Set.of()));
            joined.addAll(values);
            all.put(column, joined);
        });
        var constants = new LinkedHashSet<>(exact);
        constants.addAll(other.exact);
        var bounded = new LinkedHashMap<>(other.bounds);
        bounded.putAll(bounds);
        return new Literals(all, constants, bounded);
    }

    /// All that is drawn from, in its order: equal literals may differ in it, and what is drawn from them then does too.
    List<Object> inOrder() {
        var all = new ArrayList<Object>(exact);
        near.forEach((column, values) -> all.add(List.of(column, List.copyOf(values))));
        bounds.forEach((column, bound) -> all.add(List.of(column, bound)));
        return all;
    }

    private static List<Object> values(Token token) {
        return switch (token.kind()) {
            case STRING ->
                    around(token.text().substring(1, token.text().length() - 1).replace("''", "'"));
            case NUMBER -> numbers(token.text());
            case WORD, QUOTED, SYMBOL, UNCLOSED -> List.of();
        };
    }

    /// Whether it has a constant that no value of `other` stands at or beside.
    boolean exceeds(Literals other) {
        return exact.stream()
                .anyMatch(value ->
                        other.near.values().stream().noneMatch(near -> near.contains(value)));
    }

    /// Those without the texts that differ only in case from one of `other`.
    Literals withoutCase(Literals other) {
        var all = new LinkedHashMap<String, Set<Object>>();
        near.forEach((column, values) -> all.put(column, other.foreign(values)));
        return new Literals(all, other.foreign(exact), bounds);
    }

    private Set<Object> foreign(Set<Object> values) {
        var foreign = new LinkedHashSet<>(values);
        foreign.removeIf(value ->
                value instanceof String text
                        && exact.stream()
                                .anyMatch(own ->
                                        own instanceof String mine && mine.equalsIgnoreCase(text)));
        return foreign;
    }

    /// What `column` may hold of those that stand after it, or after none.
    List<Object> of(Column column) {
        var values = new ArrayList<Object>();
        for (var name : List.of(column.name().toLowerCase(Locale.ROOT), "")) {
            near.getOrDefault(name, Set.of()).stream()
                    .filter(value -> column.isText() == value instanceof String)
                    .filter(value -> !column.isDated() || Dates.isDate(value))
                    .forEach(values::add);
        }
        return values;
    }

    private static List<Object> numbers(String text) {
        try {
            if (text.matches("\\d{1,18}")) {
                long value = Long.parseLong(text);
                return List.of(value, value + 1, value - 1);
            }
            double value = Double.parseDouble(text);
            return List.of(value, value + 1, value - 1);
        } catch (NumberFormatException e) {
            return List.of(); // 0x1F
        }
    }

    private static List<Object> around(String text) {
        if (text.length() > 200) {
            return List.of();
        }
        var dates = Dates.around(text);
        if (Dates.isDate(text)) {
            return dates;
        }
        var values = new ArrayList<>(dates);
        if (text.contains("%") || text.contains("_")) {
            var bare = text.replace("%", "").replace('_', 'o');
            values.addAll(List.of(bare, bare + "ers", "Un" + bare, "Un" + bare + "ers"));
        }
        values.add(text);
        return values;
    }
}
