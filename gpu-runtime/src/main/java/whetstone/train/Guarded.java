package whetstone.train;

import ai.djl.ndarray.NDArray;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import whetstone.api.Group;
import whetstone.api.Signal;
import whetstone.api.algorithm.Algorithm;
import whetstone.api.algorithm.CriticSettings;
import whetstone.api.algorithm.Minibatch;
import whetstone.api.algorithm.Outputs;

/// An algorithm that is asked nothing but through a guard.
public record Guarded(Algorithm own, Guard guard) implements Algorithm {

    /// Stands between the program and somebody else's algorithm.
    public interface Guard {

        /// What `work` gives, on whatever thread.
        ///
        /// @param method that is asked
        <T> T ask(String method, Callable<T> work);

        /// What `work` gives, on this thread: tensors are touched by one thread alone.
        ///
        /// @param method that is asked
        <T> T askHere(String method, Callable<T> work);
    }

    @Override
    public List<float[]> credit(Group group) {
        return guard.ask("credit", () -> own.credit(group));
    }

    @Override
    public List<List<float[]>> credits(List<Group> groups) {
        return guard.ask("credit", () -> own.credits(groups));
    }

    @Override
    public boolean teaches(Group group) {
        return guard.ask("teaches", () -> own.teaches(group));
    }

    @Override
    public Optional<CriticSettings> criticSettings() {
        return guard.ask("criticSettings", own::criticSettings);
    }

    @Override
    public List<float[]> targets(Group group) {
        return guard.ask("targets", () -> own.targets(group));
    }

    @Override
    public Set<Signal> needs() {
        return guard.ask(
                "needs",
                () -> {
                    var needs = EnumSet.noneOf(Signal.class); // of one order, unlike Set.copyOf
                    needs.addAll(own.needs());
                    return needs;
                });
    }

    @Override
    public NDArray loss(Minibatch batch, Outputs now) {
        return guard.askHere("loss", () -> own.loss(batch, now));
    }
}
