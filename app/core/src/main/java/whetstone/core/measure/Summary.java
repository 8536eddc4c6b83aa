package whetstone.core.measure;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import whetstone.api.Seed;
import whetstone.core.store.Verdicts.Tally;

/// What a run came to.
///
/// @param run id
/// @param seconds that the run took, all its parts together
/// @param before the first evaluation, where there is one
/// @param after the last evaluation, where there are two
/// @param gain after less before, paired by problem; empty where no problem was measured twice
/// @param unscorable rollouts that could not be judged
/// @param scores what evaluators found, evaluation by evaluation
public record Summary(
        long run,
        double seconds,
        Optional<Estimate> before,
        Optional<Estimate> after,
        Optional<Gain> gain,
        long unscorable,
        List<Scored> scores) {

    public Summary {
        scores = List.copyOf(scores);
    }

    /// A paired difference of pass@1.
    ///
    /// @param points hundredths
    /// @param low end of the 95 % interval, hundredths
    /// @param high end of the 95 % interval, hundredths
    public record Gain(double points, double low, double high) {

        /// The gain from `before` to `after` on the problems that both have; empty if they share none.
        public static Optional<Gain> of(List<Tally> before, List<Tally> after, Seed seed) {
            var first =
                    before.stream()
                            .filter(tally -> tally.samples() > 0)
                            .collect(Collectors.toMap(Tally::task, tally -> tally));
            var differences =
                    after.stream()
                            .filter(tally -> tally.samples() > 0 && first.containsKey(tally.task()))
                            .mapToDouble(tally -> difference(first, tally))
                            .toArray();
            if (differences.length == 0) {
                return Optional.empty();
            }
            var interval = Bootstrap.mean(differences, seed);
            double sum = 0;
            for (double difference : differences) {
                sum += difference;
            }
            return Optional.of(
                    new Gain(
                            100 * sum / differences.length,
                            100 * interval.low(),
                            100 * interval.high()));
        }

        private static double difference(Map<String, Tally> first, Tally tally) {
            var before = first.get(tally.task());
            return before == null
                    ? Double.NaN
                    : Estimate.passAt(1, tally) - Estimate.passAt(1, before);
        }
    }
}
