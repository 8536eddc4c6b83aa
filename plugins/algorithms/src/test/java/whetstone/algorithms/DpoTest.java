package whetstone.algorithms;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import whetstone.api.Group;
import whetstone.api.Signal;
import whetstone.api.algorithm.Algorithm;
import whetstone.api.algorithm.Outputs;

class DpoTest extends MovedContract {

    @Override
    protected Algorithm algorithm() {
        return Dpo.defaults();
    }

    @Test
    void theBestIsPreferredToTheWorst() {
        var members =
                List.of(rollout(1, 0.5, 0), rollout(1, 0, 1), rollout(2, 1, 2), rollout(1, 0, 3));
        var credit = algorithm().credit(new Group(task(), members));
        assertArrayEquals(new float[] {0}, credit.get(0));
        assertArrayEquals(new float[] {-1}, credit.get(1));
        assertArrayEquals(new float[] {1, 1}, credit.get(2));
        assertArrayEquals(new float[] {0}, credit.get(3));
    }

    // At the reference both margins are 0: the loss is log 2, its slope by a margin -1/2, by a
    // token
    // that times beta 0.1, over two groups.
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
