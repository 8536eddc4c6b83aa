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

/// Keeps entropy up by letting go of the few tokens that cost most of it: Cui et al. 2025, arXiv:2505.22617, eq. 10
/// and 11.
///
///     c    = (log pi(token) + H(pi)) A
///     loss = loss of the inner algorithm, with A = 0 where low <= c <= high
///
/// `c` is a token's part of the covariance of log-probability and credit, by which entropy falls (theorem 1).
///
/// Departures from the paper:
/// 1. Log-probability is centred by its expectation in the token's own place, -H, as in the theorem; the paper's code
///    centres it by the batch's mean, and credit too.
/// 2. All tokens between the bounds are let go, not a random share of them. So a part of a minibatch does as the whole.
///
/// @param inner whose credit is taken; other terms of its loss stay
/// @param low smallest covariance of a token that is let go, nats times credit
/// @param high largest one
public record ClipCov(
        Algorithm inner,
        @Range(min = 0, max = 1e6) double low,
        @Range(min = 0, max = 1e6) double high)
        implements Algorithm {

    public ClipCov {
        if (!(low <= high)) {
            throw new IllegalArgumentException(
                    "high must be at least low, were %s and %s".formatted(high, low));
        }
    }

    public static ClipCov defaults() {
        return new ClipCov(Presets.DAPO, 1, 5);
    }

    /// Each token's part of the covariance as it was sampled, (B, T).
    static NDArray covariance(Minibatch batch) {
        var surprise = batch.signal(Signal.LOG_PROB).add(batch.signal(Signal.ENTROPY));
        return surprise.mul(batch.credit());
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
        var covariance = covariance(batch);
        var outside = covariance.lt(low).logicalOr(covariance.gt(high));
        var kept = batch.credit().mul(outside.toType(batch.credit().getDataType(), false));
        var less =
                new Minibatch(
                        batch.tokens(),
                        batch.mask(),
                        kept,
                        batch.signals(),
                        batch.members(),
                        batch.whole());
        return inner.loss(less, now);
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
