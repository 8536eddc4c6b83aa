package whetstone.core.measure;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import whetstone.api.Seed;

/// Intervals by resampling problems: Efron 1979, the percentile method.
public final class Bootstrap {
    private Bootstrap() {}

    private static final int RESAMPLES = 2000;
    private static final double TAIL = 0.025;

    /// A 95 % interval.
    public record Interval(double low, double high) {}

    /// The interval of the mean over seeds of the mean of each seed's `values`: seeds are resampled, and within each of
    /// them its values. NaN at both ends where there are none.
    public static Interval nested(List<double[]> values, Seed seed) {
        if (values.isEmpty()) {
            return new Interval(Double.NaN, Double.NaN);
        }
        var random = seed.random();
        var means = new double[RESAMPLES];
        for (int i = 0; i < RESAMPLES; i++) {
            double sum = 0;
            for (int j = 0; j < values.size(); j++) {
                sum += resampled(values.get(random.nextInt(values.size())), random);
            }
            means[i] = sum / values.size();
        }
        return interval(means);
    }

    private static double resampled(double[] values, RandomGenerator random) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += values[random.nextInt(values.length)];
        }
        return sum / values.length;
    }

    /// The interval of the mean of `values`; NaN at both ends where there are none.
    public static Interval mean(double[] values, Seed seed) {
        if (values.length == 0) {
            return new Interval(Double.NaN, Double.NaN);
        }
        var random = seed.random();
        var means = new double[RESAMPLES];
        for (int i = 0; i < RESAMPLES; i++) {
            means[i] = resampled(values, random);
        }
        return interval(means);
    }

    private static Interval interval(double[] means) {
        Arrays.sort(means);
        int tail = (int) (TAIL * RESAMPLES);
        return new Interval(means[tail], means[RESAMPLES - 1 - tail]);
    }
}
