package whetstone.algorithms;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import whetstone.api.Signal;
import whetstone.api.algorithm.Algorithm;
import whetstone.api.algorithm.Minibatch;
import whetstone.api.algorithm.Outputs;
import whetstone.api.algorithm.Reduction;

/// Each named combination keeps the contract; its gradient by hand. The batch has completions of 4, 2, 3 and 1 tokens,
/// ten in all, rewards 1 and 0 in the first group, 0.25 and 1 in the second.
class PresetsTest {

    @Nested
    class DrGrpo extends MovedContract {
        @Override
        protected Algorithm algorithm() {
            return Presets.DR_GRPO;
        }

        // Credit 1/2 and -1/2, four completions, constant length 64, whatever the own length.
        @Test
        void lengthsDoNotMatter() {
            assertEquals(-0.5 / (4 * 64), moved(0)[1], 1e-9);
            assertEquals(0.5 / (4 * 64), moved(0)[6], 1e-9);
        }
    }

    @Nested
    class Dapo extends MovedContract {
        @Override
        protected Algorithm algorithm() {
            return Presets.DAPO;
        }

        // Ratio 1.25 is above 1.2 and below 1.28: credit 1 still pulls, by 1.25 / 10 tokens. 1.3
        // does
        // not.
        @Test
        void theUpperBoundIsWider() {
            assertEquals(-1.25 / 10, moved(Math.log(1.25))[1], 1e-5);
            assertEquals(0, moved(Math.log(1.3))[1]);
        }
    }

    @Nested
    class Rloo extends MovedContract {
        @Override
        protected Algorithm algorithm() {
            return Presets.RLOO;
        }

        // Credit 1 - 0 = 1 and 0 - 1 = -1; a sum over tokens, a mean over four completions.
        @Test
        void everyTokenPullsWithItsCompletionsLead() {
            assertEquals(-1.0 / 4, moved(0)[1], 1e-9);
            assertEquals(1.0 / 4, moved(0)[6], 1e-9);
        }
    }

    @Nested
    class Reinforce extends MovedContract {
        @Override
        protected Algorithm algorithm() {
            return Presets.REINFORCE;
        }

        @Override
        protected boolean compares() {
            return false;
        }

        // Mean over tokens: (4·1 + 2·0 + 3·0.25 + 1·1) / 10 = 0.575.
        @Test
        void theStepsMeanIsTheBaseline() {
            assertEquals(-(1 - 0.575) / 4, moved(0)[1], 1e-7);
            assertEquals(0.575 / 4, moved(0)[6], 1e-7);
        }
    }

    @Nested
    class ReinforcePlusPlus extends MovedContract {
        @Override
        protected Algorithm algorithm() {
            return Presets.REINFORCE_PLUS_PLUS.anchored(0.01, Kl.K1, Kl.Place.REWARD);
        }

        @Override
        protected boolean compares() {
            return false;
        }

        @Test
        void creditHasMeanNothingAndDeviationOne() {
            double sum = 0;
            double squares = 0;
            for (var own :
                    algorithm().credits(groups()).stream().flatMap(g -> g.stream()).toList()) {
                for (float credit : own) {
                    sum += credit;
                    squares += credit * credit;
                }
            }
            assertEquals(0, sum, 1e-5);
            assertEquals(10, squares, 1e-4);
        }
    }

    @Nested
    class Gspo extends MovedContract {
        @Override
        protected Algorithm algorithm() {
            return Presets.GSPO;
        }

        // All tokens moved by ln 1.0003: within 1 + 4e-4, so the first completion's four tokens
        // share
        // its credit 1, -1.0003 / 4 each, over four completions. Moved by ln 1.001 it is clipped,
        // and
        // the second completion, credit -1, is not: 1.001 / 2 / 4.
        @Test
        void theWholeCompletionIsClippedAtOnce() {
            assertEquals(-1.0003 / 16, moved(Math.log(1.0003))[1], 1e-6);
            assertEquals(0, moved(Math.log(1.001))[1]);
            assertEquals(1.001 / 8, moved(Math.log(1.001))[6], 1e-6);
        }

        // Only the first of the first completion's four tokens moves, by 4 ln 1.0003: as if all had
        // moved by ln 1.0003, and all four have that gradient.
        @Test
        void oneTokenMovesTheRatioOfAll() {
            var at = batch(groups()).signal(Signal.LOG_PROB).toDoubleArray();
            at[1] += 4 * Math.log(1.0003);
            var gradient = gradients(at, new double[20]).getFirst();
            assertEquals(-1.0003 / 16, gradient[1], 1e-6);
            assertEquals(gradient[1], gradient[4], 1e-12);
        }
    }

    @Nested
    class Cispo extends MovedContract {
        @Override
        protected Algorithm algorithm() {
            return Presets.CISPO;
        }

        @Override
        protected NDArray objective(Minibatch batch, Outputs now, Outputs at) {
            var ratio = at.logProbs().sub(batch.signal(Signal.LOG_PROB)).exp();
            var weight = ratio.minimum(1.28);
            var perToken = weight.mul(batch.credit()).mul(now.logProbs()).neg();
            return Reduction.TOKEN_MEAN.apply(perToken, batch);
        }

        // Ratio e: the weight stops at 1.28, and pulls on.
        @Test
        void beyondTheBoundTheWeightStaysAndThePullToo() {
            assertEquals(-1.28 / 10, moved(1)[1], 1e-5);
            assertEquals(1.28 / 10, moved(1)[6], 1e-5);
            assertEquals(-Math.exp(-2) / 10, moved(-2)[1], 1e-6);
        }
    }

    @Nested
    class PassAtK extends MovedContract {
        @Override
        protected Algorithm algorithm() {
            return Presets.PASS_AT_K;
        }

        // The best of the first group leads by 1, that of the second by 0.75 with its one token.
        @Test
        void onlyTheBestOfAGroupPulls() {
            assertEquals(-1.0 / 16, moved(0)[1], 1e-9);
            assertEquals(0, moved(0)[6]);
            assertEquals(0, moved(0)[11]);
            assertEquals(-0.75 / 4, moved(0)[16], 1e-9);
        }
    }

    /// Every optional term at once, by finite differences.
    @Nested
    class Everything extends MovedContract {
        @Override
        protected Algorithm algorithm() {
            return new PolicyGradient(
                    Baseline.LEAVE_ONE_OUT,
                    true,
                    AcrossGroups.WHITEN,
                    Ratio.SEQUENCE,
                    Clip.PPO,
                    0.1,
                    0.3,
                    1.5,
                    0.04,
                    Kl.K2,
                    Kl.Place.LOSS,
                    0.02,
                    Reduction.TOKEN_MEAN,
                    1);
        }
    }

    @Nested
    class DualClip extends MovedContract {
        @Override
        protected Algorithm algorithm() {
            return new PolicyGradient(
                    Baseline.GROUP_MEAN,
                    false,
                    AcrossGroups.NONE,
                    Ratio.TOKEN,
                    Clip.PPO,
                    0.2,
                    0.2,
                    3,
                    0.1,
                    Kl.K3,
                    Kl.Place.LOSS,
                    0.01,
                    Reduction.TOKEN_MEAN,
                    1);
        }

        // Credit -1/2, ratio 4 > 3: the loss stands at 3/2. What is left is the divergence's pull:
        // 0.1 (1 - exp(-d)) / 10.
        @Test
        void aTokenThatGotMuchLikelierIsLetGo() {
            double before = batch(groups()).signal(Signal.LOG_PROB).toDoubleArray()[6];
            double reference = batch(groups()).signal(Signal.REFERENCE_LOG_PROB).toDoubleArray()[6];
            double d = before + Math.log(4) - reference;
            assertEquals(0.1 * (1 - Math.exp(-d)) / 10, moved(Math.log(4))[6], 1e-9);
        }
    }
}
