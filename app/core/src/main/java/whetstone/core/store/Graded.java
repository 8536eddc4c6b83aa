package whetstone.core.store;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import whetstone.api.Group;

/// One group as it was judged and credited.
///
/// @param group the task with all its rollouts, those that could not be judged included
/// @param credit per rollout a weight for each completion token; an empty list if the group did not teach
/// @param taught whether the group was trained on
/// @param spare places of the rollouts that could be judged and that a rollout plan left out of training, in order
/// @param scores what evaluators say that the rollouts are worth, by name
public record Graded(
        Group group,
        List<float[]> credit,
        boolean taught,
        List<Integer> spare,
        SortedMap<String, Double> scores) {

    public Graded {
        credit = List.copyOf(credit);
        spare = List.copyOf(spare);
        scores = Collections.unmodifiableSortedMap(new TreeMap<>(scores));
        if (!credit.isEmpty() && credit.size() != group.rollouts().size()) {
            throw new IllegalArgumentException(
                    "credit for %d of %d rollouts; expected all or none"
                            .formatted(credit.size(), group.rollouts().size()));
        }
    }

    /// A group that no evaluator was asked about.
    public Graded(Group group, List<float[]> credit, boolean taught, List<Integer> spare) {
        this(group, credit, taught, spare, Collections.emptySortedMap());
    }

    /// A group of which nothing was left out.
    public Graded(Group group, List<float[]> credit, boolean taught) {
        this(group, credit, taught, List.of());
    }

    /// A group that nothing was learned from, for example in an evaluation.
    public static Graded untaught(Group group) {
        return new Graded(group, List.of(), false);
    }

    /// The same with what evaluators say.
    public Graded scored(SortedMap<String, Double> found) {
        return new Graded(group, credit, taught, spare, found);
    }
}
