package whetstone.algorithms;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.pf4j.Extension;
import whetstone.api.Group;
import whetstone.api.Range;
import whetstone.api.Signal;
import whetstone.api.algorithm.Algorithm;
import whetstone.api.algorithm.Algorithms;
import whetstone.api.algorithm.Minibatch;
import whetstone.api.algorithm.Outputs;
import whetstone.api.algorithm.Terms;

/// Geometric-mean policy optimization: Zhao et al. 2025, arXiv:2507.20673, eq. 4.
///
///     m_t  = s min(s l_t, s clip(l_t, -clip, clip)),  l = log pi - log pi_old,  s the sign of A_i
///     loss = -exp(mean over t of m_t) A_i,  mean over completions
///
/// Departures from the paper: 1. Where credit differs within a completion, A_i is its mean. 2. No divergence.
///
/// @param outcome whose credit is taken; its loss is not
/// @param clip how far a token's log-ratio may go, nats; the paper's choice is 0.4
public record Gmpo(PolicyGradient outcome, @Range(min = 1e-6, max = 10) double clip)
        implements Algorithm {

    /// Names it for recipes.
    @Extension
    public static final class Offered implements Algorithms {
        @Override
        public Map<String, Algorithm> defaults() {
            return Map.of("gmpo", new Gmpo(Presets.GRPO, 0.4));
        }
    }

    @Override
    public List<float[]> credit(Group group) {
        return outcome.credit(group);
    }

    @Override
    public List<List<float[]>> credits(List<Group> groups) {
        return outcome.credits(groups);
    }

    @Override
    public NDArray loss(Minibatch batch, Outputs now) {
        var length = batch.mask().sum(new int[] {1}).maximum(1);
        var advantage = Terms.perSequence(batch.credit(), batch.mask()).div(length); // (B)
        var sign = advantage.sign().expandDims(1); // (B, 1)
        var change = now.logProbs().sub(batch.signal(Signal.LOG_PROB));
        var least = change.mul(sign).minimum(change.clip(-clip, clip).mul(sign)).mul(sign);
        var ratio = Terms.perSequence(least, batch.mask()).div(length).exp();
        return ratio.mul(advantage).sum().neg().div(Math.max(1, batch.whole().sequences()));
    }

    @Override
    public boolean teaches(Group group) {
        return outcome.teaches(group);
    }

    @Override
    public Set<Signal> needs() {
        return Set.of(Signal.LOG_PROB);
    }
}
