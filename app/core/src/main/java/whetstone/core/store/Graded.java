package whetstone.core.store;

import java.util.List;
import whetstone.api.Group;

/// One group as it was judged and credited.
///
/// @param group the task with all its rollouts, those that could not be judged included
/// @param credit per rollout a weight for each completion token; an empty list if the group did not teach
/// @param taught whether the group was trained on
public record Graded(Group group, List<float[]> credit, boolean taught) {

    public Graded {
        credit = List.copyOf(credit);
        if (!credit.isEmpty() && credit.size() != group.rollouts().size()) {
            throw new IllegalArgumentException(
                    "credit for %d of %d rollouts; expected all or none"
                            .formatted(credit.size(), group.rollouts().size()));
        }
    }

    /// A group that nothing was learned from, for example in an evaluation.
    public static Graded untaught(Group group) {
        return new Graded(group, List.of(), false);
    }
}
