package whetstone.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;
import whetstone.api.Verdict;

/// Completions that were written to win, to hang, to escape or to do harm.
class AttackTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    // What a machine that does other things adds.
    private static final Duration BUSY = Duration.ofSeconds(2);
    private static final String RIGHT = "SELECT name FROM emp WHERE 35 < age";

    /// A text, or `before`, then `repeat` so many `times`, then `after`.
    record Attack(
            SqlTruth truth,
            String attack,
            String completion,
            String before,
            String repeat,
            int times,
            String after) {

        String text() {
            return completion == null ? before + repeat.repeat(times) + after : completion;
        }

        @Override
        public String toString() {
            return attack;
        }
    }

    static List<Attack> gallery() throws IOException {
        var json = new JsonMapper();
        var file = Objects.requireNonNull(SqlResult.class.getResourceAsStream("attacks.jsonl"));
        try (var reader = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return reader.lines().map(line -> json.readValue(line, Attack.class)).toList();
        }
    }

    private static Verdict judge(SqlTruth truth, String completion) {
        return Courts.named("sql/result").verify(truth, completion);
    }

    @ParameterizedTest
    @MethodSource("gallery")
    void itIsRefusedSoonAndHarmsNothing(Attack attack) {
        var truth = attack.truth();
        assertEquals("correct", judge(truth, RIGHT).label()); // The worker is warm.
        long start = System.nanoTime();
        var verdict = judge(truth, attack.text());
        // A machine that does other things may leave the worker none of its time; that is said, and
        // no score.
        for (int i = 0; i < 3 && !verdict.scorable(); i++) {
            start = System.nanoTime();
            verdict = judge(truth, attack.text());
        }
        var took = Duration.ofNanos(System.nanoTime() - start);
        assertTrue(verdict.scorable() && verdict.credit() == 0, verdict::toString);
        assertFalse(verdict.why().isBlank());
        assertTrue(took.compareTo(SECOND.plus(BUSY)) < 0, took::toString);
        assertEquals("correct", judge(truth, RIGHT).label());
        assertFalse(Files.exists(Path.of("/tmp/whetstone-escape")));
    }

    @Test
    void theGalleryIsLarge() throws IOException {
        assertTrue(gallery().size() > 100);
    }
}
