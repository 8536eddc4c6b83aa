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

/// Expert iteration: learn from those of one's own completions that were good. ReST-EM, Singh et al. 2023,
/// arXiv:2312.06585, algorithm 1.
///
///     w_i  = 1 where r_i >= threshold, else 0
///     loss = -w log pi(token)
///
/// Departures from the paper:
/// 1. The policy goes on from where it is and samples anew each step; the paper starts each round from the base model.
/// 2. The mean is over all completions, those of weight 0 included, as in the paper's eq. 5; its code filters first,
///    which only differs by a factor.
/// 3. No cap on the number of completions per problem: a group is one.
///
/// @param threshold smallest reward of a completion that is learned from
/// @param reduction how tokens are weighed against each other
public record RestEm(@Range(min = -1e6, max = 1e6) double threshold, Reduction reduction)
        implements Algorithm {

    public static RestEm defaults() {
        return new RestEm(1, Reduction.SEQUENCE_MEAN);
    }

    @Override
    public List<float[]> credit(Group group) {
        return group.rollouts().stream()
                .map(rollout -> rollout.spread(rollout.reward() >= threshold ? 1 : 0))
                .toList();
    }

    @Override
    public NDArray loss(Minibatch batch, Outputs now) {
        return reduction.apply(now.logProbs().mul(batch.credit()).neg(), batch);
    }

    /// A group without a good completion has no gradient.
    @Override
    public boolean teaches(Group group) {
        return Arrays.stream(group.rewards()).anyMatch(reward -> reward >= threshold);
    }
}
