package whetstone.algorithms;

import java.util.Arrays;
import whetstone.api.Signal;
import whetstone.api.algorithm.AlgorithmContract;

/// The contract, and the gradient of a policy that has moved by a known way since something was recorded.
abstract class MovedContract extends AlgorithmContract {

    /// Gradients by log-probability where the policy has moved `nats` since it sampled.
    final double[] moved(double nats) {
        return moved(Signal.LOG_PROB, nats);
    }

    /// Gradients by log-probability where all of it is `nats` above what is recorded as `signal`.
    final double[] moved(Signal signal, double nats) {
        var at = recorded(signal);
        Arrays.setAll(at, i -> at[i] + nats);
        return gradients(at, new double[20]).getFirst();
    }

    /// What is recorded as `signal`, (B · T), row by row; nothing but 0 where the algorithm does not need it.
    final double[] recorded(Signal signal) {
        var array = batch(groups()).signals().get(signal);
        return array == null ? new double[20] : array.toDoubleArray();
    }
}
