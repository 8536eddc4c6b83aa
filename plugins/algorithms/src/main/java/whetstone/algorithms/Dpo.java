package whetstone.algorithms;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import whetstone.api.Group;
import whetstone.api.Range;
import whetstone.api.Signal;
import whetstone.api.algorithm.Algorithm;
import whetstone.api.algorithm.Minibatch;
import whetstone.api.algorithm.Outputs;
import whetstone.api.algorithm.Terms;

/// Direct preference optimization: Rafailov et al. 2023, arXiv:2305.18290, eq. 7, on the best and the worst completion
/// of each group.
///
///     margin = beta (log pi(best) / reference(best) - log pi(worst) / reference(worst))
///     loss   = -log sigmoid(margin), mean over groups
///
/// Departures from the paper:
/// 1. Pairs are sampled from the policy itself, and the verifier prefers, not a person.
/// 2. A group gives one pair; between equals the first is taken. The other members have no part in it.
///
/// @param beta how dear it is to leave the reference, per nat, above 0; the paper uses 0.1 to 0.5
public record Dpo(@Range(min = 1e-6, max = 100) double beta) implements Algorithm {

    public Dpo {
        if (!(beta > 0)) {
            throw new IllegalArgumentException("beta must be above 0, was " + beta);
        }
    }

    public static Dpo defaults() {
        return new Dpo(0.1);
    }

    /// 1 for the best, -1 for the worst.
    @Override
    public List<float[]> credit(Group group) {
        double[] rewards = group.rewards();
        int best = 0;
        int worst = 0;
        for (int i = 1; i < rewards.length; i++) {
            best = rewards[i] > rewards[best] ? i : best;
            worst = rewards[i] < rewards[worst] ? i : worst;
        }
        var credit = new ArrayList<float[]>();
        for (int i = 0; i < rewards.length; i++) {
            int sign = Boolean.compare(i == best, i == worst);
            credit.add(group.rollouts().get(i).spread(sign));
        }
        return credit;
    }

    @Override
    public NDArray loss(Minibatch batch, Outputs now) {
        var change = now.logProbs().sub(batch.signal(Signal.REFERENCE_LOG_PROB));
        var signed = Terms.perSequence(change.mul(batch.credit()), batch.mask()); // (B)
        var margin = batch.members().matMul(signed.expandDims(1)).mul(beta); // (N, 1)
        return Activation.softPlus(margin.neg()).sum().div(Math.max(1, batch.whole().groups()));
    }

    @Override
    public boolean teaches(Group group) {
        return Arrays.stream(group.rewards()).distinct().count() > 1;
    }

    @Override
    public Set<Signal> needs() {
        return Set.of(Signal.REFERENCE_LOG_PROB);
    }
}
