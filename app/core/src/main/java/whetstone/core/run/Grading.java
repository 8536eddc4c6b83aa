package whetstone.core.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import whetstone.api.Group;
import whetstone.core.store.Graded;
import whetstone.train.CreditedGroup;

/// Puts credit back beside all rollouts: those that could not be judged have none.
final class Grading {
    private Grading() {}

    /// @param credited for each of `groups` its scorable rollouts with their credit; empty where it did not teach
    static List<Graded> of(List<Group> groups, List<Optional<CreditedGroup>> credited) {
        var graded = new ArrayList<Graded>();
        for (int i = 0; i < groups.size(); i++) {
            var group = groups.get(i);
            graded.add(
                    credited.get(i)
                            .map(taught -> new Graded(group, credit(group, taught), true))
                            .orElseGet(() -> Graded.untaught(group)));
        }
        return graded;
    }

    private static List<float[]> credit(Group group, CreditedGroup taught) {
        var next = taught.credit().iterator();
        var credit = new ArrayList<float[]>();
        for (var rollout : group.rollouts()) {
            credit.add(rollout.verdict().scorable() ? next.next() : new float[0]);
        }
        return credit;
    }
}
