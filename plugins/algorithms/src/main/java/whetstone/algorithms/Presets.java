package whetstone.algorithms;

import java.util.Map;
import whetstone.api.algorithm.Algorithm;
import whetstone.api.algorithm.Reduction;

/// The combinations of [PolicyGradient] that the literature has names for, by the names that recipes use.
final class Presets {
    private Presets() {}

    /// Shao et al. 2024, arXiv:2402.03300, eq. 3 and section 4.1.2; without its divergence, see `beta`.
    static final PolicyGradient GRPO =
            new PolicyGradient(
                    Baseline.GROUP_MEAN,
                    true,
                    AcrossGroups.NONE,
                    Ratio.TOKEN,
                    Clip.PPO,
                    0.2,
                    0.2,
                    0,
                    0,
                    Kl.K3,
                    Kl.Place.LOSS,
                    0,
                    Reduction.SEQUENCE_MEAN,
                    1);

    /// Liu et al. 2025, arXiv:2503.20783, section 3.2: neither deviation nor length in a denominator. The constant of the
    /// authors' code is the longest completion: set `constantLength` to `decoding.maxTokens`, which is 64 by default.
    static final PolicyGradient DR_GRPO =
            GRPO.compared(Baseline.GROUP_MEAN, false, AcrossGroups.NONE)
                    .reduced(Reduction.SEQUENCE_SUM, 64);

    /// Yu et al. 2025, arXiv:2503.14476, eq. 8 and 12. Dynamic sampling (eq. 11) is the stage's `rounds`, the soft
    /// punishment of overlong completions (eq. 13) is `pay.overlong`.
    static final PolicyGradient DAPO =
            GRPO.limited(Ratio.TOKEN, Clip.PPO, 0.2, 0.28).reduced(Reduction.TOKEN_MEAN, 1);

    /// Ahmadian et al. 2024, arXiv:2402.14740, eq. 7: each against the mean of the others, without a ratio.
    static final PolicyGradient RLOO =
            GRPO.compared(Baseline.LEAVE_ONE_OUT, false, AcrossGroups.NONE)
                    .limited(Ratio.NONE, Clip.NONE, 0, 0)
                    .reduced(Reduction.SEQUENCE_SUM, 1);

    /// Williams 1992, doi:10.1007/BF00992696, with the mean over the step's tokens as its baseline.
    static final PolicyGradient REINFORCE =
            RLOO.compared(Baseline.NONE, false, AcrossGroups.CENTRE);

    /// Hu 2025, arXiv:2501.03262: rewards are normalised over the whole step. Its divergence is k1 within the reward,
    /// which counts once `beta` is set.
    static final PolicyGradient REINFORCE_PLUS_PLUS =
            GRPO.compared(Baseline.NONE, false, AcrossGroups.WHITEN)
                    .anchored(0, Kl.K1, Kl.Place.REWARD)
                    .reduced(Reduction.TOKEN_MEAN, 1);

    /// Zheng et al. 2025, arXiv:2507.18071, eq. 5 to 7; bounds of section 5.1.
    static final PolicyGradient GSPO = GRPO.limited(Ratio.SEQUENCE, Clip.PPO, 3e-4, 4e-4);

    /// MiniMax 2025, arXiv:2506.13585, eq. 4 and 5: no lower bound. The paper does not print its upper one.
    static final PolicyGradient CISPO =
            GRPO.limited(Ratio.TOKEN, Clip.WEIGHT, 1, 0.28).reduced(Reduction.TOKEN_MEAN, 1);

    /// Tang et al. 2025, arXiv:2503.19595: what is made larger is the maximum over the group.
    static final PolicyGradient PASS_AT_K =
            GRPO.compared(Baseline.RUNNER_UP, false, AcrossGroups.NONE);

    static Map<String, Algorithm> all() {
        return Map.of(
                "grpo", GRPO,
                "dr-grpo", DR_GRPO,
                "dapo", DAPO,
                "rloo", RLOO,
                "reinforce", REINFORCE,
                "reinforce++", REINFORCE_PLUS_PLUS,
                "gspo", GSPO,
                "cispo", CISPO,
                "pass-at-k", PASS_AT_K);
    }
}
