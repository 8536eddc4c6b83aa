package whetstone.desktop.rollouts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import whetstone.api.Rollout;
import whetstone.api.Verdict;
import whetstone.core.store.Rollouts.Placed;

final class PartsTest {

    private static Placed placed(int member, double reward, float... weights) {
        var verdict = reward > 0 ? Verdict.correct("is") : Verdict.wrong("is not");
        var rollout =
                new Rollout(
                        new int[] {1},
                        new int[] {2, 3},
                        Map.of(),
                        "ab",
                        Rollout.Stop.END,
                        0,
                        verdict,
                        reward,
                        List.of());
        return new Placed(member + 1, "rl", 0, 0, member, "task", true, rollout, weights);
    }

    @Test
    void standardisedCreditIsRecognised() {
        // Rewards 1, 0, 0, 0: mean 1/4, variance 3/16, std 0.4330; credits 0.75 / 0.4330 and -0.25
        // / 0.4330.
        var why =
                Why.of(
                        List.of(
                                placed(0, 1, 1.7320f, 1.7320f),
                                placed(1, 0, -0.5773f, -0.5773f),
                                placed(2, 0, -0.5773f, -0.5773f),
                                placed(3, 0, -0.5773f, -0.5773f)));
        assertEquals(0.25, why.mean());
        assertEquals(0.4330, why.std(), 1e-4);
        assertTrue(why.sentence().contains("(reward − mean) / std"));
    }

    @Test
    void centredCreditIsRecognised() {
        var why =
                Why.of(
                        List.of(
                                placed(0, 1, 0.5f, 0.5f),
                                placed(1, 0, -0.5f, -0.5f),
                                placed(2, 1, 0.5f, 0.5f),
                                placed(3, 0, -0.5f, -0.5f)));
        // Of rewards 1, 0, 1, 0 the std is 1/2: standardised credit would be 1 and -1.
        assertTrue(why.sentence().startsWith("credit = reward − mean,"));
    }

    // Of the rewards that were trained on the mean is 1/2; of all four it is 1/4.
    @Test
    void creditIsExplainedByWhatWasTrainedOn() {
        var spare = placed(0, 0);
        var trained = placed(2, 1, 0.5f, 0.5f);
        var why = Why.of(List.of(spare, placed(1, 0), trained, placed(3, 0, -0.5f, -0.5f)));
        assertEquals(0.5, why.mean());
        assertTrue(why.sentence().startsWith("credit = reward − mean,"));
        assertEquals("yes", Why.trained(trained));
        assertEquals("no, the stage's rollouts left it out", Why.trained(spare));
    }

    @Test
    void otherCreditIsNotExplainedAway() {
        var why = Why.of(List.of(placed(0, 1, 0.3f, 0.3f), placed(1, 0, -0.9f, -0.9f)));
        assertTrue(why.sentence().contains("no simple function"));
        var perToken = Why.of(List.of(placed(0, 1, 0.3f, 0.1f), placed(1, 0, -0.9f, -0.9f)));
        assertTrue(perToken.sentence().contains("token to token"));
        var equal = Why.of(List.of(placed(0, 1), placed(1, 1)));
        assertTrue(equal.sentence().contains("All rewards of the group are equal"));
    }

    @Test
    void rangesAreReadAsPeopleWriteThem() {
        assertEquals(new Range(5.0, 5.0), Range.of("step", " 5 "));
        assertEquals(new Range(10.0, 20.0), Range.of("step", "10-20"));
        assertEquals(new Range(10.0, null), Range.of("step", "10.."));
        assertEquals(new Range(null, 0.5), Range.of("reward", "..0.5"));
        assertEquals(new Range(-1.0, 1.0), Range.of("reward", "-1..1"));
        assertNull(Range.of("step", "").low());
        assertThrows(IllegalArgumentException.class, () -> Range.of("step", "5 to 6"));
    }

    @Test
    void tokensBreakIntoRowsAndAreFoundAgain() {
        var rows = TokenRows.of(List.of("ab", "cd", "e", "\n", "fgh", ""), 5);
        // abcde | ⏎ | fgh■: the row is full after five, the line break ends the next.
        assertEquals(3, rows.rows());
        assertEquals(0, rows.at(0, 1));
        assertEquals(2, rows.at(0, 4));
        assertEquals(4, rows.at(2, 0));
        assertEquals(5, rows.at(2, 3));
        assertEquals(-1, rows.at(2, 4));
        assertEquals(6, rows.cells().get(4).from());
    }

    @Test
    void eightThousandTokensAreLaidOutInNoTime() {
        var pieces = new ArrayList<String>();
        for (int i = 0; i < 8000; i++) {
            pieces.add("word ");
        }
        var rows = TokenRows.of(pieces, 80);
        assertEquals(500, rows.rows());
        assertEquals(7984, rows.first(499));
    }

    @Test
    void scalesKeepZeroInTheMiddleOfSignedNumbers() {
        var scale = Scale.of(new float[] {-1, 0.5f, Float.NaN}, true);
        assertEquals(-1, scale.low());
        assertEquals(1, scale.high());
        assertEquals(0.5, scale.strength(0.5));
        assertEquals(0, scale.colour(0).getOpacity());
        assertEquals(0, Scale.of(new float[0], false).strength(Double.NaN));
    }
}
