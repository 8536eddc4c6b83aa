package whetstone.sql;

import java.util.List;
import java.util.stream.Collectors;
import whetstone.api.Seed;

/// A question about a made-up database, and all that its answer follows from.
///
/// @param world which of [World#ALL]
/// @param width how many columns of numbers its things have
/// @param conditions that rows have to meet, in the order of their columns
/// @param number the column of numbers that the question is about besides them, from 0
/// @param most how large a group or a rank is meant, where the question means one
/// @param rows what the rows are drawn from
public record Asked(
        int world, int width, List<Condition> conditions, int number, int most, long rows) {
    public Asked {
        conditions = List.copyOf(conditions);
    }

    /// `column operator value`.
    ///
    /// @param column of the things, from 0, numbers first
    /// @param operator `>`, `<`, `>=`, `<=`, `=` or `<>`
    /// @param value as SQL
    public record Condition(int column, String operator, String value) {}

    World place() {
        return World.ALL.get(world);
    }

    String column(Condition condition) {
        return place().columns(width).get(condition.column());
    }

    /// The conditions as SQL.
    String where() {
        return conditions.stream()
                .map(one -> "t.%s %s %s".formatted(column(one), one.operator(), one.value()))
                .collect(Collectors.joining(" AND "));
    }

    /// The conditions in words.
    String whose() {
        return conditions.stream()
                .map(one ->
                        "%s %s %s"
                                .formatted(
                                        column(one),
                                        words(one.operator()),
                                        one.value().replace("'", "\"")))
                .collect(Collectors.joining(" and whose "));
    }

    private static String words(String operator) {
        return switch (operator) {
            case ">" -> "is more than";
            case "<" -> "is less than";
            case ">=" -> "is at least";
            case "<=" -> "is at most";
            case "=" -> "is";
            default -> "is not";
        };
    }

    String measured() {
        return place().numbers().get(number);
    }

    /// What the answer is judged by: three databases.
    SqlTruth truth(Grammar grammar) {
        var seed = new Seed(rows);
        return new SqlTruth(
                place().script(width, seed.derive(0)),
                List.of(
                        place().script(width, seed.derive(1)),
                        place().script(width, seed.derive(2))),
                grammar.query(this),
                null);
    }
}
