package whetstone.algorithms;

import ai.djl.ndarray.NDArray;

/// Estimates of KL(pi || reference) from one token, given d = log pi - log reference: Schulman 2020,
/// http://joschu.net/blog/kl-approx.html.
public enum Kl {
    /// d: unbiased. Its gradient has mean zero, so that it only serves within the reward.
    K1 {
        @Override
        double of(double d) {
            return d;
        }

        @Override
        NDArray of(NDArray d) {
            return d;
        }
    },
    /// d² / 2: biased, and its gradient is that of the divergence.
    K2 {
        @Override
        double of(double d) {
            return d * d / 2;
        }

        @Override
        NDArray of(NDArray d) {
            return d.square().div(2);
        }
    },
    /// exp(-d) + d - 1: unbiased and never negative.
    K3 {
        @Override
        double of(double d) {
            return Math.exp(-d) + d - 1;
        }

        @Override
        NDArray of(NDArray d) {
            return d.neg().exp().add(d).sub(1);
        }
    };

    /// Where the divergence counts.
    public enum Place {
        /// Added to the loss of each token, with a gradient of its own.
        LOSS,
        /// Taken from the reward token by token: a token's credit pays for its own divergence and for what follows it.
        REWARD
    }

    abstract double of(double d);

    /// (B, T) in and out.
    abstract NDArray of(NDArray d);
}
