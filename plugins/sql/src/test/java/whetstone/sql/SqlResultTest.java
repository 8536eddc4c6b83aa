package whetstone.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;
import whetstone.api.Verdict;

class SqlResultTest {

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
