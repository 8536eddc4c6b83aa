package whetstone.algorithms;

import ai.djl.ndarray.NDArray;
import whetstone.api.Signal;
import whetstone.api.algorithm.Minibatch;
import whetstone.api.algorithm.Outputs;
import whetstone.api.algorithm.Terms;

/// What the present policy is compared with the one that sampled by.
public enum Ratio {
    /// Not at all: the log-likelihood itself is weighed, as if every batch were on policy.
    NONE {
        @Override
        NDArray of(Outputs now, Minibatch batch) {
            throw new IllegalStateException("without a ratio there is nothing to clip");
        }
    },
    /// Token by token: PPO, arXiv:1707.06347.
    TOKEN {
        @Override
        NDArray of(Outputs now, Minibatch batch) {
            return Terms.ratio(now.logProbs(), batch.signal(Signal.LOG_PROB));
        }
    },
    /// As whole completions, the geometric mean over their tokens: GSPO, arXiv:2507.18071, eq. 7.
    SEQUENCE {
        @Override
        NDArray of(Outputs now, Minibatch batch) {
            var mask = batch.mask();
            var change = now.logProbs().sub(batch.signal(Signal.LOG_PROB));
            var length = mask.sum(new int[] {1}).maximum(1);
            var ratio = Terms.perSequence(change, mask).div(length).exp();
            return ratio.expandDims(1).mul(mask.onesLike()); // (B, T)
        }
    };

    /// pi / pi_old, (B, T).
    abstract NDArray of(Outputs now, Minibatch batch);
}
