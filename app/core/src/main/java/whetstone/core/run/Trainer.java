package whetstone.core.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import whetstone.api.Group;
import whetstone.api.Seed;
import whetstone.api.algorithm.Algorithm;
import whetstone.core.store.Graded;
import whetstone.train.Minibatches;
import whetstone.train.Optimizer;
import whetstone.train.Policy;

/// The one loop. Every algorithm, from supervised fine-tuning to group-relative RL, runs through [#step].
final class Trainer {

    /// Where groups come from: demonstrations, or sampling and judging.
    @FunctionalInterface
    interface Rollouts {
        List<Group> collect(int step, Seed seed);
    }

    /// Sizes of a step.
    ///
    /// @param minibatch rollouts per optimizer step
    /// @param epochs passes over the rollouts
    /// @param steps of the whole stage, for the schedule
    /// @param temperature that completions were sampled at
    record Sizes(int minibatch, int epochs, int steps, double temperature) {}

    /// What one step did.
    ///
    /// @param graded every group, with the credit of those that taught
    /// @param descents one per optimizer step
    /// @param critic what is to be said of the critic; empty without one
    record Report(
            List<Graded> graded,
            List<Policy.Descent> descents,
            double rate,
            Map<String, Double> critic) {}

    private final Rollouts rollouts;
    private final Policy policy;
    private final Algorithm algorithm;
    private final Optimizer optimizer;
    private final Sizes sizes;
    private final Optional<Criticism> criticism;

    Trainer(
            Rollouts rollouts,
            Policy policy,
            Algorithm algorithm,
            Optimizer optimizer,
            Sizes sizes,
            Optional<Criticism> criticism) {
        this.rollouts = rollouts;
        this.policy = policy;
        this.algorithm = algorithm;
        this.optimizer = optimizer;
        this.sizes = sizes;
        this.criticism = criticism;
    }

    /// Steps of the whole stage.
    int steps() {
        return sizes.steps();
    }

    /// Collects, credits, and descends once per minibatch.
    ///
    /// @param seed of this step; the same seed and weights give the same report
    Report step(int index, Seed seed) {
        var collected = rollouts.collect(index, seed.derive("rollouts"));
        var groups = criticism.map(critic -> critic.value(collected)).orElse(collected);
        var scorable = groups.stream().map(Group::scorable).toList();
        var credited = new Crediting(algorithm).of(scorable);
        var useful = credited.stream().flatMap(Optional::stream).toList();
        double rate = optimizer.rate(index, sizes.steps());
        var descents = new ArrayList<Policy.Descent>();
        for (int epoch = 0; epoch < sizes.epochs() && !useful.isEmpty(); epoch++) {
            var order = seed.derive("order").derive(epoch);
            for (var minibatch : Minibatches.of(useful, sizes.minibatch(), order)) {
                descents.add(
                        policy.descend(minibatch, algorithm, sizes.temperature(), optimizer, rate));
            }
        }
        var learned = criticism.map(critic -> critic.learn(scorable)).orElse(Map.of());
        return new Report(Grading.of(groups, credited), descents, rate, learned);
    }
}
