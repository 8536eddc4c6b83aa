package whetstone.sql.worker;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import whetstone.sql.worker.Column.Parent;
import whetstone.sql.worker.Probe.Kind;

/// Lists what tables allow and no given database shows.
final class Probes {

    // One row in three, without regard to how rows follow each other.
    private static final String SOME = "((%s.rowid * 40503) >> 5) %% 3 = 0";
    private static final Pattern NAMES_KEY =
            Pattern.compile("(?i)(?:.*_)?(?:id|key|code|no|nr)|.*Id");

    private final List<Table> tables;
    private final List<Probe> probes = new ArrayList<>();

    private Probes(List<Table> tables) {
        this.tables = tables;
    }

    /// @param tables each after those it refers to
    static List<Probe> of(List<Table> tables) {
        var probes = new Probes(tables);
        tables.forEach(probes::table);
        if (tables.size() > 1) {
            probes.nothing();
        }
        return List.copyOf(probes.probes);
    }

    private void table(Table table) {
        for (var column : table.columns()) {
            if (column.optional() && !column.nullable()) {
                set(Kind.ABSENT, table, column, "is NULL in some rows", "NULL");
            }
            if (column.distinct() && !column.key() && mayTie(column)) {
                tied(table, column);
            }
            if (column.isText() && column.parent().isEmpty()) {
                cased(table, column);
            }
            column.parent().ifPresent(parent -> family(table, column, parent));
        }
        empty(table);
    }

    // What is called a key is one, declared or not, and names that never repeat stand for who bears
    // them.
    private static boolean mayTie(Column column) {
        return !column.isText() && !NAMES_KEY.matcher(column.name()).matches();
    }

    private void set(Kind kind, Table table, Column column, String what, String value) {
        var name = Schema.name(table.name());
        add(
                kind,
                table,
                column,
                what,
                "UPDATE OR IGNORE %s SET %s = %s WHERE %s;\n"
                        .formatted(name, Schema.name(column.name()), value, SOME.formatted(name)));
    }

    private void add(Kind kind, Table table, Column column, String what, String sql) {
        var where = "%s.%s %s".formatted(table.name(), column.name(), what);
        probes.add(new Probe(kind, small(table.name()), small(column.name()), where, sql));
    }

    private void tied(Table table, Column column) {
        var before =
                "(SELECT o.%1$s FROM %2$s o WHERE o.rowid < %2$s.rowid ORDER BY o.rowid DESC LIMIT 1)"
                        .formatted(Schema.name(column.name()), Schema.name(table.name()));
        set(Kind.TIED, table, column, "is the same in some rows", before);
    }

    private void cased(Table table, Column column) {
        var name = Schema.name(table.name());
        var text = Schema.name(column.name());
        add(
                Kind.CASED,
                table,
                column,
                "differs in case only",
                "UPDATE OR IGNORE %1$s SET %2$s = CASE (%1$s.rowid >> 1) %% 3 WHEN 0 THEN UPPER(%2$s) WHEN 1 THEN LOWER(%2$s) ELSE %2$s END WHERE TYPEOF(%2$s) = 'text';\n"
                        .formatted(name, text));
    }

    private void family(Table table, Column column, Parent parent) {
        var child = Schema.name(table.name());
        var reference = Schema.name(column.name());
        var other = Schema.name(parent.table());
        var key = Schema.name(parent.column());
        var some = SOME.formatted(other);
        var sql =
                "UPDATE OR IGNORE %1$s SET %2$s = (SELECT %4$s FROM %3$s WHERE NOT (%5$s) LIMIT 1) WHERE %2$s IN (SELECT %4$s FROM %3$s WHERE %5$s);\n"
                        .formatted(child, reference, other, key, some);
        var where =
                "some rows of %s have none in %s.%s"
                        .formatted(parent.table(), table.name(), column.name());
        probes.add(
                new Probe(Kind.CHILDLESS, small(table.name()), small(column.name()), where, sql));
        if (!parent.declared() && !column.orphans()) {
            var beyond =
                    "(SELECT CASE TYPEOF(MAX(%1$s)) WHEN 'text' THEN MAX(%1$s) || 'x' ELSE MAX(%1$s) + 1 END FROM %2$s)"
                            .formatted(key, other);
            set(Kind.ORPHANED, table, column, "is not in " + parent.table(), beyond);
        }
    }

    private void empty(Table table) {
        var sql = new StringBuilder();
        var emptied = new LinkedHashSet<String>();
        empty(table, emptied, sql);
        var where =
                String.join(" and ", emptied) + (emptied.size() == 1 ? " is" : " are") + " empty";
        probes.add(new Probe(Kind.EMPTY, small(table.name()), "", where, sql.toString()));
    }

    /// Empties a table after all that declare to refer to it, or rids those of their references where they may be NULL.
    private void empty(Table table, Set<String> emptied, StringBuilder sql) {
        if (!emptied.add(table.name())) {
            return;
        }
        for (var other : tables) {
            for (var column : other.columns()) {
                if (column.parent().filter(parent -> refers(parent, table)).isEmpty()) {
                    continue;
                }
                if (column.optional()) {
                    sql.append(
                            "UPDATE %s SET %s = NULL;\n"
                                    .formatted(
                                            Schema.name(other.name()), Schema.name(column.name())));
                } else {
                    empty(other, emptied, sql);
                }
            }
        }
        sql.append("DELETE FROM %s;\n".formatted(Schema.name(table.name())));
    }

    private static boolean refers(Parent parent, Table table) {
        return parent.declared() && parent.table().equalsIgnoreCase(table.name());
    }

    private void nothing() {
        var sql = new StringBuilder();
        tables.reversed()
                .forEach(table ->
                        sql.append("DELETE FROM %s;\n".formatted(Schema.name(table.name()))));
        probes.add(new Probe(Kind.NOTHING, "", "", "all tables are empty", sql.toString()));
    }

    private static String small(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
