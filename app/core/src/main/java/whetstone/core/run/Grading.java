package whetstone.core.run;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import whetstone.api.Group;
import whetstone.api.Rollout;
import whetstone.core.store.Graded;
import whetstone.train.CreditedGroup;

/// Puts credit back beside all rollouts: those that could not be judged have none.
final class Grading {
    private Grading() {}

    static List<Graded> of(List<Group> groups, List<CreditedGroup> useful) {
        var credits = new IdentityHashMap<Rollout, float[]>();
        for (var group : useful) {
            for (int i = 0; i < group.credit().size(); i++) {
                credits.put(group.group().rollouts().get(i), group.credit().get(i));
            }
        }
        var graded = new ArrayList<Graded>();
        for (var group : groups) {
            boolean taught = group.rollouts().stream().anyMatch(credits::containsKey);
            graded.add(
                    taught
                            ? new Graded(group, credit(group, credits), true)
                            : Graded.untaught(group));
        }
        return graded;
    }

    private static List<float[]> credit(Group group, Map<Rollout, float[]> credits) {
        return group.rollouts().stream()
                .map(rollout -> credits.getOrDefault(rollout, rollout.spread(0)))
                .toList();
    }
}
