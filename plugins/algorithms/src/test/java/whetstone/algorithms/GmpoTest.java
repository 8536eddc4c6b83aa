package whetstone.algorithms;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import whetstone.api.Signal;
import whetstone.api.algorithm.Algorithm;

/// Credit 1 and -1 in completions of 4 and 2 tokens, four completions in all.
class GmpoTest extends MovedContract {

    @Override
    protected Algorithm algorithm() {
        return new Gmpo(Presets.GRPO, 0.4);
    }

    // All tokens moved by 0.3 nats: the geometric mean is exp(0.3), shared by the tokens.
    @Test
    void tokensShareTheGeometricMean() {
        assertEquals(-Math.exp(0.3) / 4 / 4, moved(0.3)[1], 1e-6);
        assertEquals(Math.exp(0.3) / 2 / 4, moved(0.3)[6], 1e-6);
    }

    // The first of four tokens moved by 2 nats: it counts as 0.4, the mean is 0.1, and it has no
    // gradient of its own; the others do. Fallen by 2 with credit 1 it counts in full: exp(-2 / 4).
    @Test
    void aTokenBeyondTheBoundIsCountedAtIt() {
        var at = recorded(Signal.LOG_PROB);
        at[1] += 2;
        var gradient = gradients(at, new double[20]).getFirst();
        assertEquals(0, gradient[1]);
        assertEquals(-Math.exp(0.1) / 16, gradient[2], 1e-6);
        at[1] -= 4;
        assertEquals(-Math.exp(-0.5) / 16, gradients(at, new double[20]).getFirst()[1], 1e-6);
    }
}
