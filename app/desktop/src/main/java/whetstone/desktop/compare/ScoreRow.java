package whetstone.desktop.compare;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import whetstone.api.Seed;
import whetstone.core.compare.Comparison;
import whetstone.core.compare.Differences;
import whetstone.core.measure.Scored;

/// A score that evaluators gave to both of two evaluations.
///
/// @param left over all problems of that side
/// @param right over all problems of that side
/// @param paired over the problems that have it on both sides; empty where there are none
public record ScoreRow(Scored left, Scored right, Optional<Comparison.Scored> paired) {

    /// What evaluators said of a stage.
    ///
    /// @param scores by name, each by task
    record Side(String stage, Map<String, Map<String, Double>> scores) {}

    /// Each score that both have, by name.
    ///
    /// @param seed of the bootstrap
    static List<ScoreRow> of(Side left, Side right, Seed seed) {
        var others = Scored.of(right.stage, right.scores, seed);
        return Scored.of(left.stage, left.scores, seed).stream()
                .flatMap(first ->
                        others.stream()
                                .filter(second -> second.name().equals(first.name()))
                                .map(second ->
                                        new ScoreRow(
                                                first,
                                                second,
                                                paired(left, right, first.name(), seed))))
                .toList();
    }

    private static Optional<Comparison.Scored> paired(
            Side left, Side right, String name, Seed seed) {
        return Differences.ofScores(
                        left.scores.getOrDefault(name, Map.of()),
                        right.scores.getOrDefault(name, Map.of()))
                .map(found -> Comparison.Scored.of(name, found, seed));
    }
}
