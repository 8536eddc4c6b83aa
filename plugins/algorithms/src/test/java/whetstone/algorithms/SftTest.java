package whetstone.algorithms;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import whetstone.api.algorithm.Algorithm;
import whetstone.api.algorithm.AlgorithmContract;

class SftTest extends AlgorithmContract {

    @Override
    protected Algorithm algorithm() {
        return Sft.defaults();
    }

    @Override
    protected boolean compares() {
        return false;
    }

    // Ten completion tokens: each pulls with -1 / 10. The first one of the first rollout stands at
    // position 1.
    @Test
    void everyTokenPullsAlike() {
        var gradient = gradients(new double[20], new double[20]).getFirst();
        assertEquals(0, gradient[0]);
        assertEquals(-0.1, gradient[1], 1e-12);
    }
}
