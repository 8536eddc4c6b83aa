package whetstone.sql.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import whetstone.sql.worker.Wording.Role;

class WordingTest {

    private static final Set<String> COLUMNS = Set.of("id", "age", "salary", "city");

    private static Wording wording(String sql) {
        return Wording.of(Token.of(sql), COLUMNS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "SELECT age FROM t ; age ; RETURNED",
                "SELECT COUNT(age) FROM t ; age ; NAMED",
                "SELECT id FROM t WHERE t.age > 3 ; age ; COMPARED",
                "SELECT SUM(CASE WHEN age > 3 THEN 1 END) FROM t ; age ; COMPARED",
                "SELECT SUM(age > 3) FROM t ; age ; COMPARED",
                "SELECT id FROM t WHERE id IN (SELECT age FROM t) ; age ; COMPARED",
                "SELECT age FROM t INTERSECT SELECT id FROM t ; age ; COMPARED",
                "SELECT id FROM t WHERE 'Rome' <> t.city ; city ; EXCLUDED",
                "SELECT id FROM t WHERE city != 'Rome' ; city ; EXCLUDED",
                "SELECT id FROM t ORDER BY -age ; age ; ORDERED",
                "SELECT id, age AS a FROM t ORDER BY a ; age ; ORDERED",
                "SELECT age FROM t ORDER BY 1 ; age ; ORDERED",
                "SELECT RANK() OVER (PARTITION BY city ORDER BY age) FROM t ; age ; ORDERED",
                "SELECT RANK() OVER (PARTITION BY city ORDER BY age) FROM t ; city ; GROUPED",
                "SELECT DISTINCT city FROM t ; city ; GROUPED",
                "SELECT COUNT(DISTINCT city) FROM t ; city ; GROUPED",
                "SELECT COUNT(*) FROM t GROUP BY t.city ; city ; GROUPED",
                "SELECT SUM(t.age + t.salary) FROM t ; salary ; COMBINED",
                "SELECT city || '!' FROM t ; city ; COMBINED",
                "SELECT CONCAT(city, '!') FROM t ; city ; COMBINED",
                "SELECT id FROM t WHERE age IS NOT NULL ; age ; HEEDED",
                "SELECT COALESCE(age, 0) FROM t ; age ; HEEDED",
                "SELECT id FROM t ORDER BY age NULLS LAST ; age ; HEEDED"
            })
    void itSaysWhatIsDoneWithAColumn(String sql, String column, Role role) {
        assertTrue(wording(sql).does(column, role), () -> wording(sql).roles().toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "SELECT MAX(age) FROM t ; age ; RETURNED",
                "SELECT id FROM t ORDER BY COUNT(age) ; age ; ORDERED",
                "SELECT AVG(age * 1.0) FROM t ; age ; COMBINED",
                "SELECT id FROM t GROUP BY id HAVING MAX(age) > 3 ; id ; COMPARED",
                "SELECT 1 AS age FROM t ; age ; NAMED"
            })
    void itSaysNothingThatIsNotDone(String sql, String column, Role role) {
        assertFalse(wording(sql).does(column, role), () -> wording(sql).roles().toString());
    }

    @Test
    void aQuestionForWhatIsThereDoesNotNegate() {
        assertFalse(wording("SELECT id FROM t WHERE age IS NOT NULL").negates());
        assertTrue(wording("SELECT id FROM t WHERE NOT age > 3").negates());
        assertTrue(wording("SELECT id FROM t EXCEPT SELECT age FROM t").negates());
    }

    @Test
    void anExtremeOfOtherRowsIsToldFromAValueOfOneRow() {
        assertTrue(wording("SELECT id FROM t WHERE age > (SELECT MAX(age) FROM u)").against());
        assertFalse(wording("SELECT id FROM t WHERE age = (SELECT age FROM u)").against());
        assertEquals(Set.of("select", "id", "from", "t"), wording("SELECT id FROM t").words());
    }
}
