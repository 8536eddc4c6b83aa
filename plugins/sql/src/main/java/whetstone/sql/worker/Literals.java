package whetstone.sql.worker;

import java.time.DateTimeException;
import java.time.LocalDate;
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
record Literals(Map<String, Set<Object>> near, Set<Object> exact) {

    static Literals of(List<Token> tokens, Set<String> columns) {
        var near = new LinkedHashMap<String, Set<Object>>();
        var exact = new LinkedHashSet<Object>();
        var column = "";
        for (var token : tokens) {
            var values = values(token);
            if (!values.isEmpty()) {
                exact.add(values.getFirst());
                near.computeIfAbsent(column, _ -> new LinkedHashSet<>()).addAll(values);
            } else if (columns.contains(token.name())) {
                column = token.name();
            }
        }
        return new Literals(near, exact);
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

    List<Object> of(String column, boolean text) {
        var values = new ArrayList<Object>();
        for (var name : List.of(column.toLowerCase(Locale.ROOT), "")) {
            near.getOrDefault(name, Set.of()).stream()
                    .filter(value -> text == value instanceof String)
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
        if (text.matches("\\d{4}-\\d{2}-\\d{2}")) {
            try {
                var date = LocalDate.parse(text);
                return List.of(text, date.plusDays(1).toString(), date.minusDays(1).toString());
            } catch (DateTimeException e) {
                return List.of(text);
            }
        }
        if (text.contains("%") || text.contains("_")) {
            var bare = text.replace("%", "").replace('_', 'o');
            return List.of(bare, bare + "ers", "Un" + bare, "Un" + bare + "ers");
        }
        return List.of(text);
    }
}
