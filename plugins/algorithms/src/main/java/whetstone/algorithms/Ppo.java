package whetstone.algorithms;

import ai.djl.ndarray.NDArray;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import whetstone.api.Group;
import whetstone.api.Range;
import whetstone.api.Rollout;
import whetstone.api.Signal;
import whetstone.api.algorithm.Algorithm;
import whetstone.api.algorithm.CriticSettings;
import whetstone.api.algorithm.Minibatch;
import whetstone.api.algorithm.Outputs;

/// Proximal policy optimisation with a critic: Schulman et al. 2017, arXiv:1707.06347, eq. 7 and 12; advantages by
/// generalised estimation, Schulman et al. 2016, arXiv:1506.02438, eq. 16.
///
///     delta_t = r_t + discount V_(t+1) - V_t,   r_t = 0 but for the last token
///     A_t     = delta_t + discount lambda A_(t+1)
///     target  = A_t + V_t
///     loss    = that of `policy`, with A whitened over the step
///
/// Departures from the papers: 1. The critic is a linear head on what the policy knows of a state; its gradients do not
/// reach the policy. 2. It is taught once per step, after the policy, by all of the step's tokens together.
///
/// @param policy what is done with advantages: its ratio, clip, divergence, entropy bonus and reduction; its baseline is
///     not used
/// @param discount of what comes a token later
/// @param lambda 1 trusts rewards alone, 0 the critic alone
/// @param critic how it is taught
public record Ppo(
        PolicyGradient policy,
        @Range(min = 0, max = 1) double discount,
        @Range(min = 0, max = 1) double lambda,
        CriticSettings critic)
        implements Algorithm {

    public Ppo {
        if (policy.beta() > 0 && policy.klIn() == Kl.Place.REWARD) {
            throw new IllegalArgumentException(
                    "policy must have its divergence in the loss here: klIn must be loss, was reward");
        }
    }

    /// The critic's rate and passes were found on sums of a few tokens; the policy is that of DAPO's bounds and mean.
    public static Ppo defaults() {
        return new Ppo(Presets.DAPO, 1, 0.95, new CriticSettings(1e-2, 20, 0.2));
    }

    @Override
    public List<float[]> credit(Group group) {
        return group.rollouts().stream().map(this::advantages).toList();
    }

    @Override
    public List<List<float[]>> credits(List<Group> groups) {
        return AcrossGroups.WHITEN.apply(groups.stream().map(this::credit).toList());
    }

    @Override
    public List<float[]> targets(Group group) {
        return group.rollouts().stream().map(this::targets).toList();
    }

    private float[] advantages(Rollout rollout) {
        var values = rollout.signal(Signal.VALUE);
        var advantages = new float[values.length];
        double next = rollout.reward(); // the last token earns it all, and nothing comes after
        double advantage = 0;
        for (int t = values.length - 1; t >= 0; t--) {
            double delta = next - values[t];
            advantage = delta + discount * lambda * advantage;
            advantages[t] = (float) advantage;
            next = discount * values[t];
        }
        return advantages;
    }

    private float[] targets(Rollout rollout) {
        var targets = advantages(rollout);
        var values = rollout.signal(Signal.VALUE);
        for (int t = 0; t < targets.length; t++) {
            targets[t] += values[t];
        }
        return targets;
    }

    @Override
    public NDArray loss(Minibatch batch, Outputs now) {
        return policy.loss(batch, now);
    }

    @Override
    public Optional<CriticSettings> criticSettings() {
        return Optional.of(critic);
    }

    @Override
    public Set<Signal> needs() {
        var needs = EnumSet.of(Signal.VALUE);
        needs.addAll(policy.needs());
        return needs;
    }
}
