package whetstone.rollouts;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import whetstone.api.Group;
import whetstone.api.Range;
import whetstone.api.Rollout;
import whetstone.api.RolloutPlan;
import whetstone.api.Seed;
import whetstone.api.Verdict;

/// Samples a task on, a group at a time, until it has a signal, then trains on as many right answers as others, or as near
/// to that as there are: Reinforce-Ada, Xiong et al. 2025, arXiv:2510.04996, algorithm 1.
///
/// Departure from the paper: credit is relative to the rollouts that are kept; the paper takes the mean over all that were
/// sampled.
///
/// @param until when a task is sampled no more
/// @param rounds groups that are sampled of a task, at most
public record Adaptive(Until until, @Range(min = 1, max = 64) int rounds) implements RolloutPlan {

    /// When a task has enough of a signal.
    public enum Until {
        /// Half a group of right answers, and half a group of others: the paper's Reinforce-Ada-balance.
        BALANCED,
        /// A right answer: Reinforce-Ada-pos.
        SOLVED
    }

    @Override
    public List<Integer> more(List<Group> groups, int groupSize, Seed seed) {
        return groups.stream().map(group -> goesOn(group, groupSize) ? groupSize : 0).toList();
    }

    private boolean goesOn(Group group, int groupSize) {
        int sampled = group.rollouts().size();
        return sampled == 0 || (sampled < rounds * groupSize && !enough(group, groupSize));
    }

    private boolean enough(Group group, int groupSize) {
        var judged = group.scorable().rollouts();
        long right = judged.stream().filter(Adaptive::right).count();
        long half = Math.max(1, groupSize / 2);
        return switch (until) {
            case BALANCED -> right >= half && judged.size() - right >= half;
            case SOLVED -> right > 0;
        };
    }

    // Of each kind the first ones: what a sample is does not depend on when it was drawn.
    @Override
    public List<Integer> keep(Group group, int groupSize, Seed seed) {
        var right = places(group, true);
        var others = places(group, false);
        int few = Math.min(others.size(), groupSize / 2);
        int keptRight = Math.min(right.size(), groupSize - few);
        int keptOthers = Math.min(others.size(), groupSize - keptRight);
        return Stream.concat(right.stream().limit(keptRight), others.stream().limit(keptOthers))
                .toList();
    }

    private static List<Integer> places(Group group, boolean right) {
        return IntStream.range(0, group.rollouts().size())
                .filter(i -> right(group.rollouts().get(i)) == right)
                .boxed()
                .toList();
    }

    private static boolean right(Rollout rollout) {
        return rollout.verdict() instanceof Verdict.Correct;
    }
}
