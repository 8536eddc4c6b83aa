package whetstone.core.run;

import java.util.List;

/// What another algorithm, another pay or another verifier would have made of a stage's stored rollouts.
///
/// @param steps replayed
/// @param groups sampled in them
/// @param verdictsChanged rollouts that are judged otherwise now; 0 where nothing was judged again
/// @param paidOtherwise rollouts with another reward
/// @param taughtBefore groups that were trained on
/// @param taughtAfter groups that would have been
/// @param lostSignal groups that were trained on and would not have been
/// @param gainedSignal groups that were not trained on and would have been
/// @param changedSign groups with a rollout whose credit, summed over its tokens, would have been of the other sign
/// @param meanCreditBefore mean of |credit| over all completion tokens, 0 where a group was not trained on
/// @param meanCreditAfter the same as it would have been
/// @param meanDifference mean of |credit after - credit before| over the same tokens
/// @param examples groups whose credit would have changed most, the largest change first
public record Replayed(
        long run,
        String stage,
        int steps,
        int groups,
        int verdictsChanged,
        int paidOtherwise,
        int taughtBefore,
        int taughtAfter,
        int lostSignal,
        int gainedSignal,
        int changedSign,
        double meanCreditBefore,
        double meanCreditAfter,
        double meanDifference,
        List<Example> examples) {

    /// A group.
    ///
    /// @param group position within the step, from 0
    /// @param task id
    /// @param before credit of each rollout, mean over its tokens
    /// @param after the same as it would have been
    /// @param difference mean over the group's tokens of |credit after - credit before|
    public record Example(
            int step, int group, String task, double[] before, double[] after, double difference) {}
}
