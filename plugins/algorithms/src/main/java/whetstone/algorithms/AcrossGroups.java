package whetstone.algorithms;

import java.util.List;

/// What is done to credit once that of all groups of a step is known.
public enum AcrossGroups {
    NONE,
    /// Less its mean over all tokens of the step: REINFORCE with the batch's mean as baseline.
    CENTRE,
    /// Less its mean over all tokens, and over their deviation (not a sample's) + 1e-8: REINFORCE++, arXiv:2501.03262.
    WHITEN;

    private static final double SMALLEST_STD = 1e-8;

    /// @param credits per group, per rollout, per token
    List<List<float[]>> apply(List<List<float[]>> credits) {
        if (this == NONE) {
            return credits;
        }
        double mean = mean(credits, 0, 1);
        double std = Math.sqrt(mean(credits, mean, 2));
        double scale = this == WHITEN ? 1 / (std + SMALLEST_STD) : 1;
        return credits.stream()
                .map(group -> group.stream().map(own -> shifted(own, mean, scale)).toList())
                .toList();
    }

    private static double mean(List<List<float[]>> credits, double centre, int power) {
        double sum = 0;
        long tokens = 0;
        for (var group : credits) {
            for (var own : group) {
                for (float credit : own) {
                    sum += Math.pow(credit - centre, power);
                }
                tokens += own.length;
            }
        }
        return sum / Math.max(1, tokens);
    }

    private static float[] shifted(float[] credit, double mean, double scale) {
        var shifted = new float[credit.length];
        for (int t = 0; t < credit.length; t++) {
            shifted[t] = (float) ((credit[t] - mean) * scale);
        }
        return shifted;
    }
}
