package whetstone.sql.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class VariantsTest {

    private static final String SCRIPT =
            """
            CREATE TABLE item(id INTEGER PRIMARY KEY, price INTEGER NOT NULL, colour TEXT NOT NULL);
            INSERT INTO item VALUES (1, 5, 'red'), (2, 20, 'blue'), (3, 40, 'red'), (4, 60, 'grey');
            """;

    private static Shape shape(String sql) {
        return Shape.of(sql, Token.of(sql));
    }

    /// The rows on which the last of `candidates` is judged, after the others were.
    private static List<String> rows(String... candidates) {
        try (var given = Database.of(SCRIPT)) {
            var reference = shape("SELECT id FROM item WHERE price > 10");
            var ground = new Ground(new Images(SCRIPT, given), reference, null);
            try (var variants = new Variants(ground, Schema.of(List.of(given), false))) {
                var stations =
                        Arrays.stream(candidates)
                                .map(sql -> variants.forOne(shape(sql), true))
                                .toList()
                                .getLast();
                return stations.stream()
                        .flatMap(one ->
                                one
                                        .database()
                                        .run("SELECT * FROM item", 1_000, 1_000_000)
                                        .rows()
                                        .stream())
                        .map(Arrays::toString)
                        .toList();
            }
        }
    }

    /// Candidates share databases where they have the same constants: only where each would have drawn the same.
    @Test
    void noCandidateIsJudgedOnWhatAnotherOnesOrderOfConstantsDrew() {
        var one = "SELECT id FROM item WHERE price IN (30, 70, 90)";
        var other = "SELECT id FROM item WHERE price IN (90, 30, 70)";
        var alone = rows(other);
        assertFalse(alone.isEmpty());
        assertNotEquals(alone, rows(one), "the order decides what is drawn");
        assertEquals(alone, rows(one, other));
    }
}
