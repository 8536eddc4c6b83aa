package whetstone.sql.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import org.junit.jupiter.api.Test;
import whetstone.sql.worker.Token.Kind;

class TokenTest {

    // The clock would count what else the machine does.
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private static List<String> texts(String sql) {
        return Token.of(sql).stream().map(Token::text).toList();
    }

    @Test
    void commentsAndSpaceAreNoTokens() {
        assertEquals(List.of("SELECT", "1", "-", "2"), texts("SELECT/* ; */1 - --x\n 2 /* open"));
    }

    @Test
    void quotesHoldSemicolonsAndThemselves() {
        assertEquals(
                List.of("'it''s; --'", "\"a\"\"b\"", "[c;d]", "`e`"),
                texts("'it''s; --' \"a\"\"b\" [c;d] `e`"));
        assertEquals(Kind.UNCLOSED, Token.of("'a''").getFirst().kind());
    }

    @Test
    void numbersKeepTheirExponents() {
        assertEquals(List.of("1e-5", "+", ".5", "-", "0x1F"), texts("1e-5+.5-0x1F"));
    }

    @Test
    void depthCountsParentheses() {
        var depths = Token.of("a(b(c)d)e").stream().map(Token::depth).toList();
        assertEquals(List.of(0, 0, 1, 1, 2, 1, 1, 0, 0), depths);
    }

    @Test
    void theNormalFormKeepsStringsAndForgetsCase() {
        assertEquals(Token.normal("select A from T;"), Token.normal("SELECT a\nFROM t -- x"));
        assertNotEquals(Token.normal("select 'A'"), Token.normal("select 'a'"));
    }

    @Test
    void aMegabyteOfAnythingIsCutInNoTime() {
        for (var piece : List.of("(", "'", "\"", "--", "/*", "[", "a ", "';", "1e")) {
            long start = THREADS.getCurrentThreadCpuTime();
            Token.of(piece.repeat((1 << 20) / piece.length()));
            assertTrue(THREADS.getCurrentThreadCpuTime() - start < 3_000_000_000L, piece);
        }
    }
}
