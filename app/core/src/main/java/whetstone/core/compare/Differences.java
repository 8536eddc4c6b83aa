package whetstone.core.compare;

import java.util.ArrayList;
import java.util.List;
import whetstone.api.Seed;
import whetstone.core.measure.Bootstrap;
import whetstone.core.store.Matrices.Row;
import whetstone.core.store.StoreException;

/// Differences of pass@k, problem by problem, of evaluations that measured the same.
///
/// @param before pass@k of each problem
/// @param after pass@k of the same problems
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
