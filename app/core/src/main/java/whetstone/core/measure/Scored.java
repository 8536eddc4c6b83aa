package whetstone.core.measure;

import java.util.List;
import java.util.Map;
import whetstone.api.Seed;

/// What an evaluator found, over all problems.
///
/// @param stage that measured
/// @param name of the score
/// @param problems of which it could be told
/// @param mean over them
/// @param low end of the 95 % interval of the mean, by bootstrap over problems
/// @param high end of that interval
public record Scored(
        String stage, String name, int problems, double mean, double low, double high) {

    /// Each of a stage's scores.
    ///
    /// @param scores by name, each by task
    /// @param seed of the bootstrap
    public static List<Scored> of(
            String stage, Map<String, Map<String, Double>> scores, Seed seed) {
        return scores.entrySet().stream()
                .map(score -> {
                    double[] values =
                            score.getValue().values().stream().mapToDouble(v -> v).toArray();
                    var interval = Bootstrap.mean(values, seed);
                    double mean = Estimate.mean(values);
                    return new Scored(
                            stage,
                            score.getKey(),
                            values.length,
                            mean,
                            interval.low(),
                            interval.high());
                })
                .toList();
    }

    @Override
    public String toString() {
        return "%s %.3f (%.3f to %.3f), %d problems".formatted(name, mean, low, high, problems);
    }
}
