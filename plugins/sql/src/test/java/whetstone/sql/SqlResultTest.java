package whetstone.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;
import whetstone.api.Verdict;

class SqlResultTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    // What a machine that does other things adds.
    private static final Duration BUSY = Duration.ofSeconds(2);

    /// A line of the case file.
    record Case(String name, SqlTruth truth, String completion, String expected, String source) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Case> cases() throws IOException {
        var json = new JsonMapper();
        return Files.readAllLines(Path.of("src/test/cases/sql-result.jsonl")).stream()
                .map(line -> json.readValue(line, Case.class))
                .toList();
    }

    static Stream<String> attacks() throws IOException {
        try (var in = SqlResultTest.class.getResourceAsStream("attacks.txt")) {
            var text =
                    new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(text.split("\n%%\n", -1)).filter(attack -> !attack.isBlank());
        }
    }

    private static Verdict judge(SqlTruth truth, String completion) {
        return Courts.named("sql/result").verify(truth, completion);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aCaseIsJudgedAsItsRuleSays(Case one) {
        var verdict = judge(one.truth(), one.completion());
        assertEquals(one.expected(), verdict.label(), verdict::why);
        assertFalse(verdict.why().isBlank());
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void anAttackIsWrongSoonAndHarmsNothing(String attack) {
        var truth = Courts.people("SELECT name FROM emp WHERE age > 35");
        var right = "SELECT name FROM emp WHERE 35 < age";
        assertEquals("correct", judge(truth, right).label()); // The worker is warm.
        long start = System.nanoTime();
        var verdict = judge(truth, "<answer>" + attack + "</answer>");
        var took = Duration.ofNanos(System.nanoTime() - start);
        assertEquals("wrong", verdict.label(), verdict::why);
        assertTrue(took.compareTo(SECOND.plus(BUSY)) < 0, took::toString);
        assertEquals("correct", judge(truth, right).label());
        assertFalse(Files.exists(Path.of("/tmp/whetstone-escape")));
    }

    @Test
    void theOrderOfColumnsCountsWhereItIsStrict() {
        var truth = Courts.people("SELECT name, age FROM emp");
        var exchanged = "SELECT age, name FROM emp";
        assertEquals("correct", judge(truth, exchanged).label());
        var strict = Courts.named("sql/result-strict");
        assertEquals("wrong", strict.verify(truth, exchanged).label());
        assertEquals("correct", strict.verify(truth, "SELECT e.name, e.age FROM emp e").label());
    }

    @Test
    void aVerdictRestsOnTheQueryItFound() {
        var verdict = judge(Courts.people("SELECT 1"), "So:\n```sql\nSELECT 1\n```");
        var answer = Objects.requireNonNull(verdict.evidence().answer());
        assertEquals("SELECT 1", answer.text());
    }

    @Test
    void aTruthMayLeaveOutVariantsAndOrder() {
        var json = "{\"setup\": \"CREATE TABLE t(x)\", \"query\": \"SELECT 1\"}";
        var truth = new JsonMapper().readValue(json, SqlTruth.class);
        assertEquals("correct", judge(truth, "SELECT 1").label());
    }
}
