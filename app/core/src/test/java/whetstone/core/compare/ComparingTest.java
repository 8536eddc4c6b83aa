package whetstone.core.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import whetstone.api.Split;
import whetstone.core.compare.Comparison.Solved;
import whetstone.core.recipe.Stage;
import whetstone.core.store.Matrices.Row;
import whetstone.core.store.Matrices.Sample;
import whetstone.core.store.Runs;
import whetstone.core.store.StoreException;
import whetstone.sample.Decoding;

/// Samples are written as letters: c correct, w wrong, u unscorable; answers stand behind them, where there are any.
class ComparingTest {

    private static Row row(String task, int level, String... samples) {
        var all = new ArrayList<Sample>();
        for (var sample : samples) {
            var label =
                    switch (sample.charAt(0)) {
                        case 'c' -> "correct";
                        case 'w' -> "wrong";
                        default -> "unscorable";
                    };
            all.add(new Sample(label, sample.length() > 1 ? sample.substring(1) : null));
        }
        return new Row(task, "tiny/sum", level, Split.TEST, all);
    }

    private static Evaluation evaluation(long run, Split split, String verifier, Row... rows) {
        var settings =
                new Stage.Evaluate(
                        "after",
                        split,
                        rows.length,
                        rows[0].samples().size(),
                        1,
                        List.of(),
                        List.of(),
                        Decoding.defaults());
        var start = new Runs.Start("tiny", "", 0, List.of(), List.of(), "", "");
        return new Evaluation(
                run, start, settings, new TreeMap<>(Map.of("tiny/sum", verifier)), List.of(rows));
    }

    private static Comparison compared(List<Row> before, List<Row> after) {
        return Comparing.of(
                evaluation(1, Split.TEST, "tiny 1", before.toArray(Row[]::new)),
                evaluation(2, Split.TEST, "tiny 1", after.toArray(Row[]::new)));
    }

    // a: 1 of 4, then 4 of 4. b: 2 of 4, then none. pass@2 = 1 - C(n-c, 2)/C(n, 2): a 1 - 3/6, then
    // 1;
    // b 1 - 1/6, then 0.
    @Test
    void scoresArePairedByProblem() {
        var comparison =
                compared(
                        List.of(row("a", 0, "c", "w", "w", "w"), row("b", 1, "c", "c", "w", "w")),
                        List.of(row("b", 1, "w", "w", "w", "w"), row("a", 0, "c", "c", "c", "c")));
        assertEquals(List.of(1, 2, 4), comparison.passAt().stream().map(at -> at.k()).toList());
        var one = comparison.passAt().get(0);
        assertEquals(0.375, one.before(), 1e-12);
        assertEquals(0.5, one.after(), 1e-12);
        // Differences 0.75 and -0.5: resampled means lie between the two.
        assertEquals(0.125, one.difference(), 1e-12);
        assertEquals(-0.5, one.low(), 1e-12);
        assertEquals(0.75, one.high(), 1e-12);
        var two = comparison.passAt().get(1);
        assertEquals((0.5 + 5.0 / 6) / 2, two.before(), 1e-12);
        assertEquals(0.5, two.after(), 1e-12);
        assertEquals(4, comparison.average().k());
        assertEquals(one.before(), comparison.average().before());
        assertEquals(2, comparison.problems());
    }

    // At k = 1: 0.375 and 0.5, after leads. At k = 2: 2/3 and 0.5, before leads.
    @Test
    void theCrossoverIsWhereTheOrderTurns() {
        var before = List.of(row("a", 0, "c", "w", "w", "w"), row("b", 0, "c", "c", "w", "w"));
        var after = List.of(row("a", 0, "c", "c", "c", "c"), row("b", 0, "w", "w", "w", "w"));
        assertEquals(2, compared(before, after).crossover());
        assertEquals(2, compared(after, before).crossover());
        assertNull(compared(before, before).crossover());
    }

    @Test
    void solvedProblemsFallIntoFourSets() {
        var comparison =
                compared(
                        List.of(
                                row("a", 0, "c", "w"),
                                row("b", 0, "w", "c"),
                                row("c", 0, "w", "w"),
                                row("d", 0, "w", "w"),
                                row("e", 0, "c", "c")),
                        List.of(
                                row("a", 0, "c", "w"),
                                row("b", 0, "w", "w"),
                                row("c", 0, "w", "c"),
                                row("d", 0, "w", "w"),
                                row("e", 0, "w", "w")));
        assertEquals(new Solved(1, 2, 1, 1), comparison.solved());
    }

    // The first sample could not be judged: the problem has three, so it has no pass@4, and sets
    // are decided by
    // three samples on either side.
    @Test
    void whatCouldNotBeJudgedDoesNotCount() {
        var comparison =
                compared(
                        List.of(row("a", 0, "u", "c", "w", "w"), row("b", 0, "w", "w", "w", "w")),
                        List.of(row("a", 0, "w", "w", "w", "c"), row("b", 0, "w", "w", "w", "c")));
        assertEquals(1.0 / 6, comparison.passAt().getFirst().before(), 1e-12);
        assertEquals(1, comparison.passAt().getLast().problems());
        assertEquals(new Solved(0, 1, 1, 0), comparison.solved());
    }

    // Before: 7 twice and right beats 8; alone, each sample decides: 2 of 4. After: 7 and 8 twice
    // each, a half.
    @Test
    void theMajorityVotesByAnswer() {
        var comparison =
                compared(
                        List.of(row("a", 0, "c7", "w8", "c 7", "w")),
                        List.of(row("a", 0, "c7", "w8", "w8", "c7")));
        var majority = comparison.majorityAt();
        assertEquals(0.5, majority.get(0).before(), 1e-12);
        assertEquals(1, majority.get(2).before(), 1e-12);
        assertEquals(0.5, majority.get(2).after(), 1e-12);
        // In twos: {7, 8} is a half, {7, none} is right.
        assertEquals(0.75, majority.get(1).before(), 1e-12);
    }

    @Test
    void withoutRecordedAnswersThereIsNoMajority() {
        var rows = List.of(row("a", 0, "c", "w"));
        assertTrue(compared(rows, rows).majorityAt().isEmpty());
    }

    @Test
    void levelsAreComparedOneByOne() {
        var comparison =
                compared(
                        List.of(row("a", 0, "c", "c"), row("b", 3, "w", "w")),
                        List.of(row("a", 0, "c", "c"), row("b", 3, "c", "w")));
        var levels = comparison.places();
        assertEquals(List.of(0, 3), levels.stream().map(place -> place.level()).toList());
        assertEquals(0, levels.get(0).passAt1().difference());
        assertEquals(0.5, levels.get(1).passAt1().difference());
    }

    private static String refusal(Evaluation before, Evaluation after) {
        var refused = assertThrows(StoreException.class, () -> Comparing.of(before, after));
        return String.valueOf(refused.getMessage());
    }

    @Test
    void otherSplitsAreRefused() {
        var before = evaluation(1, Split.TEST, "tiny 1", row("a", 0, "c"));
        var after = evaluation(2, Split.VALIDATION, "tiny 1", row("b", 0, "c"));
        var why = refusal(before, after);
        assertTrue(why.contains("other splits, test and validation"), why);
        assertTrue(why.contains("of which they share 0"), why);
    }

    @Test
    void otherProblemsAreRefused() {
        var before = evaluation(1, Split.TEST, "tiny 1", row("a", 0, "c"), row("b", 0, "c"));
        var after = evaluation(2, Split.TEST, "tiny 1", row("a", 0, "c"));
        var why = refusal(before, after);
        assertTrue(why.contains("other problems, 2 and 1, of which they share 1"), why);
    }

    @Test
    void otherVerifiersAreRefused() {
        var before = evaluation(1, Split.TEST, "tiny 1.0.0 (ab)", row("a", 0, "c"));
        var after = evaluation(2, Split.TEST, "tiny 1.0.0 (cd)", row("a", 0, "c"));
        var why = refusal(before, after);
        assertTrue(why.contains("judged by tiny 1.0.0 (ab) and by tiny 1.0.0 (cd)"), why);
    }

    @Test
    void nothingThatCouldBeJudgedIsSaidToBeSo() {
        var none = evaluation(1, Split.TEST, "tiny 1", row("a", 0, "u"));
        assertTrue(refusal(none, none).contains("no problem has a sample"), "why");
    }
}
