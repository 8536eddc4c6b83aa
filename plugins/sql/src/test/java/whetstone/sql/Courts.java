package whetstone.sql;

import java.util.List;
import whetstone.api.Domain;
import whetstone.api.Tool;
import whetstone.api.Verifier;
import whetstone.core.sandbox.ProcessSandbox;

/// One sandbox for all tests of this module: its workers stay warm, and end when this process does.
final class Courts {
    private Courts() {}

    private static final SqlVerifiers PLUGIN = open();
    private static final List<Verifier<?>> ALL = PLUGIN.all();

    private static SqlVerifiers open() {
        var plugin = new SqlVerifiers();
        plugin.use(new ProcessSandbox());
        return plugin;
    }

    /// The verifier of results of another court, whose workers have judged nothing yet.
    @SuppressWarnings("unchecked") // All of this plugin judge by the same truth.
    static Verifier<SqlTruth> another() {
        return (Verifier<SqlTruth>)
                open().all().stream()
                        .filter(one -> one.id().equals("sql/result"))
                        .findFirst()
                        .orElseThrow();
    }

    static List<Tool> tools() {
        return PLUGIN.tools();
    }

    static LookFirst lookFirst() {
        return ALL.stream()
                .filter(LookFirst.class::isInstance)
                .map(LookFirst.class::cast)
                .findFirst()
                .orElseThrow();
    }

    @SuppressWarnings("unchecked") // All of this plugin judge by the same truth.
    static Verifier<SqlTruth> named(String id) {
        return (Verifier<SqlTruth>)
                ALL.stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
    }

    @SuppressWarnings("unchecked") // All domains of this plugin draw such truths.
    static Domain<Asked> domain(Grammar grammar) {
        return (Domain<Asked>)
                ALL.stream().filter(one -> one.id().equals(grammar.id())).findFirst().orElseThrow();
    }

    static SqlTruth people(String query) {
        var setup =
                """
                CREATE TABLE emp(id INTEGER PRIMARY KEY, name TEXT, age INTEGER);
                INSERT INTO emp VALUES (1, 'Ann', 30), (2, 'Bob', 40), (3, 'Cy', 50), (4, 'Di', 30);
                """;
        return new SqlTruth(setup, List.of(), query, null, null);
    }
}
