package whetstone.algorithms;

import ai.djl.ndarray.NDArray;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import whetstone.api.Group;
import whetstone.api.Range;
import whetstone.api.Signal;
import whetstone.api.algorithm.Algorithm;
import whetstone.api.algorithm.Minibatch;
import whetstone.api.algorithm.Outputs;
import whetstone.api.algorithm.Reduction;

/// Keeps entropy up by holding the few tokens that cost most of it to the policy that sampled them: Cui et al. 2025,
/// arXiv:2505.22617, eq. 12 and 13.
///
///     c    = (log pi(token) + H(pi)) A
///     loss = loss of the inner algorithm + weight KL(pi_old || pi) where c > above
///
/// Departures from the paper:
/// 1. and 2. are those of [ClipCov]: centred by -H; all tokens above the bound, not a share of them.
/// 3. The divergence is estimated as rho - 1 - log rho, which is never negative; the paper's code takes |log rho|.
///
/// @param inner whose loss is added to
/// @param above covariance from which on a token is held, nats times credit
/// @param weight of the divergence, per nat
/// @param reduction how tokens are weighed in what is added
public record KlCov(
        Algorithm inner,
        @Range(min = 0, max = 1e6) double above,
        @Range(min = 0, max = 1e3) double weight,
        Reduction reduction)
        implements Algorithm {

    public static KlCov defaults() {
        return new KlCov(Presets.DAPO, 1, 1, Reduction.TOKEN_MEAN);
    }

    @Override
    public List<float[]> credit(Group group) {
        return inner.credit(group);
    }

    @Override
    public List<List<float[]>> credits(List<Group> groups) {
        return inner.credits(groups);
    }

    @Override
    public NDArray loss(Minibatch batch, Outputs now) {
        var held = ClipCov.covariance(batch).gt(above);
        var change = now.logProbs().sub(batch.signal(Signal.LOG_PROB));
        var divergence =
                Kl.K3.of(change.neg()).mul(held.toType(change.getDataType(), false)).mul(weight);
        return inner.loss(batch, now).add(reduction.apply(divergence, batch));
    }

    @Override
    public boolean teaches(Group group) {
        return inner.teaches(group);
    }

    @Override
    public Set<Signal> needs() {
        var needs = EnumSet.of(Signal.LOG_PROB, Signal.ENTROPY);
        needs.addAll(inner.needs());
        return needs;
    }
}
