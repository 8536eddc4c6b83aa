package whetstone.rollouts;

import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import whetstone.api.Group;
import whetstone.api.Range;
import whetstone.api.RolloutPlan;
import whetstone.api.Seed;

/// Samples more of each task than is trained on, and trains on the group whose rewards vary most: PODS, Xu et al. 2025,
/// arXiv:2504.13818. Such a group holds the highest and the lowest rewards and none between, so one number decides: how
/// many of the highest.
///
/// @param times completions that are sampled for each that is trained on
public record MaxVariance(@Range(min = 1, max = 64) int times) implements RolloutPlan {

    @Override
    public List<Integer> more(List<Group> groups, int groupSize, Seed seed) {
        return groups.stream()
                .map(group -> group.rollouts().isEmpty() ? times * groupSize : 0)
                .toList();
    }

    @Override
    public List<Integer> keep(Group group, int groupSize, Seed seed) {
        var rewards = group.rewards();
        var ranked =
                IntStream.range(0, rewards.length)
                        .boxed()
                        .sorted(Comparator.comparingDouble(i -> rewards[i]))
                        .toList();
        int count = Math.min(groupSize, rewards.length);
        return IntStream.rangeClosed(0, count)
                .mapToObj(highest -> ends(ranked, count - highest, highest))
                .max(Comparator.comparingDouble(kept -> variance(kept, rewards)))
                .orElseThrow();
    }

    private static List<Integer> ends(List<Integer> ranked, int lowest, int highest) {
        int size = ranked.size();
        return IntStream.range(0, size)
                .filter(rank -> rank < lowest || rank >= size - highest)
                .mapToObj(ranked::get)
                .toList();
    }

    private static double variance(List<Integer> kept, double[] rewards) {
        double mean = of(kept, rewards).average().orElse(0);
        return of(kept, rewards).map(r -> (r - mean) * (r - mean)).average().orElse(0);
    }

    private static DoubleStream of(List<Integer> kept, double[] rewards) {
        return kept.stream().mapToDouble(i -> rewards[i]);
    }
}
