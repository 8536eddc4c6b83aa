package whetstone.algorithms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import whetstone.api.Signal;
import whetstone.api.algorithm.Algorithm;

/// What is recorded lies about -1 each, so that log-probability plus "entropy" is about -2: the covariance is about -2
/// in the first row, with credit 1, and about 2 in the second, with credit -1. Ten tokens.
class CovarianceTest {

    @Nested
    class Let extends MovedContract {
        @Override
        protected Algorithm algorithm() {
            return ClipCov.defaults();
        }

        @Test
        void tokensBetweenTheBoundsAreLetGo() {
            assertEquals(-0.1, moved(0)[1], 1e-6);
            assertEquals(0, moved(0)[6]);
            var above = new ClipCov(Presets.DAPO, 3, 5);
            var batch = batch(groups());
            var now =
                    new whetstone.api.algorithm.Outputs(
                            matrix(new double[20]), matrix(new double[20]));
            assertEquals(
                    Presets.DAPO.loss(batch, now).toDoubleArray()[0],
                    above.loss(batch, now).toDoubleArray()[0]);
        }

        @Test
        void boundsStandInOrder() {
            assertThrows(IllegalArgumentException.class, () -> new ClipCov(Presets.DAPO, 5, 1));
            assertEquals(Set.of(Signal.LOG_PROB, Signal.ENTROPY), algorithm().needs());
        }
    }

    @Nested
    class Held extends MovedContract {
        @Override
        protected Algorithm algorithm() {
            return KlCov.defaults();
        }

        // Ratio 1.1: the surrogate pulls by 1.1 / 10, the divergence of what is held by (1.1 - 1) /
        // 10.
        @Test
        void tokensAboveTheBoundAreHeld() {
            var gradient = moved(Math.log(1.1));
            assertEquals(-0.11, gradient[1], 1e-6);
            assertEquals(0.11 + 0.01, gradient[6], 1e-6);
        }
    }
}
