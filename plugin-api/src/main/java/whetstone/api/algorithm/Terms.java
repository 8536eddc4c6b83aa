package whetstone.api.algorithm;

import ai.djl.ndarray.NDArray;

/// The few formulas that losses are made of. Arrays are (B, T) unless a line says otherwise.
public final class Terms {
    private Terms() {}

    /// pi(token) / pi_old(token).
    public static NDArray ratio(NDArray logProbs, NDArray oldLogProbs) {
        return logProbs.sub(oldLogProbs).exp();
    }

    /// PPO's clipped surrogate as a loss: Schulman et al. 2017, arXiv:1707.06347, eq. 7.
    ///
    /// @param low how far the ratio may fall below 1
    /// @param high how far it may rise above 1
    public static NDArray clipped(NDArray ratio, NDArray credit, double low, double high) {
        var plain = ratio.mul(credit);
        var limited = ratio.clip(1 - low, 1 + high).mul(credit);
        return plain.minimum(limited).neg();
    }

    /// Unbiased, non-negative estimate of KL(pi || reference): Schulman's k3, http://joschu.net/blog/kl-approx.html.
    public static NDArray k3(NDArray logProbs, NDArray referenceLogProbs) {
        var difference = referenceLogProbs.sub(logProbs);
        return difference.exp().sub(difference).sub(1);
    }

    /// Sum over each sequence, (B).
    public static NDArray perSequence(NDArray perToken, NDArray mask) {
        return perToken.mul(mask).sum(new int[] {1});
    }
}
