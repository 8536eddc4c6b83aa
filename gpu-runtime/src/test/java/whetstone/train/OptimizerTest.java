package whetstone.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import whetstone.train.Optimizer.Schedule;

class OptimizerTest {

    private static Optimizer of(int warmUp, Schedule schedule) {
        return new Optimizer(1, warmUp, schedule, 0.2, 0.9, 0.99, 1e-8, 0, 1);
    }

    // After 10 of 20 steps: linear 1 - 0.8 / 2; cosine 0.2 + 0.8 / 2, as cos(pi / 2) = 0.
    @Test
    void schedulesMatchHandComputation() {
        assertEquals(1, of(0, Schedule.CONSTANT).rate(10, 20));
        assertEquals(0.6, of(0, Schedule.LINEAR).rate(10, 20), 1e-12);
        assertEquals(0.6, of(0, Schedule.COSINE).rate(10, 20), 1e-12);
        assertEquals(0.2, of(0, Schedule.LINEAR).rate(20, 20), 1e-12);
    }

    @Test
    void theRateRisesLinearlyAtFirst() {
        assertEquals(0.25, of(4, Schedule.LINEAR).rate(0, 20), 1e-12);
        assertEquals(1, of(4, Schedule.LINEAR).rate(3, 20), 1e-12);
        assertEquals(1, of(4, Schedule.LINEAR).rate(4, 20), 1e-12);
    }

    @Test
    void aRateOfZeroIsRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new Optimizer(0, 0, Schedule.LINEAR, 0.1, 0.9, 0.99, 1e-8, 0, 1));
    }
}
