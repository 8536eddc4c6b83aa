package whetstone.sql.worker;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The rows of one generated database: rows of the given ones with cells exchanged.
final class Filling {

    private static final double CHANGED = 0.4;
    private static final double NULL = 0.12;
    private static final double ORPHAN = 0.15;
    private static final int FEW = 3;
    private static final int FEWEST = 18;
    // Groups have about as many rows as queries count to.
    private static final int COUNTED = 8;

    /// How cells that no condition speaks of are drawn.
    enum Style {
        /// Anyhow, and those that a condition speaks of as well.
        LOOSE("with cells exchanged"),
        /// All over, so that rows differ.
        WIDE("with other rows"),
        /// From few values, so that there are ties.
        NARROW("with few values");

        private final String words;

        Style(String words) {
            this.words = words;
        }

        /// What a verdict says of it.
        String words() {
            return words;
        }
    }

    private final List<Table> tables;
    private final Literals literals;
    private final Style style;
    private final RandomGenerator random;
    private final List<Aim> aims;
    private final List<List<@Nullable Object[]>> drawn = new ArrayList<>();
    private final Map<Column, List<Object>> few = new HashMap<>();

    /// @param missed the column whose condition is to be missed where others are met; empty for none
    Filling(
            List<Table> tables,
            Literals literals,
            Style style,
            String missed,
            RandomGenerator random) {
        this.tables = tables;
        this.literals = literals;
        this.style = style;
        this.random = random;
        this.aims =
                tables.stream()
                        .map(table ->
                                new Aim(table, literals, missed, style == Style.NARROW, random))
                        .toList();
    }

    /// Statements that replace all rows.
    ///
    /// @param size about how many rows a table gets, where it is filled anyhow
    String sql(int size) {
        var sql = new StringBuilder("PRAGMA foreign_keys = 0;\nBEGIN;\n");
        tables.reversed()
                .forEach(table ->
                        sql.append("DELETE FROM %s;\n".formatted(Schema.name(table.name()))));
        for (var table : tables) {
            var rows = table.rows().isEmpty() ? List.<@Nullable Object[]>of() : rows(table, size);
            drawn.add(rows);
            insert(sql, table.name(), rows);
        }
        return sql.append("COMMIT;\n").toString();
    }

    private List<Aim.Row> plan(Table table, int size) {
        var anyhow = new Aim.Row(-1, Map.of());
        if (style == Style.LOOSE) {
            int count = Math.max(2, size / 2 + random.nextInt(size));
            return Collections.nCopies(count, anyhow);
        }
        int parents = Math.max(FEWEST, aims.stream().mapToInt(Aim::parents).max().orElse(0));
        var aim = aims.get(tables.indexOf(table));
        boolean child = table.columns().stream().anyMatch(column -> column.parent().isPresent());
        return child || aim.parents() > 0
                ? aim.rows(child ? parents : 0, largest())
                : Collections.nCopies(parents, anyhow);
    }

    private int largest() {
        return 1
                + literals.exact().stream()
                        .filter(Long.class::isInstance)
                        .mapToInt(value -> ((Long) value).intValue())
                        .filter(value -> value > 1 && value <= COUNTED)
                        .max()
                        .orElse(3);
    }

    private List<@Nullable Object[]> rows(Table table, int size) {
        var rows = new ArrayList<@Nullable Object[]>();
        var used = new ArrayList<Set<Object>>();
        table.columns().forEach(_ -> used.add(new HashSet<>()));
        var pools = new ArrayList<@Nullable List<Object>>();
        table.columns().forEach(column -> pools.add(parentKeys(column)));
        for (var plan : plan(table, size)) {
            var row = table.rows().get(random.nextInt(table.rows().size())).clone();
            if (fill(row, plan, table, pools, used)) {
                rows.add(row);
            }
        }
        return rows;
    }

    /// Whether the row can be.
    private boolean fill(
            @Nullable Object[] row,
            Aim.Row plan,
            Table table,
            List<@Nullable List<Object>> pools,
            List<Set<Object>> used) {
        int parent = plan.parent();
        for (int c = 0; c < row.length; c++) {
            var column = table.columns().get(c);
            var pool = pools.get(c);
            var fixed = plan.fixed().get(c);
            if (fixed != null) {
                row[c] = fixed;
            } else if (pool != null && parent >= 0 && !pool.isEmpty()) {
                row[c] = pool.get(parent % pool.size());
                parent = -1; // Only the first reference is planned.
            } else {
                row[c] = cell(column, row[c], pool);
            }
            var taken = used.get(c);
            if (column.distinct() && row[c] != null && !taken.add(row[c])) {
                row[c] = fresh(column, taken, pool);
                if (row[c] == null) {
                    return false;
                }
            }
        }
        return true;
    }

    private static void insert(StringBuilder sql, String table, List<@Nullable Object[]> rows) {
        if (rows.isEmpty()) {
            return;
        }
        sql.append("INSERT OR IGNORE INTO ").append(Schema.name(table)).append(" VALUES");
        for (int r = 0; r < rows.size(); r++) {
            sql.append(r == 0 ? "\n(" : ",\n(");
            var row = rows.get(r);
            for (int c = 0; c < row.length; c++) {
                sql.append(c == 0 ? "" : ", ").append(literal(row[c]));
            }
            sql.append(')');
        }
        sql.append(";\n");
    }

    /// The keys that a column refers to, drawn already; null where it refers to none.
    private @Nullable List<Object> parentKeys(Column column) {
        if (column.parent().isEmpty()) {
            return null;
        }
        var parent = column.parent().get();
        for (int t = 0; t < drawn.size(); t++) {
            var table = tables.get(t);
            for (int c = 0; c < table.columns().size(); c++) {
                if (table.name().equalsIgnoreCase(parent.table())
                        && table.columns().get(c).name().equalsIgnoreCase(parent.column())) {
                    var keys = new ArrayList<Object>();
                    for (var row : drawn.get(t)) {
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

    private @Nullable Object cell(
            Column column, @Nullable Object now, @Nullable List<Object> keys) {
        if (column.nullable() && random.nextDouble() < NULL) {
            return null;
        }
        if (keys != null) {
            boolean orphan = column.orphans() && random.nextDouble() < ORPHAN;
            return orphan ? now : keys.isEmpty() ? null : any(keys);
        }
        if (column.values().isEmpty()) {
            return now;
        }
        return switch (style) {
            case LOOSE -> random.nextDouble() > CHANGED ? now : changed(column);
            case WIDE -> column.isOpen() ? any(column.values()) + initials() : any(column.values());
            case NARROW -> any(few.computeIfAbsent(column, this::few));
        };
    }

    private String initials() {
        return " " + (char) random.nextInt('A', 'Z' + 1) + (char) random.nextInt('a', 'z' + 1);
    }

    private List<Object> few(Column column) {
        return IntStream.range(0, FEW).mapToObj(_ -> any(column.values())).toList();
    }

    private Object changed(Column column) {
        var near = literals.of(column);
        return !near.isEmpty() && random.nextBoolean()
                ? column.fitting(any(near))
                : any(column.values());
    }

    private <E> E any(List<E> list) {
        return list.get(random.nextInt(list.size()));
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
                        // With gaps, so that the largest key is not how many there are.
                        case Long number -> number + 1 + 2L * i;
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
