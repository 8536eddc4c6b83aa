package whetstone.core.run;

import java.util.List;
import java.util.stream.IntStream;
import whetstone.api.Group;
import whetstone.core.store.Graded;

/// A group as a step comes by it.
///
/// @param group all that was sampled
/// @param spare places of the rollouts that could be judged and are not trained on, in order
record Collected(Group group, List<Integer> spare) {

    Collected {
        spare = List.copyOf(spare);
    }

    /// A group that nothing is left out of.
    static Collected whole(Group group) {
        return new Collected(group, List.of());
    }

    /// As it was stored.
    static Collected of(Graded graded) {
        return new Collected(graded.group(), graded.spare());
    }

    /// What is trained on: neither what is spare nor what could not be judged.
    Group trained() {
        return new Group(
                group.task(),
                IntStream.range(0, group.rollouts().size())
                        .filter(this::trains)
                        .mapToObj(group.rollouts()::get)
                        .toList());
    }

    /// Whether the rollout at `place` is trained on.
    boolean trains(int place) {
        return group.rollouts().get(place).verdict().scorable() && !spare.contains(place);
    }

    /// The same with the rewards of another group, which has those that are trained on, in order.
    Collected paid(Group trained) {
        var next = trained.rollouts().iterator();
        var rollouts =
                IntStream.range(0, group.rollouts().size())
                        .mapToObj(i -> trains(i) ? next.next() : group.rollouts().get(i))
                        .toList();
        return with(new Group(group.task(), rollouts));
    }

    /// The same with more that is known of its rollouts.
    ///
    /// @param other the group's rollouts, in order
    Collected with(Group other) {
        return new Collected(other, spare);
    }
}
