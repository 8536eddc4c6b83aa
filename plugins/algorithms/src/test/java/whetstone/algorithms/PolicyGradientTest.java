package whetstone.algorithms;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import whetstone.api.Group;
import whetstone.api.Rollout;
import whetstone.api.Signal;
import whetstone.api.algorithm.Algorithm;
import whetstone.api.algorithm.AlgorithmContract;
import whetstone.api.algorithm.Reduction;

class GrpoTest extends AlgorithmContract {

    @Override
    protected Algorithm algorithm() {
        return Grpo.defaults();
    }

    /// With a reference, without the deviation, token by token.
    @Nested
    class Varied extends AlgorithmContract {
        @Override
        protected Algorithm algorithm() {
            return new Grpo(0.1, 0.3, 0.04, false, Reduction.TOKEN_MEAN);
        }
    }

    private static Group group(double... rewards) {
        return new Group(
                task(),
                DoubleStream.of(rewards).mapToObj(reward -> rollout(2, reward, 0)).toList());
    }

    // Mean 1/4, deviation sqrt(3)/4: (1 - 1/4) / (sqrt(3)/4) = sqrt(3), (0 - 1/4) / (sqrt(3)/4) =
    // -1/sqrt(3).
    @Test
    void rewardsAreCentredAndScaledWithinTheGroup() {
        var credit = Grpo.defaults().credit(group(1, 0, 0, 0));
        assertArrayEquals(new float[] {1.73205f, 1.73205f}, credit.get(0), 1e-4f);
        assertArrayEquals(new float[] {-0.57735f, -0.57735f}, credit.get(3), 1e-4f);
    }

    @Test
    void withoutTheDeviationTheyAreCentredOnly() {
        var centred = new Grpo(0.2, 0.2, 0, false, Reduction.TOKEN_MEAN);
        assertArrayEquals(new float[] {0.75f, 0.75f}, centred.credit(group(1, 0, 0, 0)).get(0));
    }

    // On policy the ratio is 1, so a token's gradient is -credit / (length of its completion x 4
    // completions).
    @Test
    void onPolicyTheGradientIsMinusCreditOverLengthAndSequences() {
        var recorded = batch(groups()).signal(Signal.LOG_PROB).toDoubleArray();
        var gradient = gradients(recorded, new double[20]).getFirst();
        // The first group's rewards 1 and 0: mean 1/2, deviation 1/2, credit 1 and -1 but for the
        // 1e-6.
        assertEquals(-1.0 / (4 * 4), gradient[1], 1e-6);
        assertEquals(1.0 / (2 * 4), gradient[6], 1e-6);
    }

    @Test
    void beyondTheClipNothingIsLearned() {
        var far = batch(groups()).signal(Signal.LOG_PROB).toDoubleArray();
        Arrays.setAll(far, i -> far[i] + 1);
        var gradient = gradients(far, new double[20]).getFirst();
        // Ratio e. Credit above 0: clipped at 1.2, no gradient. Credit below 0: the larger loss
        // counts, unclipped.
        assertEquals(0, gradient[1]);
        assertEquals(Math.E / (2 * 4), gradient[6], 1e-5);
    }

    @Test
    void onlyAWeighedDivergenceNeedsAReference() {
        assertEquals(List.of(Signal.LOG_PROB), List.copyOf(Grpo.defaults().needs()));
        var anchored = new Grpo(0.2, 0.2, 0.1, true, Reduction.TOKEN_MEAN);
        assertEquals(2, anchored.needs().size());
        var rollout = group(1, 0).rollouts().getFirst();
        var bare =
                new Rollout(
                        rollout.prompt(),
                        rollout.completion(),
                        java.util.Map.of(),
                        "",
                        rollout.stop(),
                        0,
                        rollout.verdict(),
                        1,
                        List.of());
        assertThrows(IllegalStateException.class, () -> bare.signal(Signal.REFERENCE_LOG_PROB));
    }
}
