package whetstone.algorithms;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.pf4j.Extension;
import whetstone.api.Group;
import whetstone.api.Rollout;
import whetstone.api.Seed;
import whetstone.api.algorithm.Algorithm;
import whetstone.api.algorithm.Algorithms;
import whetstone.api.algorithm.Around;

/// Policy filtration: of each group only those completions teach whose rewards can be trusted, which are those at the ends
/// of its ranking where a reward model errs in the middle. Shen and Zhang 2024, arXiv:2409.06957, section 3.2.
///
///     K    = members of the group that are kept, by the order of their rewards
///     A_i  = n / |K| * (credit of the inner algorithm within K)   for i in K,   else 0
///
/// Departures from the paper: 1. A member that is left out keeps its place in the means over tokens; those that are kept
/// count for it. 2. A critic learns from all members.
///
/// @param inner whose credit and loss are taken
/// @param keep which members are kept
public record Filtered(Algorithm inner, Keep keep) implements Around {

    /// Which members of a group are kept; the whole group where it has fewer.
    public enum Keep {
        /// The one with the highest reward. Wants an algorithm that does not compare within the group.
        BEST {
            @Override
            int[] of(int[] ranked, RandomGenerator random) {
                return new int[] {ranked[0]};
            }
        },
        /// That one, and one of the others by chance.
        BEST_RANDOM {
            @Override
            int[] of(int[] ranked, RandomGenerator random) {
                return new int[] {ranked[0], ranked[1 + random.nextInt(ranked.length - 1)]};
            }
        },
        /// The highest and the lowest.
        BEST_WORST {
            @Override
            int[] of(int[] ranked, RandomGenerator random) {
                return new int[] {ranked[0], ranked[ranked.length - 1]};
            }
        };

        /// @param ranked at least two members, the highest reward first; of equal ones the earlier member
        abstract int[] of(int[] ranked, RandomGenerator random);
    }

    /// Names it for recipes.
    @Extension
    public static final class Offered implements Algorithms {
        @Override
        public Map<String, Algorithm> defaults() {
            return Map.of("pf-ppo", new Filtered(Ppo.defaults(), Keep.BEST_WORST));
        }
    }

    /// Members of `group` that are kept, in their order. Chance goes by task and policy version: the choice is the same
    /// however often it is asked for.
    int[] kept(Group group) {
        var members = group.rollouts();
        int[] all = IntStream.range(0, members.size()).toArray();
        if (all.length < 2) {
            return all;
        }
        var falling = Comparator.comparingDouble((Integer i) -> -members.get(i).reward());
        int[] ranked = Arrays.stream(all).boxed().sorted(falling).mapToInt(i -> i).toArray();
        var seed = new Seed(0).derive("filtered").derive(group.task().id());
        int[] kept = keep.of(ranked, seed.derive(members.getFirst().policyVersion()).random());
        Arrays.sort(kept);
        return kept;
    }

    @Override
    public Group seen(Group group) {
        return new Group(
                group.task(), Arrays.stream(kept(group)).mapToObj(group.rollouts()::get).toList());
    }

    @Override
    public List<float[]> credit(Group group) {
        return spread(group, inner.credit(seen(group)));
    }

    @Override
    public List<List<float[]>> credits(List<Group> groups) {
        var inners = inner.credits(groups.stream().map(this::seen).toList());
        return IntStream.range(0, groups.size())
                .mapToObj(i -> spread(groups.get(i), inners.get(i)))
                .toList();
    }

    private List<float[]> spread(Group group, List<float[]> ofKept) {
        int[] kept = kept(group);
        var credit = new ArrayList<float[]>();
        for (Rollout rollout : group.rollouts()) {
            credit.add(rollout.spread(0));
        }
        float weight = (float) credit.size() / Math.max(1, kept.length);
        for (int k = 0; k < kept.length; k++) {
            float[] to = credit.get(kept[k]);
            for (int t = 0; t < to.length; t++) {
                to[t] = weight * ofKept.get(k)[t];
            }
        }
        return credit;
    }

    @Override
    public List<float[]> targets(Group group) {
        return inner.targets(group);
    }
}
