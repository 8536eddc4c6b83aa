package whetstone.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import whetstone.api.Preview;
import whetstone.api.Seed;

/// A question about a made-up database, and all that its answer follows from.
///
/// @param world which of [World#ALL]
/// @param width how many columns of numbers its things have
/// @param conditions that rows have to meet, in the order of their columns
/// @param number the column of numbers that the question is about besides them, from 0
/// @param most how large a group or a rank is meant, where the question means one
/// @param rows what the rows are drawn from
/// @param rendering how the database is described
public record Asked(
        int world,
        int width,
        List<Condition> conditions,
        int number,
        int most,
        long rows,
        Rendering rendering) {
    public Asked {
        conditions = List.copyOf(conditions);
    }

    /// `column operator value`.
    ///
    /// @param column of the things, from 0, numbers first
    /// @param operator `>`, `<`, `>=`, `<=`, `=` or `<>`
    /// @param value as SQL
    public record Condition(int column, String operator, String value) {

        /// A bound on a column of numbers that some rows keep and some do not.
        static Condition bound(int column, RandomGenerator random) {
            boolean above = random.nextBoolean();
            var operator = World.any(above ? List.of(">", ">=") : List.of("<", "<="), random);
            int value = above ? 5 + random.nextInt(30) : 65 + random.nextInt(30);
            return new Condition(column, operator, Integer.toString(value));
        }

        /// The same for integers, said with `>` or `<` alone: more than 5 is at least 6.
        Condition normal() {
            return switch (operator) {
                case ">=" -> new Condition(column, ">", Long.toString(Long.parseLong(value) - 1));
                case "<=" -> new Condition(column, "<", Long.toString(Long.parseLong(value) + 1));
                default -> this;
            };
        }
    }

    /// The same with other conditions.
    Asked with(List<Condition> others) {
        return new Asked(world, width, others, number, most, rows, rendering);
    }

    /// The same question, said in one way.
    Asked normal() {
        return with(conditions.stream().map(Condition::normal).toList());
    }

    World place() {
        return World.ALL.get(world);
    }

    String column(Condition condition) {
        return place().columns(width).get(condition.column());
    }

    /// The conditions as SQL.
    ///
    /// @param table what stands before each column, for example `t.`
    String where(String table) {
        return conditions.stream()
                .map(one -> table + column(one) + " " + one.operator() + " " + one.value())
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

    /// Makes one of the databases that the answer is judged by; the first is the one that the reader is told of.
    String script(int index) {
        return script(place(), index);
    }

    /// As [#script(int)], of a world that only spells its words otherwise.
    String script(World spelled, int index) {
        return spelled.script(width, new Seed(rows).derive(index));
    }

    /// The things' table of the database that `script` makes.
    Preview table(String script) {
        var columns = new ArrayList<>(List.of("id", "name", place().group() + "_id"));
        columns.addAll(place().columns(width));
        return new Preview.Table(columns, World.rows(script, place().thing()));
    }

    /// What the answer is judged by: three databases.
    SqlTruth truth(Grammar grammar) {
        return new SqlTruth(
                script(0), List.of(script(1), script(2)), grammar.query(this), null, null);
    }
}
