package whetstone.core.watch;

import java.util.List;
import java.util.Optional;
import whetstone.core.store.Findings.Finding;
import whetstone.core.store.Findings.Severity;

/// The rule that needs two evaluations: reward that rises while nothing is learned that holds elsewhere.
public final class HeldOut {
    static final String RULE = "held-out-flat";

    private static final double RISE = 0.1;
    private static final int ENDS = 5; // steps at either end of training that are compared

    private HeldOut() {}

    /// What training and evaluations say together.
    ///
    /// @param training share of correct completions, step by step, between the two evaluations
    /// @param low lower end of the interval of the paired gain from one evaluation to the next, a share
    public static Optional<Finding> check(double[] training, double low) {
        if (training.length < 2 * ENDS) {
            return Optional.empty();
        }
        double rise = mean(training, training.length - ENDS) - mean(training, 0);
        if (!(rise > RISE && low <= 0)) {
            return Optional.empty();
        }
        return Optional.of(
                new Finding(
                        RULE,
                        Severity.ALARM,
                        rise,
                        RISE,
                        "correct completions in training rose by a share of %.3f, and the gain on held-out problems may be nothing (95 %% interval from %.3f); look for what the verifier lets pass"
                                .formatted(rise, low),
                        "own starting value",
                        List.of()));
    }

    private static double mean(double[] values, int from) {
        double sum = 0;
        for (int i = from; i < from + ENDS; i++) {
            sum += values[i];
        }
        return sum / ENDS;
    }
}
