package whetstone.algorithms;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;
import java.util.List;
import whetstone.api.Group;
import whetstone.api.Range;
import whetstone.api.algorithm.Algorithm;
import whetstone.api.algorithm.Minibatch;
import whetstone.api.algorithm.Outputs;
import whetstone.api.algorithm.Reduction;

/// Advantage-weighted regression: Peng et al. 2019, arXiv:1910.00177, algorithm 1 and section 5.
///
///     w_i  = min(exp((r_i - mean(r)) / temperature), largestWeight)
///     loss = -w log pi(token)
///
/// Departures from the paper:
/// 1. The baseline is the mean of the group; there is no value function and no replay.
/// 2. Groups of equal rewards are left out: all their weights are 1, and a policy has nothing to learn from what it
///    writes anyway.
///
/// @param temperature of the weights, in units of reward, above 0; the smaller, the greedier
/// @param largestWeight where weights end
/// @param reduction how tokens are weighed against each other
public record Awr(
        @Range(min = 1e-6, max = 1e6) double temperature,
        @Range(min = 1, max = 1e6) double largestWeight,
        Reduction reduction)
        implements Algorithm {

    public Awr {
        if (!(temperature > 0)) {
            throw new IllegalArgumentException("temperature must be above 0, was " + temperature);
        }
    }

    public static Awr defaults() {
        return new Awr(0.5, 20, Reduction.SEQUENCE_MEAN);
    }

    @Override
    public List<float[]> credit(Group group) {
        double mean = Arrays.stream(group.rewards()).average().orElse(0);
        return group.rollouts().stream().map(r -> r.spread(weight(r.reward() - mean))).toList();
    }

    private double weight(double advantage) {
        return Math.min(Math.exp(advantage / temperature), largestWeight);
    }

    @Override
    public NDArray loss(Minibatch batch, Outputs now) {
        return reduction.apply(now.logProbs().mul(batch.credit()).neg(), batch);
    }

    @Override
    public boolean teaches(Group group) {
        return Arrays.stream(group.rewards()).distinct().count() > 1;
    }
}
