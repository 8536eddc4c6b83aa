package whetstone.sql.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgramTest {

    private static final String TABLE =
            "CREATE TABLE t(id INTEGER PRIMARY KEY, name TEXT, x REAL); INSERT INTO t VALUES (1, 'a', 0.3);";

    private static Shape shape(String sql) {
        return Shape.of(sql, Token.of(sql));
    }

    /// The last but one differ in a digit that no listing shows; the last does not compile.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT name FROM t WHERE id > 1 | select u.name as n from t u where u.id>1 | true",
                "SELECT name FROM t WHERE id > 1 | SELECT name FROM t WHERE id >= 1 | false",
                "SELECT name FROM t WHERE id > 1 | SELECT name FROM t WHERE id > 2 | false",
                "SELECT name FROM t WHERE name = 'a' | SELECT name FROM t WHERE name = 'A' | false",
                "SELECT id FROM t WHERE name = x'00' | SELECT id FROM t WHERE name = x'01' | false",
                "SELECT id FROM t WHERE x < 0.3 | SELECT id FROM t WHERE x < 0.30000000000000004 | false",
                "SELECT id FROM t | SELECT id FROM t t t | false"
            })
    void queriesOfOneProgramAreTold(String one, String other, boolean same) {
        try (var database = Database.of(TABLE)) {
            var first = Program.of(database, shape(one)).orElseThrow();
            var second = Program.of(database, shape(other));
            assertEquals(same, second.filter(first::equals).isPresent());
        }
    }
}
