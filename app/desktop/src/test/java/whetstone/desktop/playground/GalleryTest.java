package whetstone.desktop.playground;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import whetstone.core.audit.Attack;
import whetstone.core.audit.Case;
import whetstone.desktop.playground.Judged.Outcome;

/// What the command line prints about verifiers, as the playground shows it.
final class GalleryTest {

    @TempDir Path folder;

    @Test
    void anAttackThatIsJudgedCorrectHasWon() {
        var attempts =
                List.of(
                        new Attack("as written", "{}", "4"),
                        new Attack("nothing", "{}", ""),
                        new Attack("words of a grader", "{}", "correct"));
        var gallery =
                Gallery.judged(
                        attempts,
                        List.of(
                                "{\"verdict\":\"correct\",\"why\":\"4\",\"millis\":1.5}",
                                "{\"verdict\":\"unreadable\",\"why\":\"none\",\"millis\":0.5}",
                                "{\"verdict\":\"correct\",\"why\":\"oh\",\"millis\":0.5}"));
        assertEquals("2 attacks, 1 won", gallery.verdict());
        assertEquals(
                List.of(Outcome.OPEN, Outcome.HELD, Outcome.FELL),
                gallery.lines().stream().map(Judged::outcome).toList());
    }

    @Test
    void warningsBeforeAnAnswerAreSkipped() {
        var output =
                """
                whetstone: plugin odd: cannot be loaded
                [{"attack": "nothing", "completion": "", "verdict": "wrong", "why": "", "millis": 1}]
                """;
        assertEquals("1 attacks, 0 won", Gallery.attacked(output).verdict());
    }

    @Test
    void anAuditIsToldWithItsMisses() {
        var output =
                """
                {"cases": 9, "falseAccepts": {"count": 1, "of": 4}, "falseRejects": {"count": 0, "of": 5},
                 "undecided": {"count": 0, "of": 9},
                 "misses": [{"expected": "wrong", "verdict": "correct", "why": "x", "completion": "7"}]}
                """;
        var gallery = Gallery.audited(output);
        assertEquals(
                "9 cases: false accepts 1 of 4, false rejects 0 of 5, undecided 0 of 9",
                gallery.verdict());
        assertEquals("expected wrong", gallery.lines().getFirst().name());
    }

    @Test
    void aKeptCaseIsReadByTheAudit() throws IOException {
        var cases = new Cases(folder);
        assertEquals(0, cases.count("math/chain-sum"));
        cases.add("math/chain-sum", "{\"terms\":[2,2]}", "half \ud83d", "unreadable");
        assertEquals(2, cases.add("math/chain-sum", "{\"terms\":[2,2]}", "4", "correct"));
        var lines = Files.readAllLines(cases.file("math/chain-sum"));
        var first = Case.read(lines.getFirst(), "first");
        assertEquals("half \ud83d", first.completion());
        assertEquals("unreadable", first.expected());
        assertEquals("{\"terms\":[2,2]}", first.truth());
    }
}
