package whetstone.core.compare;

import java.util.List;
import org.jspecify.annotations.Nullable;
import whetstone.api.Seed;

/// Two evaluations of the same problems, beside each other. All differences are paired by problem; intervals are 95 %,
/// by bootstrap over problems.
///
/// @param before what is compared with
/// @param after what is compared
/// @param problems that both measured
/// @param notes what was not alike, for a reader to know
/// @param passAt pass@k for k = 1, 2, 4 … and the number of samples
/// @param average avg@n: the share of all samples that are correct, mean over problems; n in `k`
/// @param majorityAt maj@k where answers were recorded, else empty
/// @param solved which problems have a correct sample
/// @param crossover the least k at which the order of the two is the reverse of that at k = 1; null where there is none up
///     to the number of samples
/// @param places pass@1 by domain and level
/// @param scores what evaluators said of problems of both
public record Comparison(
        Side before,
        Side after,
        int problems,
        List<String> notes,
        List<At> passAt,
        At average,
        List<At> majorityAt,
        Solved solved,
        @Nullable Integer crossover,
        List<Place> places,
        List<Scored> scores) {

    /// One of the two.
    ///
    /// @param name of the run
    public record Side(long run, String name, String stage, int samples) {}

    /// A score of both.
    ///
    /// @param k samples that it is about
    /// @param problems with so many samples that could be judged, in both
    /// @param difference after less before
    /// @param low end of its interval
    /// @param high end of its interval
    public record At(
            int k,
            int problems,
            double before,
            double after,
            double difference,
            double low,
            double high) {}

    /// How many problems have at least one correct sample. Both sides have the same number of samples here.
    public record Solved(int both, int onlyBefore, int onlyAfter, int neither) {}

    /// A score that evaluators gave to both.
    ///
    /// @param problems that have it in both
    /// @param difference after less before
    /// @param low end of its interval
    /// @param high end of its interval
    public record Scored(
            String name,
            int problems,
            double before,
            double after,
            double difference,
            double low,
            double high) {

        /// What came of the problems of both.
        ///
        /// @param chance of the bootstrap
        public static Scored of(String name, Differences found, Seed chance) {
            var interval = found.interval(chance);
            return new Scored(
                    name,
                    found.before().length,
                    found.meanBefore(),
                    found.meanAfter(),
                    found.meanAfter() - found.meanBefore(),
                    interval.low(),
                    interval.high());
        }
    }

    /// pass@1 where tasks come from.
    public record Place(String domain, int level, At passAt1) {}
}
