package whetstone.algorithms;

import java.util.Arrays;

/// What a reward is compared with, within its group.
public enum Baseline {
    /// With nothing: Williams 1992, doi:10.1007/BF00992696.
    NONE {
        @Override
        double[] advantages(double[] rewards) {
            return rewards.clone();
        }

        @Override
        boolean teaches(double[] rewards) {
            return rewards.length > 0;
        }
    },
    /// With the mean of the group: GRPO, arXiv:2402.03300, section 4.1.2.
    GROUP_MEAN {
        @Override
        double[] advantages(double[] rewards) {
            double mean = Arrays.stream(rewards).average().orElse(0);
            return Arrays.stream(rewards).map(reward -> reward - mean).toArray();
        }
    },
    /// With the mean of the others of the group, which keeps the gradient unbiased: RLOO, arXiv:2402.14740, eq. 7.
    LEAVE_ONE_OUT {
        @Override
        double[] advantages(double[] rewards) {
            double sum = Arrays.stream(rewards).sum();
            int others = Math.max(1, rewards.length - 1);
            return Arrays.stream(rewards).map(r -> r - (sum - r) / others).toArray();
        }
    },
    /// Only the best is credited, with its lead over the second: what the group's maximum owes to it, as pass@k asks
    /// for. arXiv:2503.19595, section 4, with k the size of the group. A tie for the first place teaches nothing.
    RUNNER_UP {
        @Override
        double[] advantages(double[] rewards) {
            var advantages = new double[rewards.length];
            int best = 0;
            for (int i = 1; i < rewards.length; i++) {
                best = rewards[i] > rewards[best] ? i : best;
            }
            if (rewards.length > 1) {
                double[] sorted = Arrays.stream(rewards).sorted().toArray();
                advantages[best] = rewards[best] - sorted[sorted.length - 2];
            }
            return advantages;
        }

        @Override
        boolean teaches(double[] rewards) {
            return Arrays.stream(advantages(rewards)).anyMatch(advantage -> advantage > 0);
        }
    };

    /// A reward's lead over what it is compared with, in order.
    abstract double[] advantages(double[] rewards);

    /// Whether any lead is to be expected; equal rewards leave none but rounding errors.
    boolean teaches(double[] rewards) {
        return Arrays.stream(rewards).distinct().count() > 1;
    }
}
