package whetstone.sql.worker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

    /// What a table says of a column: whether it may be NULL, and whether it lets no value occur twice.
    private record Declared(boolean optional, boolean key) {}

    private final List<Database> databases;
    private final Map<String, List<String>> columns = new LinkedHashMap<>();
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
            columns.put(
                    name,
                    column(first, "SELECT name FROM pragma_table_info(%s)".formatted(text(name))));
            var key =
                    column(
                            first,
                            "SELECT name FROM pragma_table_info(%s) WHERE pk > 0"
                                    .formatted(text(name)));
            if (key.size() == 1) {
                keys.put(name, key.getFirst());
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
        var optional =
                Set.copyOf(
                        column(
                                databases.getFirst(),
                                "SELECT name FROM pragma_table_info(%s) WHERE \"notnull\" = 0 AND pk = 0"
                                        .formatted(text(name))));
        var described = new ArrayList<Column>();
        var names = columns.getOrDefault(name, List.of());
        for (int i = 0; i < names.size(); i++) {
            var column = names.get(i);
            boolean key = column.equals(keys.get(name)) || unique.contains(column);
            var declared = new Declared(optional.contains(column), key);
            described.add(describe(name, column, i, declared, rows));
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
        var parent = parent(table, column);
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
                kept);
    }

    private Optional<Parent> parent(String table, String column) {
        var declared =
                databases
                        .getFirst()
                        .run(
                                "SELECT \"table\", \"to\" FROM pragma_foreign_key_list(%s) WHERE \"from\" = %s"
                                        .formatted(text(table), text(column)),
                                10,
                                100_000)
                        .rows();
        if (!declared.isEmpty()) {
            var other = String.valueOf(declared.getFirst()[0]);
            var to = declared.getFirst()[1] instanceof String name ? name : keys.get(other);
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
        return database.run(query, 10_000, 1_000_000).rows().stream()
                .map(row -> String.valueOf(row[0]))
                .toList();
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
