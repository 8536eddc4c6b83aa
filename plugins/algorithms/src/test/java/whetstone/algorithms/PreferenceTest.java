package whetstone.algorithms;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import whetstone.algorithms.Preference.Link;
import whetstone.api.Group;
import whetstone.api.Signal;
import whetstone.api.algorithm.Algorithm;
import whetstone.api.algorithm.Outputs;

/// Each named combination keeps the contract; its gradient by hand. The batch has completions of 4, 2, 3 and 1 tokens,
/// rewards 1 and 0 in the first group, 0.25 and 1 in the second.
class PreferenceTest {

    @Nested
    class Dpo extends MovedContract {
        @Override
        protected Algorithm algorithm() {
            return Preference.DPO;
        }

        @Test
        void theBestIsPreferredToTheWorst() {
            var members =
                    List.of(
                            rollout(1, 0.5, 0),
                            rollout(1, 0.25, 1),
                            rollout(2, 1, 2),
                            rollout(1, 0.25, 3));
            var credit = algorithm().credit(new Group(task(), members));
            assertArrayEquals(new float[] {0}, credit.get(0));
            assertArrayEquals(new float[] {-0.75f}, credit.get(1));
            assertArrayEquals(new float[] {0.75f, 0.75f}, credit.get(2));
            assertArrayEquals(new float[] {0}, credit.get(3));
        }

        // At the reference both margins are 0: the loss is log 2, its slope by a margin -1/2, by a
        // token that times beta 0.1, over two groups.
        @Test
        void atTheReferenceTheLossIsLogTwo() {
            var reference = matrix(recorded(Signal.REFERENCE_LOG_PROB));
            var loss = algorithm().loss(batch(groups()), new Outputs(reference, reference));
            assertEquals(Math.log(2), loss.toDoubleArray()[0], 1e-12);
            var gradient = moved(Signal.REFERENCE_LOG_PROB, 0);
            assertEquals(-0.025, gradient[1], 1e-12);
            assertEquals(0.025, gradient[6], 1e-12);
            assertEquals(0.025, gradient[11], 1e-12);
            assertEquals(-0.025, gradient[16], 1e-12);
        }

        // Everything 2 nats above the reference: first margin 0.1 (4·2 - 2·2) = 0.4, second
        // 0.1 (1·2 - 3·2) = -0.4. Slopes by a margin: -1 / (1 + exp(margin)).
        @Test
        void aPairThatIsOrderedRightPullsLess() {
            var gradient = moved(Signal.REFERENCE_LOG_PROB, 2);
            assertEquals(-0.05 / (1 + Math.exp(0.4)), gradient[1], 1e-12);
            assertEquals(-0.05 / (1 + Math.exp(-0.4)), gradient[16], 1e-12);
        }
    }

    @Nested
    class Ipo extends MovedContract {
        @Override
        protected Algorithm algorithm() {
            return Preference.IPO;
        }

        // Margins 4·2 - 2·2 - 5 = -1 and 1·2 - 3·2 - 5 = -9; a square's slope is 2 · margin, over
        // two groups.
        @Test
        void aPairIsPulledToItsOffset() {
            var gradient = moved(Signal.REFERENCE_LOG_PROB, 2);
            assertEquals(-1, gradient[1], 1e-12);
            assertEquals(-9, gradient[16], 1e-12);
        }

        // Margins 4·4 - 2·4 - 5 = 3: beyond the offset, so the best is made less likely again.
        @Test
        void whatWentTooFarIsPulledBack() {
            assertEquals(3, moved(Signal.REFERENCE_LOG_PROB, 4)[1], 1e-12);
        }
    }

    @Nested
    class Simpo extends MovedContract {
        @Override
        protected Algorithm algorithm() {
            return Preference.SIMPO;
        }

        // Every token at -1 nat: both means are -1, the margin is -1. Slope -1 / (1 + exp(-1)) by
        // it, times beta 2,
        // over two groups, over the completion's own length: 4 tokens, and 2.
        @Test
        void lengthsAreDividedOut() {
            var same = new double[20];
            Arrays.fill(same, -1);
            var gradient = gradients(same, new double[20]).getFirst();
            double pull = 1 / (1 + Math.exp(-1));
            assertEquals(-pull / 4, gradient[1], 1e-12);
            assertEquals(pull / 2, gradient[6], 1e-12);
        }
    }

    @Nested
    class StepApo extends MovedContract {
        @Override
        protected Algorithm algorithm() {
            return Preference.STEP_APO;
        }

        // At the reference the margins are what is asked for: -1 for rewards 1 and 0, -0.75 for 1
        // and 0.25. A token's
        // slope is that of the margin times beta 0.3, over two groups.
        @Test
        void aWiderGapAsksForAWiderMargin() {
            var gradient = moved(Signal.REFERENCE_LOG_PROB, 0);
            assertEquals(-0.15 / (1 + Math.exp(-1)), gradient[1], 1e-7);
            assertEquals(-0.15 / (1 + Math.exp(-0.75)), gradient[16], 1e-7);
        }
    }

    @Test
    void marginsBelowNothingAreRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new Preference(0.1, Link.LOGISTIC, true, false, -1, 0));
    }
}
