package whetstone.algorithms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.api.Test;
import whetstone.api.Signal;
import whetstone.api.algorithm.Algorithm;

class DecoupledTest extends MovedContract {

    @Override
    protected Algorithm algorithm() {
        return new Decoupled(Presets.DAPO, 1.02);
    }

    private double weight(int at) {
        double before = recorded(Signal.PROXIMAL_LOG_PROB)[at];
        return Math.min(Math.exp(before - recorded(Signal.LOG_PROB)[at]), 1.02);
    }

    // Where the policy is as before the step its ratio is 1: credit times weight over ten tokens.
    // Credit is 1 in the first row and -1 in the second.
    @Test
    void whatWasSampledOtherwiseIsWeighed() {
        var gradient = moved(Signal.PROXIMAL_LOG_PROB, 0);
        boolean capped = false;
        boolean free = false;
        for (int at = 1; at <= 4; at++) {
            assertEquals(-weight(at) / 10, gradient[at], 1e-6);
            capped |= weight(at) == 1.02;
            free |= weight(at) < 1.02;
        }
        assertEquals(weight(6) / 10, gradient[6], 1e-6);
        assertTrue(capped && free);
    }

    // 1.3 is beyond DAPO's 1.28, whatever the one that sampled says.
    @Test
    void theClipStandsAtThePolicyBeforeTheStep() {
        var gradient = moved(Signal.PROXIMAL_LOG_PROB, Math.log(1.3));
        assertEquals(0, gradient[1]);
        assertEquals(1.3 * weight(6) / 10, gradient[6], 1e-6);
    }

    @Test
    void itNeedsBothPoliciesAndAnInnerRatio() {
        assertEquals(Set.of(Signal.LOG_PROB, Signal.PROXIMAL_LOG_PROB), algorithm().needs());
        assertThrows(IllegalArgumentException.class, () -> new Decoupled(Presets.RLOO, 2));
    }
}
