package whetstone.algorithms;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import whetstone.api.Group;
import whetstone.api.Range;
import whetstone.api.Signal;
import whetstone.api.algorithm.Algorithm;
import whetstone.api.algorithm.Minibatch;
import whetstone.api.algorithm.Outputs;
import whetstone.api.algorithm.Reduction;
import whetstone.api.algorithm.Terms;

/// Group Relative Policy Optimization: Shao et al. 2024, arXiv:2402.03300, eq. 3 and section 4.1.2.
///
///     A_i  = (r_i - mean(r)) / (std(r) + 1e-6),  std over the group itself, not a sample's
///     loss = -min(rho A, clip(rho, 1 - clipLow, 1 + clipHigh) A) + beta KL(pi || reference)
///
/// @param clipLow how far the ratio may fall below 1
/// @param clipHigh how far the ratio may rise above 1; larger than `clipLow` is DAPO's clip-higher, arXiv:2503.14476
/// @param beta weight of the divergence from the frozen reference, per nat; 0 needs no reference
/// @param divideByStd false leaves rewards centred only: Dr. GRPO, arXiv:2503.20783
/// @param reduction how tokens are weighed against each other
public record Grpo(
        @Range(min = 0, max = 1) double clipLow,
        @Range(min = 0, max = 10) double clipHigh,
        @Range(min = 0, max = 100) double beta,
        boolean divideByStd,
        Reduction reduction)
        implements Algorithm {

    private static final double SMALLEST_STD = 1e-6;

    public static Grpo defaults() {
        return new Grpo(0.2, 0.2, 0, true, Reduction.SEQUENCE_MEAN);
    }

    @Override
    public List<float[]> credit(Group group) {
        double[] rewards = group.rewards();
        double mean = Arrays.stream(rewards).average().orElse(0);
        double scale = divideByStd ? std(rewards, mean) + SMALLEST_STD : 1;
        return group.rollouts().stream()
                .map(rollout -> rollout.spread((rollout.reward() - mean) / scale))
                .toList();
    }

    private static double std(double[] values, double mean) {
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return Math.sqrt(sum / values.length);
    }

    @Override
    public NDArray loss(Minibatch batch, Outputs now) {
        var ratio = Terms.ratio(now.logProbs(), batch.signal(Signal.LOG_PROB));
        var perToken = Terms.clipped(ratio, batch.credit(), clipLow, clipHigh);
        if (beta > 0) {
            var reference = batch.signal(Signal.REFERENCE_LOG_PROB);
            perToken = perToken.add(Terms.k3(now.logProbs(), reference).mul(beta));
        }
        return reduction.apply(perToken, batch);
    }

    /// A group whose rewards are all equal has no gradient.
    @Override
    public boolean teaches(Group group) {
        return Arrays.stream(group.rewards()).distinct().count() > 1;
    }

    @Override
    public Set<Signal> needs() {
        return beta > 0
                ? Set.of(Signal.LOG_PROB, Signal.REFERENCE_LOG_PROB)
                : Set.of(Signal.LOG_PROB);
    }
}
