package whetstone.core.watch;

import java.util.List;
import whetstone.api.Rollout;
import whetstone.core.store.Graded;

/// The rules. Thresholds are starting values: axolotl's `docs/training_stability.qmd`, healthy and red flag, wherever it
/// has one; our own else.
final class Rules {

    private static final double NEVER = Double.POSITIVE_INFINITY;
    private static final String AXOLOTL = "axolotl docs/training_stability.qmd";
    private static final String OWN = "own starting value";
    private static final int RECENT = 5; // steps that a level is judged by

    /// All rules, in the order in which they are checked.
    static final List<Rule> ALL =
            List.of(
                    new Rule(
                            "not-a-number",
                            OWN,
                            history -> notANumber(history.now()),
                            0,
                            0,
                            "loss or gradient of this step is no number (%s of the two)",
                            Rules::none),
                    new Rule(
                            "gradient",
                            AXOLOTL,
                            history -> history.last("gradient/norm", RECENT),
                            10,
                            100,
                            "the gradient's norm before clipping was %s over the last 5 steps",
                            Rules::none),
                    new Rule(
                            "no-signal",
                            AXOLOTL,
                            history -> history.last("groups/no_signal_share", RECENT),
                            0.8,
                            0.999,
                            "a share of %s of the groups taught nothing over the last 5 steps; choose easier or harder levels, or rounds",
                            graded -> !graded.taught()),
                    new Rule(
                            "no-reward",
                            AXOLOTL,
                            Rules::stepsWithoutReward,
                            History.WINDOW - 1.0,
                            NEVER,
                            "no completion was correct for %s steps; choose easier levels or a longer warm-up",
                            Rules::none),
                    new Rule(
                            "truncation",
                            AXOLOTL,
                            history -> history.last("completions/truncated_share", RECENT),
                            0.3,
                            0.8,
                            "a share of %s of the completions reached maxTokens over the last 5 steps",
                            Rule.with(r -> r.stop() == Rollout.Stop.LENGTH)),
                    new Rule(
                            "length-growth",
                            OWN,
                            Rules::growth,
                            1.5,
                            3,
                            "completions are %s times as long as 20 steps ago, and no more of them are correct",
                            Rules::none),
                    new Rule(
                            "entropy-collapse",
                            AXOLOTL,
                            history -> 0.01 / history.last("sampling/entropy", RECENT),
                            1,
                            10,
                            "the entropy of what is sampled fell below 0.01 nats per token, by a factor of %s",
                            Rules::none),
                    new Rule(
                            "entropy-slope",
                            OWN,
                            Rules::entropyFall,
                            0.5,
                            NEVER,
                            "the entropy falls by a share of %s of itself in 20 steps; at zero nothing new is tried",
                            Rules::none),
                    new Rule(
                            "divergence",
                            AXOLOTL,
                            history -> history.last("reference/kl", RECENT),
                            0.5,
                            2,
                            "the policy is %s nats per token from its reference",
                            Rules::none),
                    new Rule(
                            "ratio",
                            OWN,
                            history -> history.last("policy/log_ratio", RECENT),
                            0.5,
                            1,
                            "at the last minibatch of a step, the policy's log-ratio to the one that sampled is %s",
                            Rules::none),
                    new Rule(
                            "mismatch",
                            AXOLOTL,
                            history -> history.last("sampling/log_prob_difference", RECENT),
                            0.1,
                            1,
                            "sampler and trainer differ by %s nats per token on the same policy",
                            Rules::none),
                    new Rule(
                            "unscorable",
                            OWN,
                            history -> history.now().metric("verdict/unscorable_share"),
                            0.02,
                            0.1,
                            "a share of %s of the completions could not be judged",
                            Rule.with(r -> !r.verdict().scorable())),
                    new Rule(
                            "memory",
                            OWN,
                            _ -> Memory.used(),
                            0.9,
                            0.97,
                            "a share of %s of the memory is in use; a step that needs more may end the run",
                            Rules::none));

    private Rules() {}

    // No group shows it more than another.
    private static boolean none(Graded graded) {
        return false;
    }

    private static double notANumber(Observation now) {
        return notANumber(now, "loss") + notANumber(now, "gradient/norm");
    }

    private static double notANumber(Observation now, String metric) {
        var value = now.metrics().get(metric);
        return value == null || Double.isFinite(value) ? 0 : 1;
    }

    private static double stepsWithoutReward(History history) {
        double[] correct = history.values("verdict/correct_share");
        for (double share : correct) {
            if (!(share == 0)) {
                return 0;
            }
        }
        return correct.length;
    }

    private static double growth(History history) {
        double more =
                history.last("verdict/correct_share", RECENT)
                        - history.first("verdict/correct_share", RECENT);
        double longer =
                history.last("completions/mean_length", RECENT)
                        / history.first("completions/mean_length", RECENT);
        return more > 0.05 ? 0 : longer;
    }

    // What the entropy loses in a window, by its slope, as a share of where the slope began.
    private static double entropyFall(History history) {
        double fall = -history.slope("sampling/entropy") * (History.WINDOW - 1);
        double mean = history.last("sampling/entropy", History.WINDOW);
        return fall / (mean + fall / 2);
    }
}
