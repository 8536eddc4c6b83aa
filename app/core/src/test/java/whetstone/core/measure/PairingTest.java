package whetstone.core.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import whetstone.api.Seed;
import whetstone.core.store.Verdicts.Tally;

/// Two evaluations of four problems, small enough to be counted by hand.
final class PairingTest {
    private static final Seed SEED = new Seed(1);

    private final Pairing comparison =
            Pairing.of(
                    List.of(tally("a", 4, 1), tally("b", 4, 4), tally("c", 4, 2), tally("d", 0, 0)),
                    List.of(tally("a", 4, 4), tally("b", 4, 1), tally("c", 4, 2), tally("e", 4, 4)),
                    SEED);

    private static Tally tally(String task, int samples, int correct) {
        return new Tally(task, "math/chain-sum", 1, samples, correct);
    }

    @Test
    void onlyProblemsThatBothMeasuredArePaired() {
        var tasks = comparison.pairs().stream().map(pair -> pair.left().task()).toList();
        // Changes: 4/4 - 1/4, 2/4 - 2/4, 1/4 - 4/4.
        assertEquals(List.of("a", "c", "b"), tasks);
        assertEquals(0.75, comparison.pairs().getFirst().change());
        assertEquals(0, comparison.gain().orElseThrow().points(), 1e-12);
    }

    @Test
    void eachSideIsEstimatedOnAllThatItMeasured() {
        // (1/4 + 4/4 + 2/4) / 3 and (4/4 + 1/4 + 2/4 + 4/4) / 4.
        assertEquals(1.75 / 3, comparison.left().passAt1(), 1e-12);
        assertEquals(2.75 / 4, comparison.right().passAt1(), 1e-12);
    }

    @Test
    void solvedMeansMostSamples() {
        var gained = comparison.pairs().getFirst();
        var same = comparison.pairs().get(1);
        var lost = comparison.pairs().getLast();
        assertTrue(gained.solvedOnlyRight());
        assertTrue(lost.solvedOnlyLeft());
        // Two of four is not most, on either side.
        assertFalse(same.solvedOnlyRight() || same.solvedOnlyLeft());
    }
}
