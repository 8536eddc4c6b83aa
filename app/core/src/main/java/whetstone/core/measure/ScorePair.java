package whetstone.core.measure;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import whetstone.api.Seed;

/// What an evaluator said of two evaluations, under one name.
///
/// @param change right less left, paired by problem; empty where they share none
public record ScorePair(Scored left, Scored right, Optional<Change> change) {

    /// A paired difference.
    ///
    /// @param problems that have the score on both sides
    /// @param low end of the 95 % interval of `mean`, by bootstrap over problems
    /// @param high end of that interval
    public record Change(int problems, double mean, double low, double high) {}

    /// What evaluators said of a stage.
    ///
    /// @param scores by name, each by task
    public record Side(String stage, Map<String, Map<String, Double>> scores) {
        private Map<String, Double> of(String name) {
            return scores.getOrDefault(name, Map.of());
        }
    }

    /// Each score that both have, by name.
    ///
    /// @param seed of the bootstrap
    public static List<ScorePair> of(Side left, Side right, Seed seed) {
        var others = Scored.of(right.stage(), right.scores(), seed);
        return Scored.of(left.stage(), left.scores(), seed).stream()
                .flatMap(first ->
                        others.stream()
                                .filter(second -> second.name().equals(first.name()))
                                .map(second ->
                                        new ScorePair(
                                                first,
                                                second,
                                                change(
                                                        left.of(first.name()),
                                                        right.of(first.name()),
                                                        seed))))
                .toList();
    }

    private static Optional<Change> change(
            Map<String, Double> left, Map<String, Double> right, Seed seed) {
        double[] differences =
                right.entrySet().stream()
                        .flatMapToDouble(entry ->
                                Optional.ofNullable(left.get(entry.getKey())).stream()
                                        .mapToDouble(before -> entry.getValue() - before))
                        .toArray();
        if (differences.length == 0) {
            return Optional.empty();
        }
        var interval = Bootstrap.mean(differences, seed);
        return Optional.of(
                new Change(
                        differences.length,
                        Estimate.mean(differences),
                        interval.low(),
                        interval.high()));
    }
}
