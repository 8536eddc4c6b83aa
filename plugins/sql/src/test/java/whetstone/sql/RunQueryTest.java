package whetstone.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import whetstone.api.Tool;

class RunQueryTest {

    // A second for the query and what a machine that does other things adds.
    private static final Duration SOON = Duration.ofSeconds(4);
    private static final String PEOPLE = Courts.people("SELECT 1").setup();
    private static final String COUNT = "SELECT COUNT(*), SUM(age) FROM emp";
    private static final String BEFORE = "4 | 150"; // 30 + 40 + 50 + 30

    private static String run(String query) {
        return Courts.tools().getFirst().call(PEOPLE, query);
    }

    @Test
    void rowsAreShownALineEach() {
        assertEquals(
                "Ann | 30\nBob | 40\nCy | 50\nDi | 30",
                run("SELECT name, age FROM emp ORDER BY id"));
        assertEquals("no rows", run("SELECT name FROM emp WHERE age > 99"));
        assertEquals("NULL | 1.5 | x'00ff'", run("SELECT NULL, 1.5, x'00ff'"));
    }

    /// 4 * 4 pairs, of which ten are shown.
    @Test
    void tenRowsAreShownAndTheOthersCounted() {
        var lines = run("SELECT a.id FROM emp a, emp b").lines().toList();
        assertEquals(11, lines.size());
        assertEquals("and 6 more", lines.getLast());
    }

    @Test
    void longCellsAreCut() {
        var found = run("SELECT name || printf('%.*c', 100000, 'x') FROM emp");
        assertTrue(found.length() < Tool.LONGEST, found.length() + " characters");
        assertTrue(found.startsWith("Annxxx"), found);
    }

    @Test
    void errorsSayWhatIsWrong() {
        var missing =
                assertThrows(IllegalArgumentException.class, () -> run("SELECT salary FROM emp"));
        assertTrue(
                String.valueOf(missing.getMessage()).contains("no such column: salary"),
                missing::getMessage);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE FROM emp",
                "INSERT INTO emp VALUES (9, 'Zed', 1)",
                "UPDATE emp SET age = 0",
                "DROP TABLE emp",
                "CREATE TABLE more(x)",
                "SELECT 1; DELETE FROM emp",
                "WITH gone AS (SELECT 1) DELETE FROM emp",
                "WITH gone AS (SELECT 1) UPDATE emp SET age = 0 RETURNING *",
                "ATTACH '/tmp/whetstone-escape' AS out",
                "VACUUM INTO '/tmp/whetstone-escape'",
                "PRAGMA query_only = 0",
                "PRAGMA writable_schema = 1",
                "SELECT * FROM pragma_query_only(0)",
                "SELECT load_extension('/tmp/whetstone-escape')",
                "SELECT writefile('/tmp/whetstone-escape', 'x')",
                "SELECT readfile('/etc/hostname')",
            })
    void whatReachesBeyondTheDataIsRefused(String query) {
        assertRefusedSoon(query);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT random()",
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n",
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT COUNT(*) FROM n",
                "SELECT zeroblob(1000000000)",
                "SELECT printf('%.*c', 2000000000, 'x')",
                "SELECT COUNT(*) FROM emp a, emp b, emp c, emp d, emp e, emp f, emp g, emp h, emp i, emp j, emp k, emp l",
                "SELECT group_concat(a.name || b.name || c.name || d.name || e.name || f.name || g.name || h.name) FROM emp a, emp b, emp c, emp d, emp e, emp f, emp g, emp h, emp i, emp j, emp k",
                "\0",
                ";",
                "COMMIT",
                "SELECT ((((((",
            })
    void whatDoesNotEndIsNoQueryOrHangsOnChanceIsRefused(String query) {
        assertRefusedSoon(query);
    }

    private static void assertRefusedSoon(String query) {
        assertEquals(BEFORE, run(COUNT)); // The worker is warm.
        long start = System.nanoTime();
        var refusal = assertThrows(IllegalArgumentException.class, () -> run(query));
        var took = Duration.ofNanos(System.nanoTime() - start);
        assertFalse(String.valueOf(refusal.getMessage()).isBlank());
        assertTrue(took.compareTo(SOON) < 0, took::toString);
        assertEquals(BEFORE, run(COUNT));
        assertFalse(Files.exists(Path.of("/tmp/whetstone-escape")));
    }

    /// The gallery that completions are tested with, as queries.
    @Test
    void nothingOfTheGalleryChangesAnything() throws IOException {
        for (var attack : AttackTest.gallery()) {
            long start = System.nanoTime();
            try {
                run(attack.text());
            } catch (IllegalArgumentException e) {
                assertFalse(String.valueOf(e.getMessage()).isBlank(), attack::toString);
            }
            var took = Duration.ofNanos(System.nanoTime() - start);
            assertTrue(took.compareTo(SOON) < 0, () -> attack + " took " + took);
        }
        assertEquals(BEFORE, run(COUNT));
        assertFalse(Files.exists(Path.of("/tmp/whetstone-escape")));
    }

    @Test
    void databasesAreKeptApart() {
        var other = PEOPLE.replace("'Ann'", "'Eve'");
        var tool = Courts.tools().getFirst();
        for (int i = 0; i < 4; i++) {
            assertEquals("Ann", tool.call(PEOPLE, "SELECT name FROM emp LIMIT 1"));
            assertEquals("Eve", tool.call(other, "SELECT name FROM emp LIMIT 1"));
        }
        assertEquals(List.of("tool/sql"), Courts.tools().stream().map(Tool::id).toList());
    }
}
