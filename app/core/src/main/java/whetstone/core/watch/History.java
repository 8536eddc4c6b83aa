package whetstone.core.watch;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.DoubleStream;

/// The last steps of a stage; older ones are forgotten.
final class History {

    /// How many steps trends are taken over. A6 of the field's rules of thumb looks at the first 20.
    static final int WINDOW = 20;

    private final Deque<Observation> steps = new ArrayDeque<>();

    void add(Observation observation) {
        steps.addLast(observation);
        if (steps.size() > WINDOW) {
            steps.removeFirst();
        }
    }

    /// The newest step.
    Observation now() {
        return steps.getLast();
    }

    /// Whether there are enough steps for a trend.
    boolean full() {
        return steps.size() == WINDOW;
    }

    /// A metric over the window, oldest first.
    double[] values(String metric) {
        return steps.stream().mapToDouble(step -> step.metric(metric)).toArray();
    }

    /// Mean of a metric over the newest `count` steps; NaN where there are fewer.
    double last(String metric, int count) {
        double[] values = values(metric);
        return values.length < count
                ? Double.NaN
                : DoubleStream.of(values).skip(values.length - count).average().orElse(Double.NaN);
    }

    /// Mean of a metric over the oldest `count` steps of a full window; else NaN.
    double first(String metric, int count) {
        return full()
                ? DoubleStream.of(values(metric)).limit(count).average().orElse(Double.NaN)
                : Double.NaN;
    }

    /// Least-squares slope of a metric per step over a full window; else NaN.
    double slope(String metric) {
        if (!full()) {
            return Double.NaN;
        }
        double[] values = values(metric);
        double middle = (WINDOW - 1) / 2.0;
        double along = 0;
        double square = 0;
        for (int i = 0; i < WINDOW; i++) {
            along += (i - middle) * values[i];
            square += (i - middle) * (i - middle);
        }
        return along / square;
    }
}
