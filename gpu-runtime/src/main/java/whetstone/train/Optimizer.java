package whetstone.train;

import whetstone.api.Range;

/// AdamW with gradient clipping and a schedule: Loshchilov and Hutter 2019, arXiv:1711.05101, algorithm 2.
///
/// @param learningRate at the height of the schedule
/// @param warmUpSteps steps over which the rate rises linearly from 0
/// @param schedule how the rate goes on after that
/// @param finalShare share of the learning rate left at the last step; not used by `CONSTANT`
/// @param beta1 decay of the mean of gradients
/// @param beta2 decay of the mean of squared gradients
/// @param epsilon added to the root of that mean
/// @param weightDecay share of each weight taken away per step, times the rate; norms are spared
/// @param clip largest norm of the gradient; longer ones are shortened to it
public record Optimizer(
        @Range(min = 0, max = 10) double learningRate,
        @Range(min = 0, max = 1_000_000) int warmUpSteps,
        Schedule schedule,
        @Range(min = 0, max = 1) double finalShare,
        @Range(min = 0, max = 1) double beta1,
        @Range(min = 0, max = 1) double beta2,
        @Range(min = 0, max = 1) double epsilon,
        @Range(min = 0, max = 1) double weightDecay,
        @Range(min = 0, max = 1e6) double clip) {

    /// How the learning rate changes over the steps of a stage.
    public enum Schedule {
        CONSTANT,
        LINEAR,
        COSINE
    }

    public Optimizer {
        if (!(learningRate > 0)) {
            throw new IllegalArgumentException(
                    "learningRate must be greater than 0, was " + learningRate);
        }
        if (!(finalShare >= 0 && finalShare <= 1)) {
            throw new IllegalArgumentException("finalShare must lie in [0, 1], was " + finalShare);
        }
        if (!(clip > 0)) {
            throw new IllegalArgumentException("clip must be greater than 0, was " + clip);
        }
    }

    public static Optimizer defaults() {
        return new Optimizer(5e-4, 0, Schedule.LINEAR, 0.1, 0.9, 0.99, 1e-8, 0, 1);
    }

    /// The learning rate of step `step` of `steps`, counted from 0.
    public double rate(int step, int steps) {
        if (step < warmUpSteps) {
            return learningRate * (step + 1) / warmUpSteps;
        }
        double done = (double) (step - warmUpSteps) / Math.max(1, steps - warmUpSteps);
        double share =
                switch (schedule) {
                    case CONSTANT -> 1;
                    case LINEAR -> 1 - (1 - finalShare) * done;
                    case COSINE ->
                            finalShare + (1 - finalShare) * (1 + Math.cos(Math.PI * done)) / 2;
                };
        return learningRate * share;
    }
}
