package whetstone.api.algorithm;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import whetstone.api.Group;
import whetstone.api.Signal;

/// A learning algorithm is two functions: who gets credit (plain Java, on the CPU) and what is minimised (tensors, on
/// the device). Implementations are records whose components are the hyper-parameters, whose compact constructor is
/// their validation and whose Javadoc is their help.
public interface Algorithm {

    /// Credit for every completion token of every rollout, in rollout order; each array has length T.
    ///
    /// @param group without the rollouts that could not be judged
    List<float[]> credit(Group group);

    /// Credit for all groups of a step that teach, in order; overridden where credit depends on other groups too.
    default List<List<float[]>> credits(List<Group> groups) {
        return groups.stream().map(this::credit).toList();
    }

    /// The scalar to minimise: this batch's share of the loss of its [Minibatch#whole], so that shares add up.
    ///
    /// @param now what the policy says about the batch at this moment; gradients flow through it
    NDArray loss(Minibatch batch, Outputs now);

    /// Whether a group can move the policy at all; groups that cannot are counted and left out.
    default boolean teaches(Group group) {
        return !group.rollouts().isEmpty();
    }

    /// The critic that this algorithm wants; its values are recorded as [whetstone.api.Signal#VALUE] before it is asked
    /// for credit.
    default Optional<CriticSettings> criticSettings() {
        return Optional.empty();
    }

    /// What the critic should have said of every completion token's state, in rollout order; each array has length T.
    /// Asked of algorithms that want a critic.
    ///
    /// @param group without the rollouts that could not be judged
    default List<float[]> targets(Group group) {
        throw new UnsupportedOperationException(getClass().getName() + " has no critic");
    }

    /// What must be recorded for this algorithm.
    default Set<Signal> needs() {
        return Set.of();
    }
}
