package whetstone.api.algorithm;

import ai.djl.ndarray.NDArray;
import java.util.Map;
import whetstone.api.Signal;

/// Whole groups as one rectangle of B rollouts by T positions, on the device. Position t is about token t + 1 of the
/// sequence, given all before it; prompts and padding are masked.
///
/// @param tokens prompt and completion ids, right-padded, (B, T + 1), int64
/// @param mask 1 where a completion token is predicted, 0 elsewhere, (B, T)
/// @param credit from [Algorithm#credit], (B, T), 0 where the mask is 0
/// @param signals the rollouts' recordings, each (B, T), 0 where the mask is 0
/// @param members 1 where rollout b belongs to group n, (N, B)
/// @param whole counts over the whole minibatch that this batch is a part of
public record Minibatch(
        NDArray tokens,
        NDArray mask,
        NDArray credit,
        Map<Signal, NDArray> signals,
        NDArray members,
        Whole whole) {

    /// What means are taken over. A minibatch that does not fit the device is cut into parts whose losses add up.
    ///
    /// @param tokens completion tokens
    /// @param sequences rollouts
    /// @param groups groups
    public record Whole(long tokens, long sequences, long groups) {}

    /// The recording of `signal`, (B, T).
    ///
    /// @throws IllegalStateException if it was not recorded
    public NDArray signal(Signal signal) {
        var array = signals.get(signal);
        if (array == null) {
            throw new IllegalStateException(
                    "minibatch lacks %s; it has %s. List it in the algorithm's needs()"
                            .formatted(signal, signals.keySet()));
        }
        return array;
    }
}
