package whetstone.core.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import whetstone.api.Verdict;
import whetstone.api.Verifier;

class AuditTest {

    /// Says what it is told to.
    private static final class Parrot implements Verifier<Parrot.Truth> {
        record Truth(int n) {}

        @Override
        public String id() {
            return "fake/parrot";
        }

        @Override
        public Class<Truth> truthType() {
            return Truth.class;
        }

        @Override
        public Verdict verify(Truth truth, String completion) {
            return switch (completion) {
                case "yes" -> Verdict.correct("as told");
                case "no" -> Verdict.wrong("as told");
                default -> throw new IllegalStateException("not told");
            };
        }
    }

    private static Case known(String completion, String expected) {
        return new Case("here", "{\"n\": 1}", completion, expected, "");
    }

    @Test
    void everyKindOfMissIsCountedApart() {
        var audit =
                Audit.of(
                        new Parrot(),
                        List.of(
                                known("yes", "correct"),
                                known("no", "correct"),
                                known("no", "wrong"),
                                known("yes", "wrong"),
                                known("yes", "unreadable"),
                                known("no", "unreadable"),
                                known("?", "correct")),
                        Duration.ofSeconds(10));
        assertEquals(7, audit.cases());
        assertEquals(new Share(2, 4), audit.falseAccepts());
        assertEquals(new Share(1, 3), audit.falseRejects());
        assertEquals(new Share(1, 7), audit.undecided());
        assertEquals(1, audit.others());
        assertEquals(5, audit.misses().size());
    }

    /// Wilson's interval for 0 of n goes up to z² / (n + z²): 3.8415 / 103.8415 for 100.
    @Test
    void noMissInAHundredMayStillBeOneInTwentyseven() {
        var none = new Share(0, 100);
        assertEquals(0, none.low(), 1e-12);
        assertEquals(0.036994, none.high(), 1e-6);
        var half = new Share(50, 100);
        assertEquals(1, half.low() + half.high(), 1e-12);
    }

    @Test
    void aLineThatIsNoCaseIsNamedWithItsPlace() {
        for (var line :
                List.of(
                        "",
                        "{",
                        "[]",
                        "{\"truth\": 1, \"completion\": 2, \"expected\": \"correct\"}",
                        "{\"truth\": 1, \"completion\": \"\", \"expected\": \"right\"}")) {
            var mistake =
                    assertThrows(IllegalArgumentException.class, () -> Case.read(line, "cases:3"));
            assertTrue(String.valueOf(mistake.getMessage()).startsWith("cases:3: no "), line);
        }
    }
}
