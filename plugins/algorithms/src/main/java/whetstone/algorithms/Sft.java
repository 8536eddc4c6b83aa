package whetstone.algorithms;

import ai.djl.ndarray.NDArray;
import java.util.List;
import whetstone.api.Group;
import whetstone.api.algorithm.Algorithm;
import whetstone.api.algorithm.Minibatch;
import whetstone.api.algorithm.Outputs;
import whetstone.api.algorithm.Reduction;

/// Supervised fine-tuning: raise the likelihood of every given completion.
///
///     loss = -log pi(token)
///
/// @param reduction how tokens are weighed against each other
public record Sft(Reduction reduction) implements Algorithm {

    public static Sft defaults() {
        return new Sft(Reduction.TOKEN_MEAN);
    }

    @Override
    public List<float[]> credit(Group group) {
        return group.rollouts().stream().map(rollout -> rollout.spread(1)).toList();
    }

    @Override
    public NDArray loss(Minibatch batch, Outputs now) {
        return reduction.apply(now.logProbs().mul(batch.credit()).neg(), batch);
    }
}
