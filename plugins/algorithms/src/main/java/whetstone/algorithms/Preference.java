package whetstone.algorithms;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import whetstone.api.Group;
import whetstone.api.Range;
import whetstone.api.Signal;
import whetstone.api.algorithm.Algorithm;
import whetstone.api.algorithm.Minibatch;
import whetstone.api.algorithm.Outputs;
import whetstone.api.algorithm.Terms;

/// Preference of the best completion of a group to the worst, in the form of direct preference optimization: Rafailov et
/// al. 2023, arXiv:2305.18290, eq. 7.
///
///     score(y) = log pi(y) - log reference(y), over the length of y if `perToken`
///     margin   = beta (score(best) - score(worst)) - offset - gap (reward(best) - reward(worst))
///     loss     = link(margin), mean over groups
///
/// Departures from the papers:
/// 1. Pairs are sampled from the policy itself, and the verifier prefers, not a person.
/// 2. A group gives one pair; between equals the first is taken. The other members have no part in it.
///
/// @param beta how dear it is to leave the reference, per nat, above 0
/// @param link what a margin costs
/// @param reference whether scores are taken against a frozen reference
/// @param perToken whether a score is a mean over tokens
/// @param offset margin that is asked of every pair, 0 or more
/// @param gap margin that is asked for each unit of reward between the two, 0 or more
public record Preference(
        @Range(min = 1e-6, max = 100) double beta,
        Link link,
        boolean reference,
        boolean perToken,
        @Range(min = 0, max = 1000) double offset,
        @Range(min = 0, max = 100) double gap)
        implements Algorithm {

    /// What a margin costs.
    public enum Link {
        /// -log sigmoid(margin).
        LOGISTIC,
        /// margin², so that more than the offset is as wrong as less.
        SQUARED
    }

    /// Rafailov et al. 2023, arXiv:2305.18290; they use 0.1 to 0.5.
    static final Preference DPO = new Preference(0.1, Link.LOGISTIC, true, false, 0, 0);

    /// Azar et al. 2023, arXiv:2310.12036, eq. 17: the offset is 1 / (2 tau), here with tau = 0.1.
    static final Preference IPO = new Preference(1, Link.SQUARED, true, false, 5, 0);

    /// Meng et al. 2024, arXiv:2405.14734, eq. 6: no reference, means over tokens.
    static final Preference SIMPO = new Preference(2, Link.LOGISTIC, false, true, 1, 0);

    /// Wang et al. 2024, arXiv:2409.08642: actions that share a prefix, told apart by the values that their search found.
    /// Here a reward takes the place of such a value.
    static final Preference STEP_APO = new Preference(0.3, Link.LOGISTIC, true, false, 0, 1);

    public Preference {
        if (!(beta > 0) || offset < 0 || gap < 0) {
            throw new IllegalArgumentException(
                    "beta must be above 0, offset and gap 0 or more, were %s, %s, %s"
                            .formatted(beta, offset, gap));
        }
    }

    static Map<String, Algorithm> all() {
        return Map.of("dpo", DPO, "ipo", IPO, "simpo", SIMPO, "step-apo", STEP_APO);
    }

    /// How much better the best is than the worst; the same below 0 for the worst.
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
            double lead = rewards[best] - rewards[worst];
            credit.add(
                    group.rollouts().get(i).spread(Boolean.compare(i == best, i == worst) * lead));
        }
        return credit;
    }

    @Override
    public NDArray loss(Minibatch batch, Outputs now) {
        var length = batch.mask().sum(new int[] {1}).maximum(1); // (B)
        var lead = Terms.perSequence(batch.credit(), batch.mask()).div(length); // (B)
        var scores = Terms.perSequence(change(batch, now), batch.mask()); // (B)
        var signed = (perToken ? scores.div(length) : scores).mul(lead.sign());
        var asked = lead.abs().mul(gap / 2); // each of the two asks for half
        var margins = batch.members().matMul(signed.mul(beta).sub(asked).expandDims(1)); // (N, 1)
        return cost(margins.sub(offset)).sum().div(Math.max(1, batch.whole().groups()));
    }

    private NDArray change(Minibatch batch, Outputs now) {
        return reference
                ? now.logProbs().sub(batch.signal(Signal.REFERENCE_LOG_PROB))
                : now.logProbs();
    }

    private NDArray cost(NDArray margins) {
        return switch (link) {
            case LOGISTIC -> Activation.softPlus(margins.neg());
            case SQUARED -> margins.square();
        };
    }

    @Override
    public boolean teaches(Group group) {
        return Arrays.stream(group.rewards()).distinct().count() > 1;
    }

    @Override
    public Set<Signal> needs() {
        return reference ? Set.of(Signal.REFERENCE_LOG_PROB) : Set.of();
    }
}
