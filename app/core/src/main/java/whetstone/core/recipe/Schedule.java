package whetstone.core.recipe;

import whetstone.api.Range;

/// How a number of an algorithm goes over the steps of a stage, from what the recipe says it is at the first step.
///
/// @param shape of its way
/// @param to what it comes to, at the last step, or for `step` from `at` on
/// @param at share of the steps after which `step` happens
/// @param metric that `controlled` follows, by its name in METRICS.md
/// @param target what `controlled` wants the metric to be
/// @param gain of `controlled`: after every step the number is multiplied by 1 + gain clip(metric / target - 1, -0.2, 0.2);
///     below 0 it shrinks where the metric is too large. 0.1 is that of adaptive KL penalties, arXiv:1909.08593, eq. 4
public record Schedule(
        Shape shape,
        double to,
        @Range(min = 0, max = 1) double at,
        String metric,
        double target,
        @Range(min = -10, max = 10) double gain) {

    private static final double MOST = 0.2;

    /// The shape of a way.
    public enum Shape {
        LINEAR,
        COSINE,
        /// One value, then another.
        STEP,
        /// By a metric of the steps before.
        CONTROLLED
    }

    public Schedule {
        if (shape == Shape.CONTROLLED && (metric.isEmpty() || target == 0)) {
            throw new IllegalArgumentException(
                    "target must be told with metric where shape is controlled, such as {metric: reference/kl, target: 0.02}");
        }
    }

    /// What is not written.
    public static Schedule defaults() {
        return new Schedule(Shape.LINEAR, 0, 0.5, "", 0, 0.1);
    }

    /// The number at a step.
    ///
    /// @param from what it is at the first step
    /// @param step from 0
    /// @param steps of the stage
    /// @param seen the metric at each of the steps before
    public double value(double from, int step, int steps, double[] seen) {
        double done = steps == 1 ? 0 : (double) step / (steps - 1);
        return switch (shape) {
            case LINEAR -> from + (to - from) * done;
            case COSINE -> to + (from - to) * (1 + Math.cos(Math.PI * done)) / 2;
            case STEP -> step < at * steps ? from : to;
            case CONTROLLED -> from * factor(seen);
        };
    }

    private double factor(double[] seen) {
        double factor = 1;
        for (double value : seen) {
            if (Double.isFinite(value)) {
                factor *= 1 + gain * Math.clamp(value / target - 1, -MOST, MOST);
            }
        }
        return factor;
    }
}
