package whetstone.train;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import whetstone.api.Group;
import whetstone.api.Signal;
import whetstone.api.algorithm.Algorithm;
import whetstone.api.algorithm.CriticSettings;
import whetstone.api.algorithm.Minibatch;
import whetstone.api.algorithm.Outputs;

/// An algorithm that finds something to teach in every group, with the work that `own` has with it.
///
/// @param own the algorithm of the recipe
public record Taught(Algorithm own) implements Algorithm {

    @Override
    public List<float[]> credit(Group group) {
        own.credit(group); // for the time that it takes
        var credit = new ArrayList<float[]>();
        for (int i = 0; i < group.rollouts().size(); i++) {
            credit.add(group.rollouts().get(i).spread(i % 2 == 0 ? 1 : -1));
        }
        return credit;
    }

    @Override
    public NDArray loss(Minibatch batch, Outputs now) {
        return own.loss(batch, now);
    }

    @Override
    public boolean teaches(Group group) {
        return !group.rollouts().isEmpty();
    }

    @Override
    public Optional<CriticSettings> criticSettings() {
        return own.criticSettings();
    }

    @Override
    public List<float[]> targets(Group group) {
        return own.targets(group);
    }

    @Override
    public Set<Signal> needs() {
        return own.needs();
    }
}
