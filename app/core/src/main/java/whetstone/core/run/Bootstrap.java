package whetstone.core.run;

import java.util.Arrays;
import whetstone.api.Seed;

/// Intervals by resampling problems: Efron 1979, the percentile method.
public final class Bootstrap {
    private Bootstrap() {}

    private static final int RESAMPLES = 2000;
    private static final double TAIL = 0.025;

    /// A 95 % interval.
    public record Interval(double low, double high) {}

    /// The interval of the mean of `values`; NaN at both ends where there are none.
    public static Interval mean(double[] values, Seed seed) {
        if (values.length == 0) {
            return new Interval(Double.NaN, Double.NaN);
        }
        var random = seed.random();
        var means = new double[RESAMPLES];
        for (int i = 0; i < RESAMPLES; i++) {
            double sum = 0;
            for (int j = 0; j < values.length; j++) {
                sum += values[random.nextInt(values.length)];
            }
            means[i] = sum / values.length;
        }
        Arrays.sort(means);
        int tail = (int) (TAIL * RESAMPLES);
        return new Interval(means[tail], means[RESAMPLES - 1 - tail]);
    }
}
