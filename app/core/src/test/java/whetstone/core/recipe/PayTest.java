package whetstone.core.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import whetstone.api.Verdict;

class PayTest {

    private static final Verdict RIGHT = Verdict.correct("");

    private static Pay punishing(int buffer, double factor) {
        return new Pay(1, 1, 0, 0, Map.of(), new Pay.Overlong(buffer, factor));
    }

    // The longest has 16 tokens, the last 4 of which cost up to 0.5: none at 12, a quarter of it at
    // 13.
    @Test
    void lengthCostsLinearlyFromTheBufferOn() {
        var pay = punishing(4, 0.5);
        assertEquals(1, pay.reward(RIGHT, 3, 16));
        assertEquals(1, pay.reward(RIGHT, 12, 16));
        assertEquals(1 - 0.125, pay.reward(RIGHT, 13, 16));
        assertEquals(0.5, pay.reward(RIGHT, 16, 16));
        assertEquals(-0.5, pay.reward(Verdict.wrong(""), 16, 16));
    }

    @Test
    void withoutABufferLengthCostsNothing() {
        assertEquals(1, punishing(0, 1).reward(RIGHT, 16, 16));
        assertEquals(1, Pay.defaults().reward(RIGHT, 16, 16));
    }

    @Test
    void whatCannotBeJudgedIsNotPunishedEither() {
        var unknown = Verdict.unscorable(Verdict.Cause.TIME, "took too long");
        assertEquals(0, punishing(4, 1).reward(unknown, 16, 16));
    }
}
