package whetstone.core.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import whetstone.api.Seed;
import whetstone.core.measure.Bootstrap;
import whetstone.core.store.Matrices.Row;
import whetstone.core.store.StoreException;

/// Differences, problem by problem, of evaluations that measured the same: of pass@k, or of what an evaluator said.
///
/// @param before what each problem has on one side
/// @param after what the same problems have on the other
public record Differences(double[] before, double[] after) {

    /// Of two evaluations; problems with fewer than `k` judged samples in either are left out.
    ///
    /// @throws StoreException if the two did not measure the same, or no problem has so many samples; says why
    public static Differences of(Evaluation before, Evaluation after, int k) {
        Comparability.require(before, after);
        var others = after.byTask();
        var first = new ArrayList<Row>();
        var second = new ArrayList<Row>();
        before.byTask()
                .forEach((task, row) -> {
                    var other = others.get(task);
                    if (other != null && Scores.judges(row, k) && Scores.judges(other, k)) {
                        first.add(row);
                        second.add(other);
                    }
                });
        if (first.isEmpty()) {
            throw new StoreException(
                    "run %d and run %d: no problem has %d samples that could be judged in both; evaluate with more samples"
                            .formatted(before.run(), after.run(), k));
        }
        return new Differences(scores(first, k), scores(second, k));
    }

    /// Of what evaluators said of both under `name`; empty where they said it of no problem of both.
    static Optional<Differences> ofScore(Evaluation before, Evaluation after, String name) {
        return ofScores(
                before.scores().getOrDefault(name, Map.of()),
                after.scores().getOrDefault(name, Map.of()));
    }

    /// Of scores by task; empty where no task has one on both sides.
    public static Optional<Differences> ofScores(
            Map<String, Double> before, Map<String, Double> after) {
        var shared = before.keySet().stream().filter(after::containsKey).toList();
        return shared.isEmpty()
                ? Optional.empty()
                : Optional.of(new Differences(values(before, shared), values(after, shared)));
    }

    private static double[] values(Map<String, Double> byTask, List<String> tasks) {
        return tasks.stream().mapToDouble(task -> byTask.getOrDefault(task, 0.0)).toArray();
    }

    private static double[] scores(List<Row> rows, int k) {
        return rows.stream().mapToDouble(row -> Scores.passAt(k, row)).toArray();
    }

    /// After less before, problem by problem.
    public double[] values() {
        var values = new double[before.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = after[i] - before[i];
        }
        return values;
    }

    /// Mean of `before`.
    public double meanBefore() {
        return Scores.mean(before);
    }

    /// Mean of `after`.
    public double meanAfter() {
        return Scores.mean(after);
    }

    /// 95 % interval of the mean difference, by bootstrap over problems.
    public Bootstrap.Interval interval(Seed seed) {
        return Bootstrap.mean(values(), seed);
    }
}
