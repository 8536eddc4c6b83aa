package whetstone.algorithms;

import ai.djl.ndarray.NDArray;
import whetstone.api.algorithm.Terms;

/// What happens to ratios that are far from 1. The bounds are `1 - low` and `1 + high`.
public enum Clip {
    /// Nothing: `-rho A`.
    NONE {
        @Override
        NDArray loss(NDArray ratio, NDArray logProbs, NDArray credit, Bounds bounds) {
            return ratio.mul(credit).neg();
        }
    },
    /// The more pessimistic of both counts: `-min(rho A, clip(rho) A)`. PPO, arXiv:1707.06347, eq. 7. Beyond the bounds
    /// tokens have no gradient where it would lead further.
    PPO {
        @Override
        NDArray loss(NDArray ratio, NDArray logProbs, NDArray credit, Bounds bounds) {
            return Terms.clipped(ratio, credit, bounds.low(), bounds.high());
        }
    },
    /// The ratio is a clipped weight without a gradient of its own, so that every token keeps its gradient:
    /// `-sg(clip(rho)) A log pi`. CISPO, arXiv:2506.13585, eq. 4 and 5.
    WEIGHT {
        @Override
        NDArray loss(NDArray ratio, NDArray logProbs, NDArray credit, Bounds bounds) {
            var weight = ratio.clip(1 - bounds.low(), 1 + bounds.high()).stopGradient();
            return weight.mul(credit).mul(logProbs).neg();
        }
    };

    /// How far the ratio may fall below 1 and rise above it.
    record Bounds(double low, double high) {}

    /// Per token, (B, T).
    abstract NDArray loss(NDArray ratio, NDArray logProbs, NDArray credit, Bounds bounds);
}
