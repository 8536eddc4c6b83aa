package whetstone.evaluators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.util.Map;
import org.junit.jupiter.api.Test;
import whetstone.api.Evaluator;
import whetstone.api.EvaluatorContract;

class GPassTest extends EvaluatorContract {

    private static final double EXACT = 1e-12;

    @Override
    protected Evaluator evaluator() {
        return new GPass(4);
    }

    private static double score(int k, int correct, int samples, String name) {
        var score = new GPass(k).scores(problem(correct, samples)).get(name);
        assertNotNull(score, name);
        return score;
    }

    // Of 8 samples 5 are correct. C(8, 4) = 70 draws of 4 hold 1, 2, 3, 4 correct ones C(5, 1) C(3,
    // 3) = 5,
    // C(5, 2) C(3, 2) = 30, C(5, 3) C(3, 1) = 30 and C(5, 4) = 5 times; none holds 0.
    @Test
    void theDrawsOfFourAreCounted() {
        assertEquals(70 / 70.0, score(4, 5, 8, "g-pass@4:0.25"), EXACT);
        assertEquals(65 / 70.0, score(4, 5, 8, "g-pass@4:0.5"), EXACT);
        assertEquals(35 / 70.0, score(4, 5, 8, "g-pass@4:0.75"), EXACT);
        assertEquals(5 / 70.0, score(4, 5, 8, "g-pass@4:1"), EXACT);
        // Above a half are 3 and 4 of 4: 2/4 (35 + 5) / 70.
        assertEquals(20 / 70.0, score(4, 5, 8, "mg-pass@4"), EXACT);
    }

    // A third of 3 is 1, three quarters of 3 are 3: what is no whole number is rounded up.
    @Test
    void aShareOfSamplesIsRoundedUp() {
        assertEquals(score(3, 2, 6, "g-pass@3:1"), score(3, 2, 6, "g-pass@3:0.75"), EXACT);
        assertEquals(1 - 4 / 20.0, score(3, 2, 6, "g-pass@3:0.25"), EXACT); // C(4, 3) of C(6, 3)
    }

    @Test
    void ofOneSampleItIsTheShareThatIsCorrect() {
        assertEquals(0.375, score(1, 3, 8, "g-pass@1:1"), EXACT);
    }

    @Test
    void manySamplesOverflowNothing() {
        assertEquals(1, score(1024, 1024, 1024, "g-pass@1024:1"), EXACT);
        assertEquals(0, score(1024, 1023, 1024, "g-pass@1024:1"), EXACT);
        assertEquals(0.5, score(512, 1023, 1024, "g-pass@512:1"), EXACT);
    }

    @Test
    void fewerSamplesThanAreDrawnSayNothing() {
        assertEquals(Map.of(), new GPass(4).scores(problem(3, 3)));
    }
}
