package whetstone.core.run;

import java.util.ArrayList;
import java.util.List;
import whetstone.api.Group;
import whetstone.api.Rollout;
import whetstone.api.Seed;

/// The control arm: rewards change owners at random within a step, verdicts stay with what they judge. What is learned
/// from it, is not learned from the verifier.
final class ShuffledRewards {
    private ShuffledRewards() {}

    static List<Group> of(List<Group> groups, Seed seed) {
        var rewards =
                groups.stream()
                        .flatMap(group -> group.scorable().rollouts().stream())
                        .mapToDouble(Rollout::reward)
                        .toArray();
        shuffle(rewards, seed);
        var shuffled = new ArrayList<Group>();
        int next = 0;
        for (var group : groups) {
            var members = new ArrayList<Rollout>();
            for (var rollout : group.rollouts()) {
                boolean paid = rollout.verdict().scorable();
                members.add(paid ? rollout.withReward(rewards[next++]) : rollout);
            }
            shuffled.add(new Group(group.task(), members));
        }
        return shuffled;
    }

    // Fisher and Yates.
    private static void shuffle(double[] values, Seed seed) {
        var random = seed.random();
        for (int i = values.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            double kept = values[i];
            values[i] = values[j];
            values[j] = kept;
        }
    }
}
