package whetstone.core.measure;

import java.util.List;
import java.util.function.ToDoubleFunction;
import whetstone.api.Seed;
import whetstone.core.store.Verdicts.Tally;

/// How well a policy does on a set of problems, with what chance leaves open.
///
/// @param passAt1 share of samples that are correct, mean over problems; NaN where there are no problems
/// @param passAt8 share of problems of which at least one of 8 samples would be, mean over those with 8 samples that
///     could be judged; NaN where there are none
/// @param low end of the 95 % interval of `passAt1`
/// @param high end of the 95 % interval of `passAt1`
/// @param problems how many were measured
public record Estimate(double passAt1, double passAt8, double low, double high, int problems) {

    /// The estimate from all tallies that have samples.
    ///
    /// @param seed of the bootstrap
    public static Estimate of(List<Tally> tallies, Seed seed) {
        var counted = tallies.stream().filter(tally -> tally.samples() > 0).toList();
        var passes = values(counted, tally -> passAt(1, tally));
        var interval = Bootstrap.mean(passes, seed);
        var eights =
                values(
                        counted.stream().filter(tally -> tally.samples() >= 8).toList(),
                        tally -> passAt(8, tally));
        return new Estimate(
                mean(passes), mean(eights), interval.low(), interval.high(), counted.size());
    }

    private static double[] values(List<Tally> tallies, ToDoubleFunction<Tally> of) {
        return tallies.stream().mapToDouble(of).toArray();
    }

    static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    /// Unbiased pass@k: the probability that k of the n samples, drawn without putting back, hold a correct one:
    /// 1 - C(n - c, k) / C(n, k), arXiv:2107.03374, eq. 1. NaN where n is less than k.
    public static double passAt(int k, Tally tally) {
        int n = tally.samples();
        if (n < k) {
            return Double.NaN;
        }
        if (k == 1) {
            return (double) tally.correct() / n; // without the product's rounding
        }
        double none = 1;
        for (int i = n - tally.correct() + 1; i <= n; i++) {
            none *= 1 - (double) k / i;
        }
        return 1 - Math.max(0, none);
    }
}
