package whetstone.train;

import java.util.ArrayList;
import java.util.List;
import whetstone.api.Group;
import whetstone.api.algorithm.Algorithm;
import whetstone.api.algorithm.Around;

/// An algorithm that finds something to teach in every group, with the work that `inner` has with it.
///
/// @param inner the algorithm of the recipe
public record Taught(Algorithm inner) implements Around {

    @Override
    public List<float[]> credit(Group group) {
        inner.credit(group); // for the time that it takes
        var credit = new ArrayList<float[]>();
        for (int i = 0; i < group.rollouts().size(); i++) {
            credit.add(group.rollouts().get(i).spread(i % 2 == 0 ? 1 : -1));
        }
        return credit;
    }

    @Override
    public List<List<float[]>> credits(List<Group> groups) {
        return groups.stream().map(this::credit).toList();
    }

    @Override
    public boolean teaches(Group group) {
        return !group.rollouts().isEmpty();
    }
}
