package whetstone.sql;

import java.util.List;
import java.util.stream.Collectors;

/// How a question describes its database.
public enum Rendering {
    /// `student(id, name, school_id, age, hobby)`, a table a line.
    OUTLINE,
    /// The statements that make the tables.
    STATEMENTS,
    /// The same, and some of the rows.
    ROWS;

    static final List<Rendering> ALL = List.of(values());
    private static final int SHOWN = 3;

    /// @param both whether the groups' table is described besides the things'
    String of(Asked asked, boolean both) {
        var world = asked.place();
        return switch (this) {
            case OUTLINE -> world.outline(asked.width(), both);
            case STATEMENTS -> world.tables(asked.width(), both);
            case ROWS -> world.tables(asked.width(), both) + rows(asked, both);
        };
    }

    private static String rows(Asked asked, boolean both) {
        var world = asked.place();
        var script = asked.script(0);
        return (both ? rows(script, world.group()) : "") + rows(script, world.thing());
    }

    private static String rows(String script, String table) {
        return World.rows(script, table).stream()
                .limit(SHOWN)
                .map(cells -> "\n-- " + String.join(", ", cells))
                .collect(Collectors.joining("", "\n-- Some rows of " + table + ":", ""));
    }
}
