package whetstone.algorithms;

import ai.djl.ndarray.NDArray;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Set;
import whetstone.api.Range;
import whetstone.api.Signal;
import whetstone.api.algorithm.Algorithm;
import whetstone.api.algorithm.Around;
import whetstone.api.algorithm.Minibatch;
import whetstone.api.algorithm.Outputs;

/// Decoupled PPO: what is clipped is the way from the policy before the step, and what was sampled otherwise is weighed.
/// Hilton et al. 2021, arXiv:2110.00641, eq. 2; AReaL, arXiv:2505.24298, eq. 5.
///
///     w    = min(pi_before / pi_sampled, cap)
///     loss = w loss of the inner algorithm, with rho = pi / pi_before
///
/// Where the stage has no `staleness`, both differ by no more than sampling does from training: other kernels, another
/// precision. A cap makes it truncated importance sampling.
///
/// Departure from the papers: the weight is capped.
///
/// @param inner whose ratio is taken; a loss that is linear in credit
/// @param cap largest weight of a token, at least 1
public record Decoupled(Algorithm inner, @Range(min = 1, max = 1e6) double cap) implements Around {

    public Decoupled {
        if (!inner.needs().contains(Signal.LOG_PROB)) {
            throw new IllegalArgumentException(
                    "inner must be an algorithm with a ratio, such as {type: dapo}, was " + inner);
        }
    }

    public static Decoupled defaults() {
        return new Decoupled(Presets.DAPO, 2);
    }

    @Override
    public NDArray loss(Minibatch batch, Outputs now) {
        var before = batch.signal(Signal.PROXIMAL_LOG_PROB);
        var weight = before.sub(batch.signal(Signal.LOG_PROB)).exp().minimum(cap);
        var signals = new EnumMap<Signal, NDArray>(batch.signals());
        signals.put(Signal.LOG_PROB, before);
        var weighed =
                new Minibatch(
                        batch.tokens(),
                        batch.mask(),
                        batch.credit().mul(weight),
                        signals,
                        batch.members(),
                        batch.whole());
        return inner.loss(weighed, now);
    }

    @Override
    public Set<Signal> needs() {
        var needs = EnumSet.of(Signal.PROXIMAL_LOG_PROB);
        needs.addAll(inner.needs());
        return needs;
    }
}
