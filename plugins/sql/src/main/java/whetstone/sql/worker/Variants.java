package whetstone.sql.worker;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import whetstone.api.Seed;
import whetstone.sql.worker.Exam.Station;

/// Draws databases on which near misses of a query return something else: rows of the given ones with cells exchanged,
/// and cells at and beside the constants of the query. Keys, references, and the absence of NULL, of orphans and of
/// repeated values hold wherever they hold in all given databases. After Zhong, Yu and Klein, "Semantic Evaluation for
/// Text-to-SQL with Distilled Test Suites", arXiv:2010.02840.
final class Variants {

    private static final Seed SEED = new Seed(0x5135);
    private static final int[] SIZES = {25, 10, 6, 40, 15, 8, 30, 12, 20, 5, 10, 6, 25, 8, 12, 5};
    private static final int ENOUGH = 3;
    private static final double CHANGED = 0.4;
    private static final double NULL = 0.12;
    private static final double ORPHAN = 0.15;

    private final String script;
    private final List<Table> tables;
    private final Shape reference;
    private final @Nullable Boolean ordered;
    private final Literals own;

    private Variants(
            String script, List<Table> tables, Shape reference, @Nullable Boolean ordered) {
        this.script = script;
        this.tables = tables;
        this.reference = reference;
        this.ordered = ordered;
        this.own = literals(reference);
    }

    /// @param script makes the first of `given`, with tables, views and indices
    static Variants of(
            String script, List<Station> given, Shape reference, @Nullable Boolean ordered) {
        var tables = Schema.of(given.stream().map(Station::database).toList());
        return new Variants(script, tables, reference, ordered);
    }

    private Literals literals(Shape query) {
        Set<String> columns =
                tables.stream()
                        .flatMap(table -> table.columns().stream())
                        .map(column -> column.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.toSet());
        return Literals.of(query.tokens(), columns);
    }

    /// Databases for any candidate; those on which the reference says nothing or leaves a choice are left out.
    List<Station> forAll() {
        return draw(own, SEED, ENOUGH);
    }

    /// Databases for constants that only this candidate has.
    List<Station> forOne(Shape candidate) {
        var theirs = literals(candidate);
        return theirs.exceeds(own) ? draw(theirs, SEED.derive("candidate"), 1) : List.of();
    }

    private List<Station> draw(Literals literals, Seed seed, int enough) {
        var drawn = new ArrayList<Station>();
        for (int i = 0; i < SIZES.length && drawn.size() < enough; i++) {
            var random = seed.derive(i).random();
            Database database = null;
            try {
                database = Database.of(script, fill(SIZES[i], literals, random));
                var expected = Expected.of(database, reference, ordered, Exam.REFERENCE);
                var station = new Station(database, expected);
                if (expected.tells() && !expected.cut() && Exam.stable(station, reference)) {
                    drawn.add(station);
                    continue;
                }
            } catch (Failure e) {
                // No such rows can be, or the reference does not stand them: another draw.
            }
            if (database != null) {
                database.close();
            }
        }
        return List.copyOf(drawn);
    }

    /// Statements that replace all rows.
    private String fill(int size, Literals literals, RandomGenerator random) {
        var sql = new StringBuilder("PRAGMA foreign_keys = 0;\nBEGIN;\n");
        tables.reversed()
                .forEach(table ->
                        sql.append("DELETE FROM %s;\n".formatted(Schema.name(table.name()))));
        var drawn = new ArrayList<List<@Nullable Object[]>>();
        for (var table : tables) {
            int count = table.rows().isEmpty() ? 0 : Math.max(2, size / 2 + random.nextInt(size));
            var rows = rows(table, count, literals, drawn, random);
            drawn.add(rows);
            for (var row : rows) {
                sql.append("INSERT OR IGNORE INTO %s VALUES(".formatted(Schema.name(table.name())))
                        .append(
                                Arrays.stream(row)
                                        .map(Variants::literal)
                                        .collect(Collectors.joining(", ")))
                        .append(");\n");
            }
        }
        return sql.append("COMMIT;\n").toString();
    }

    private List<@Nullable Object[]> rows(
            Table table,
            int count,
            Literals literals,
            List<List<@Nullable Object[]>> before,
            RandomGenerator random) {
        var rows = new ArrayList<@Nullable Object[]>();
        var used = new ArrayList<Set<Object>>();
        table.columns().forEach(_ -> used.add(new HashSet<>()));
        for (int i = 0; i < count; i++) {
            var row = table.rows().get(random.nextInt(table.rows().size())).clone();
            boolean fits = true;
            for (int c = 0; c < row.length && fits; c++) {
                var column = table.columns().get(c);
                var pool = parentKeys(column, before);
                row[c] = cell(column, row[c], pool, literals, random);
                if (column.distinct() && row[c] != null && !used.get(c).add(row[c])) {
                    row[c] = fresh(column, used.get(c), pool);
                    fits = row[c] != null;
                }
            }
            if (fits) {
                rows.add(row);
            }
        }
        return rows;
    }

    /// The keys that a column refers to, drawn already; null where it refers to none.
    private @Nullable List<Object> parentKeys(
            Column column, List<List<@Nullable Object[]>> before) {
        if (column.parent().isEmpty()) {
            return null;
        }
        var parent = column.parent().get();
        for (int t = 0; t < before.size(); t++) {
            var table = tables.get(t);
            for (int c = 0; c < table.columns().size(); c++) {
                if (table.name().equalsIgnoreCase(parent.table())
                        && table.columns().get(c).name().equalsIgnoreCase(parent.column())) {
                    var keys = new ArrayList<Object>();
                    for (var row : before.get(t)) {
                        if (row[c] != null) {
                            keys.add(row[c]);
                        }
                    }
                    return keys;
                }
            }
        }
        return null;
    }

    private static @Nullable Object cell(
            Column column,
            @Nullable Object now,
            @Nullable List<Object> keys,
            Literals literals,
            RandomGenerator random) {
        if (column.nullable() && random.nextDouble() < NULL) {
            return null;
        }
        if (keys != null) {
            boolean orphan = column.orphans() && random.nextDouble() < ORPHAN;
            return orphan ? now : keys.isEmpty() ? null : keys.get(random.nextInt(keys.size()));
        }
        if (column.values().isEmpty() || random.nextDouble() > CHANGED) {
            return now;
        }
        var near = literals.of(column.name(), column.isText());
        if (!near.isEmpty() && random.nextBoolean()) {
            var value = near.get(random.nextInt(near.size()));
            boolean fits = !(value instanceof Double) || !column.isInteger();
            return fits ? value : Long.valueOf(((Double) value).longValue());
        }
        return column.values().get(random.nextInt(column.values().size()));
    }

    /// A value that a column of distinct values does not have yet; null where there is none.
    private static @Nullable Object fresh(
            Column column, Set<Object> used, @Nullable List<Object> keys) {
        var pool = keys == null ? column.values() : keys;
        for (var value : pool) {
            if (used.add(value)) {
                return value;
            }
        }
        if (keys != null || pool.isEmpty()) {
            return null;
        }
        for (int i = 1; ; i++) {
            var last = pool.getLast();
            Object value =
                    switch (last) {
                        case Long number -> number + i;
                        case Double number -> number + i;
                        default -> last + " " + i;
                    };
            if (used.add(value)) {
                return value;
            }
        }
    }

    private static String literal(@Nullable Object value) {
        return switch (value) {
            case null -> "NULL";
            case String text -> Schema.text(text);
            case ByteBuffer blob -> {
                byte[] bytes = new byte[blob.remaining()];
                blob.get(blob.position(), bytes);
                yield "x'" + HexFormat.of().formatHex(bytes) + "'";
            }
            default -> value.toString();
        };
    }
}
