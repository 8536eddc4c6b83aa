package whetstone.api.algorithm;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import whetstone.api.Group;
import whetstone.api.Signal;

/// An algorithm around another one: what it does not say itself is what the inner one says. Whoever overrides [#credit]
/// overrides [#credits], too.
public interface Around extends Algorithm {

    /// Whose credit and loss are taken.
    Algorithm inner();

    /// The group as the inner algorithm sees it.
    ///
    /// @return one with the same rollouts, in the same order, unless credit and targets are overridden
    default Group seen(Group group) {
        return group;
    }

    @Override
    default List<float[]> credit(Group group) {
        return inner().credit(seen(group));
    }

    @Override
    default List<List<float[]>> credits(List<Group> groups) {
        return inner().credits(groups.stream().map(this::seen).toList());
    }

    @Override
    default NDArray loss(Minibatch batch, Outputs now) {
        return inner().loss(batch, now);
    }

    @Override
    default boolean teaches(Group group) {
        return inner().teaches(seen(group));
    }

    @Override
    default Optional<CriticSettings> criticSettings() {
        return inner().criticSettings();
    }

    @Override
    default List<float[]> targets(Group group) {
        return inner().targets(seen(group));
    }

    @Override
    default Set<Signal> needs() {
        return inner().needs();
    }
}
