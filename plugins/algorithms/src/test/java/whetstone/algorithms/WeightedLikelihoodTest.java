package whetstone.algorithms;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import whetstone.api.Group;
import whetstone.api.algorithm.Algorithm;
import whetstone.api.algorithm.Reduction;

/// Completions of 4, 2, 3 and 1 tokens with rewards 1, 0, 0.25 and 1; a mean over four completions.
class WeightedLikelihoodTest {

    @Nested
    class ExpertIteration extends MovedContract {
        @Override
        protected Algorithm algorithm() {
            return RestEm.defaults();
        }

        @Override
        protected boolean compares() {
            return false;
        }

        @Test
        void onlyGoodCompletionsPull() {
            var gradient = moved(0);
            assertEquals(-1.0 / 16, gradient[1], 1e-12);
            assertEquals(0, gradient[6]);
            assertEquals(0, gradient[11]);
            assertEquals(-1.0 / 4, gradient[16], 1e-12);
        }

        @Test
        void aGroupWithoutAGoodOneTeachesNothing() {
            var bad = new Group(task(), List.of(rollout(2, 0.9, 0), rollout(2, 0, 1)));
            assertFalse(algorithm().teaches(bad));
        }
    }

    @Nested
    class AdvantageWeighted extends MovedContract {
        @Override
        protected Algorithm algorithm() {
            return Awr.defaults();
        }

        // First group: mean 1/2, temperature 1/2: exp(1) and exp(-1). Second: mean 0.625:
        // exp(-0.75)
        // and exp(0.75).
        @Test
        void completionsPullByTheExponentialOfTheirLead() {
            var gradient = moved(0);
            assertEquals(-Math.E / 16, gradient[1], 1e-7);
            assertEquals(-1 / Math.E / 8, gradient[6], 1e-7);
            assertEquals(-Math.exp(-0.75) / 12, gradient[11], 1e-7);
            assertEquals(-Math.exp(0.75) / 4, gradient[16], 1e-7);
        }

        @Test
        void weightsEnd() {
            var greedy = new Awr(0.01, 20, Reduction.TOKEN_MEAN);
            var credit = greedy.credit(groups().getFirst());
            assertArrayEquals(new float[] {20, 20, 20, 20}, credit.get(0));
            assertThrows(
                    IllegalArgumentException.class, () -> new Awr(0, 20, Reduction.TOKEN_MEAN));
        }
    }
}
