package whetstone.algorithms;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import whetstone.api.Group;
import whetstone.api.Range;
import whetstone.api.Rollout;
import whetstone.api.Signal;
import whetstone.api.algorithm.Algorithm;
import whetstone.api.algorithm.Minibatch;
import whetstone.api.algorithm.Outputs;
import whetstone.api.algorithm.Reduction;

/// The family of critic-free policy gradients. GRPO, Dr. GRPO, DAPO, RLOO, REINFORCE, REINFORCE++, GSPO and CISPO are
/// choices among these components; [Presets] names them with their sources.
///
///     R_it = r_i - [REWARD] beta sum of KL from token t on
///     A_it = (R_it - baseline of R_i1) / [divideByStd] (std(R_1) + 1e-6),  then across groups
///     loss = clip(rho, A) + [LOSS] beta KL(pi || reference) - entropyBonus H(pi),  reduced over tokens
///
/// `std` is that of the group itself, not a sample's.
///
/// Departures from the papers:
/// 1. Groups whose rewards are all equal are left out of every mean, not only without credit (DAPO does so, too).
/// 2. A token pays for the divergence from itself on, not for that of the tokens before it; papers with a
///    completion-level reward charge every token with the whole.
/// 3. No preset weighs a divergence unless asked to: `beta` is 0 in all of them.
///
/// @param baseline what a reward is compared with
/// @param divideByStd whether advantages are divided by the deviation of the group's rewards; false in Dr. GRPO
/// @param acrossGroups what is done to credit once all groups are known
/// @param ratio what the present policy is compared with the one that sampled by
/// @param clip what happens to ratios far from 1
/// @param clipLow how far the ratio may fall below 1; 0 where nothing is clipped
/// @param clipHigh how far the ratio may rise above 1; larger than `clipLow` is DAPO's clip-higher, arXiv:2503.14476
/// @param dualClip largest loss of a token with credit below 0, in multiples of it: arXiv:1912.09729, eq. 5; 0 for none
/// @param beta weight of the divergence from the frozen reference, per nat; 0 needs no reference
/// @param kl how the divergence is estimated
/// @param klIn where it counts
/// @param entropyBonus weight of the entropy of each token's distribution, per nat: arXiv:1602.01783, section 4
/// @param reduction how tokens are weighed against each other
/// @param constantLength what sums over completions are divided by, tokens: Dr. GRPO's constant; 1 with other reductions
public record PolicyGradient(
        Baseline baseline,
        boolean divideByStd,
        AcrossGroups acrossGroups,
        Ratio ratio,
        Clip clip,
        @Range(min = 0, max = 1) double clipLow,
        @Range(min = 0, max = 10) double clipHigh,
        @Range(min = 0, max = 100) double dualClip,
        @Range(min = 0, max = 100) double beta,
        Kl kl,
        Kl.Place klIn,
        @Range(min = 0, max = 10) double entropyBonus,
        Reduction reduction,
        @Range(min = 1, max = 1e6) double constantLength)
        implements Algorithm {

    private static final double SMALLEST_STD = 1e-6;

    public PolicyGradient {
        boolean clips = clip != Clip.NONE;
        require(
                !clips || ratio != Ratio.NONE,
                "clip must be none where ratio is none, was " + clip);
        require(
                clips || (clipLow == 0 && clipHigh == 0),
                "clipHigh and clipLow must be 0 where clip is none, were %s and %s"
                        .formatted(clipHigh, clipLow));
        require(
                !clips || clipHigh > 0,
                "clipHigh must be above 0 where clip is not none, such as 0.2; was " + clipHigh);
        require(
                dualClip == 0 || (clip == Clip.PPO && dualClip > 1 + clipHigh),
                "dualClip must be 0, or more than 1 + clipHigh where clip is ppo; was " + dualClip);
        require(
                beta == 0 || kl != Kl.K1 || klIn == Kl.Place.REWARD,
                "klIn must be reward where kl is k1: in the loss, its gradient has mean zero");
        require(
                constantLength == 1 || reduction == Reduction.SEQUENCE_SUM,
                "constantLength must be 1 where reduction is not sequence-sum, was "
                        + constantLength);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /// The same, but for what a reward is compared with.
    PolicyGradient compared(Baseline other, boolean divided, AcrossGroups across) {
        return new PolicyGradient(
                other,
                divided,
                across,
                ratio,
                clip,
                clipLow,
                clipHigh,
                dualClip,
                beta,
                kl,
                klIn,
                entropyBonus,
                reduction,
                constantLength);
    }

    /// The same, but for the ratio and what limits it.
    PolicyGradient limited(Ratio other, Clip rule, double low, double high) {
        return new PolicyGradient(
                baseline,
                divideByStd,
                acrossGroups,
                other,
                rule,
                low,
                high,
                dualClip,
                beta,
                kl,
                klIn,
                entropyBonus,
                reduction,
                constantLength);
    }

    /// The same, but for the divergence.
    PolicyGradient anchored(double weight, Kl estimate, Kl.Place place) {
        return new PolicyGradient(
                baseline,
                divideByStd,
                acrossGroups,
                ratio,
                clip,
                clipLow,
                clipHigh,
                dualClip,
                weight,
                estimate,
                place,
                entropyBonus,
                reduction,
                constantLength);
    }

    /// The same, but for what tokens weigh.
    PolicyGradient reduced(Reduction other, double length) {
        return new PolicyGradient(
                baseline,
                divideByStd,
                acrossGroups,
                ratio,
                clip,
                clipLow,
                clipHigh,
                dualClip,
                beta,
                kl,
                klIn,
                entropyBonus,
                other,
                length);
    }

    @Override
    public List<float[]> credit(Group group) {
        var returns = group.rollouts().stream().map(this::returns).toList();
        double[] whole = returns.stream().mapToDouble(own -> own[0]).toArray();
        double[] advantages = baseline.advantages(whole);
        double scale = divideByStd ? std(whole) + SMALLEST_STD : 1;
        return IntStream.range(0, whole.length)
                .mapToObj(i -> credit(returns.get(i), whole[i] - advantages[i], scale))
                .toList();
    }

    // Reward yet to come at each token.
    private double[] returns(Rollout rollout) {
        var returns = new double[rollout.completion().length];
        double divergence = 0;
        for (int t = returns.length - 1; t >= 0; t--) {
            if (beta > 0 && klIn == Kl.Place.REWARD) {
                double now = rollout.signal(Signal.LOG_PROB)[t];
                divergence += kl.of(now - rollout.signal(Signal.REFERENCE_LOG_PROB)[t]);
            }
            returns[t] = rollout.reward() - beta * divergence;
        }
        return returns;
    }

    private static float[] credit(double[] returns, double base, double scale) {
        var credit = new float[returns.length];
        for (int t = 0; t < credit.length; t++) {
            credit[t] = (float) ((returns[t] - base) / scale);
        }
        return credit;
    }

    private static double std(double[] values) {
        double mean = Arrays.stream(values).average().orElse(0);
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return Math.sqrt(sum / values.length);
    }

    @Override
    public List<List<float[]>> credits(List<Group> groups) {
        return acrossGroups.apply(groups.stream().map(this::credit).toList());
    }

    @Override
    public NDArray loss(Minibatch batch, Outputs now) {
        var perToken = surrogate(batch, now);
        if (dualClip > 0) {
            perToken = perToken.minimum(batch.credit().abs().mul(dualClip));
        }
        if (beta > 0 && klIn == Kl.Place.LOSS) {
            var change = now.logProbs().sub(batch.signal(Signal.REFERENCE_LOG_PROB));
            perToken = perToken.add(kl.of(change).mul(beta));
        }
        if (entropyBonus > 0) {
            perToken = perToken.sub(now.entropy().mul(entropyBonus));
        }
        return reduction.apply(perToken, batch).div(constantLength);
    }

    private NDArray surrogate(Minibatch batch, Outputs now) {
        return switch (ratio) {
            case NONE -> now.logProbs().mul(batch.credit()).neg();
            case TOKEN, SEQUENCE ->
                    clip.loss(
                            ratio.of(now, batch),
                            now.logProbs(),
                            batch.credit(),
                            new Clip.Bounds(clipLow, clipHigh));
        };
    }

    @Override
    public boolean teaches(Group group) {
        return baseline.teaches(group.rewards());
    }

    @Override
    public Set<Signal> needs() {
        var needs = EnumSet.noneOf(Signal.class);
        if (ratio != Ratio.NONE || (beta > 0 && klIn == Kl.Place.REWARD)) {
            needs.add(Signal.LOG_PROB);
        }
        if (beta > 0) {
            needs.add(Signal.REFERENCE_LOG_PROB);
        }
        return needs;
    }
}
