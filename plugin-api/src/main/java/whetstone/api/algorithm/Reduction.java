package whetstone.api.algorithm;

import ai.djl.ndarray.NDArray;

/// How per-token losses (B, T) become one number. The choice changes what long completions are worth.
public enum Reduction {
    /// Every token weighs the same: DAPO, arXiv:2503.14476, eq. 12.
    TOKEN_MEAN {
        @Override
        public NDArray apply(NDArray perToken, Minibatch batch) {
            return perToken.mul(batch.mask()).sum().div(Math.max(1, batch.whole().tokens()));
        }
    },
    /// Every completion weighs the same: GRPO, arXiv:2402.03300, eq. 3.
    SEQUENCE_MEAN {
        @Override
        public NDArray apply(NDArray perToken, Minibatch batch) {
            var length = batch.mask().sum(new int[] {1}).maximum(1);
            var mean = Terms.perSequence(perToken, batch.mask()).div(length);
            return mean.sum().div(Math.max(1, batch.whole().sequences()));
        }
    },
    /// Every completion weighs as much as it is long: the log-likelihood of a sequence is the sum over its tokens, as
    /// in REINFORCE and RLOO, arXiv:2402.14740, eq. 5.
    SEQUENCE_SUM {
        @Override
        public NDArray apply(NDArray perToken, Minibatch batch) {
            return perToken.mul(batch.mask()).sum().div(Math.max(1, batch.whole().sequences()));
        }
    };

    /// This batch's share of the mean over the whole minibatch.
    ///
    /// @param perToken (B, T)
    public abstract NDArray apply(NDArray perToken, Minibatch batch);
}
