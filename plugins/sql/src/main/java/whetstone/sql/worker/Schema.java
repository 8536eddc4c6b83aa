package whetstone.sql.worker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import whetstone.sql.worker.Column.Parent;

/// Reads tables, their keys and what all given databases keep.
final class Schema {
    private static final int MOST_ROWS = 300;
    private static final int MOST_VALUES = 200;
    // So many rows in so many databases without a repeated value are no luck.
    private static final int TELLING_DATABASES = 2;
    private static final int TELLING_ROWS = 3;

    /// What a table says of a column: whether it may be NULL, whether it lets no value occur twice, and what it refers to,
    /// if only by its name.
    private record Declared(boolean optional, boolean key, Optional<Parent> parent) {}

    private final List<Database> databases;
    // By table: a column's name, whether it is declared NOT NULL, its place in the primary key.
    private final Map<String, List<@Nullable Object[]>> columns = new LinkedHashMap<>();
    private final Map<String, String> keys = new HashMap<>();

    private final int telling;

    private Schema(List<Database> databases, int telling) {
        this.databases = databases;
        this.telling = telling;
    }

    /// The tables, each after those it refers to.
    ///
    /// @param trusting whether a column without a repeated value is taken for a key on the word of one database
    static List<Table> of(List<Database> databases, boolean trusting) {
        return new Schema(databases, trusting ? 1 : TELLING_DATABASES).tables();
    }

    /// Names of all columns, in small letters.
    static Set<String> columns(List<Table> tables) {
        return tables.stream()
                .flatMap(table -> table.columns().stream())
                .map(column -> column.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    private List<Table> tables() {
        var first = databases.getFirst();
        var names =
                column(
                        first,
                        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'");
        for (var name : names) {
            var declared =
                    rows(
                            first,
                            "SELECT name, \"notnull\", pk FROM pragma_table_info(%s)"
                                    .formatted(text(name)));
            columns.put(name, declared);
            var key = declared.stream().filter(column -> !Objects.equals(column[2], 0L)).toList();
            if (key.size() == 1) {
                keys.put(name, String.valueOf(key.getFirst()[0]));
            }
        }
        var tables = new ArrayList<Table>();
        for (var name : columns.keySet()) {
            tables.add(table(name));
        }
        return sorted(tables);
    }

    private Table table(String name) {
        var rows = new ArrayList<List<@Nullable Object[]>>();
        for (var database : databases) {
            rows.add(
                    database.run(
                                    "SELECT * FROM %s LIMIT %d".formatted(name(name), MOST_ROWS),
                                    MOST_ROWS,
                                    1_000_000)
                            .rows());
        }
        var unique =
                new LinkedHashSet<>(
                        column(
                                databases.getFirst(),
                                """
                                SELECT min(i.name) FROM pragma_index_list(%s) l, pragma_index_info(l.name) i
                                WHERE l."unique" GROUP BY l.name HAVING count(*) = 1
                                """
                                        .formatted(text(name))));
        var references =
                rows(
                        databases.getFirst(),
                        "SELECT \"from\", \"table\", \"to\" FROM pragma_foreign_key_list(%s)"
                                .formatted(text(name)));
        var described = new ArrayList<Column>();
        for (var column : columns.getOrDefault(name, List.of())) {
            var called = String.valueOf(column[0]);
            boolean key = called.equals(keys.get(name)) || unique.contains(called);
            boolean optional = Objects.equals(column[1], 0L) && Objects.equals(column[2], 0L);
            var parent = parent(name, called, references);
            var declared = new Declared(optional, key, parent);
            described.add(describe(name, called, described.size(), declared, rows));
        }
        return new Table(name, described, rows.stream().flatMap(List::stream).toList());
    }

    private Column describe(
            String table,
            String column,
            int index,
            Declared declared,
            List<List<@Nullable Object[]>> rows) {
        var values = new LinkedHashSet<Object>();
        boolean nullable = false;
        boolean repeated = false;
        int told = 0;
        for (var database : rows) {
            var seen = new LinkedHashSet<Object>();
            for (var row : database) {
                var value = row[index];
                if (value == null) {
                    nullable = true;
                } else {
                    repeated |= !seen.add(value);
                }
            }
            values.addAll(seen);
            told += seen.size() >= TELLING_ROWS ? 1 : 0;
        }
        var parent = declared.parent();
        boolean distinct = declared.key() || (!repeated && told >= telling && parent.isEmpty());
        var kept = values.stream().limit(MOST_VALUES).toList();
        return new Column(
                column,
                declared.optional(),
                nullable,
                declared.key(),
                distinct,
                orphans(table, column, parent),
                parent,
                kept,
                Column.Kind.of(kept));
    }

    /// @param references that the table declares: from which column, to which table, to which column of it
    private Optional<Parent> parent(
            String table, String column, List<@Nullable Object[]> references) {
        var declared = references.stream().filter(one -> column.equals(one[0])).findFirst();
        if (declared.isPresent()) {
            var other = String.valueOf(declared.get()[1]);
            var to = declared.get()[2] instanceof String name ? name : keys.get(other);
            return to == null ? Optional.empty() : Optional.of(new Parent(other, to, true));
        }
        if (column.equals(keys.get(table))) {
            return Optional.empty();
        }
        for (var key : keys.entrySet()) {
            if (!key.getKey().equals(table) && refers(column, key.getKey(), key.getValue())) {
                return Optional.of(new Parent(key.getKey(), key.getValue(), false));
            }
        }
        return Optional.empty();
    }

    private static boolean refers(String column, String table, String key) {
        var name = column.toLowerCase(Locale.ROOT).replace("_", "");
        var other = table.toLowerCase(Locale.ROOT).replace("_", "");
        var single = other.endsWith("s") ? other.substring(0, other.length() - 1) : other;
        boolean sameKey = column.equalsIgnoreCase(key) && !key.equalsIgnoreCase("id");
        return sameKey || name.equals(other + "id") || name.equals(single + "id");
    }

    private boolean orphans(String table, String column, Optional<Parent> parent) {
        if (parent.isEmpty()) {
            return false;
        }
        var to = parent.get();
        var query =
                "SELECT 1 FROM %s WHERE %s NOT IN (SELECT %s FROM %s WHERE %s IS NOT NULL) LIMIT 1"
                        .formatted(
                                name(table),
                                name(column),
                                name(to.column()),
                                name(to.table()),
                                name(to.column()));
        return databases.stream().anyMatch(one -> !one.run(query, 1, 1_000_000).rows().isEmpty());
    }

    private static List<Table> sorted(List<Table> tables) {
        var sorted = new LinkedHashMap<String, Table>();
        for (int round = 0; round <= tables.size(); round++) {
            for (var table : tables) {
                boolean ready =
                        table.columns().stream()
                                .flatMap(column -> column.parent().stream())
                                .allMatch(parent ->
                                        parent.table().equalsIgnoreCase(table.name())
                                                || sorted.keySet().stream()
                                                        .anyMatch(
                                                                parent.table()::equalsIgnoreCase));
                if (ready || round == tables.size()) {
                    sorted.putIfAbsent(table.name(), table);
                }
            }
        }
        return List.copyOf(sorted.values());
    }

    private static List<String> column(Database database, String query) {
        return rows(database, query).stream().map(row -> String.valueOf(row[0])).toList();
    }

    private static List<@Nullable Object[]> rows(Database database, String query) {
        return database.run(query, 10_000, 1_000_000).rows();
    }

    /// A name as SQL.
    static String name(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /// A text as SQL.
    static String text(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
