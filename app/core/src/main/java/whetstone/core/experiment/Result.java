package whetstone.core.experiment;

import java.util.List;
import whetstone.core.recipe.Experiment.Prediction;
import whetstone.core.store.Budgets.Budget;

/// What came out of an experiment. Differences are of pass@k, better less worse arm as predicted, paired by problem and
/// seed.
///
/// @param id of the experiment in the store
/// @param prediction as it was written down before the first run
/// @param difference mean over seeds
/// @param low end of its 95 % interval, by bootstrap over seeds and, within them, over problems
/// @param high end of that interval
/// @param seeds the difference of each seed, its interval by bootstrap over problems
/// @param arms what each arm reached, at what cost
public record Result(
        long id,
        String name,
        Prediction prediction,
        Verdict verdict,
        double difference,
        double low,
        double high,
        List<OfSeed> seeds,
        List<Arm> arms) {

    /// What an experiment says of its prediction.
    public enum Verdict {
        /// The whole interval is on the predicted side.
        REPRODUCED,
        /// The whole interval is on the other side.
        OPPOSITE,
        /// Chance alone would do.
        INCONCLUSIVE;

        static Verdict of(double low, double high) {
            if (low > 0) {
                return REPRODUCED;
            }
            return high < 0 ? OPPOSITE : INCONCLUSIVE;
        }
    }

    /// A seed's difference.
    ///
    /// @param problems that both arms were measured on
    public record OfSeed(long seed, int problems, double difference, double low, double high) {}

    /// An arm, seed by seed.
    public record Arm(String name, List<Run> runs) {}

    /// A run of an arm.
    ///
    /// @param passAtK its last evaluation
    public record Run(long seed, long run, double passAtK, Budget budget) {}
}
