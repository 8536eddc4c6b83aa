package whetstone.core.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import whetstone.api.Seed;
import whetstone.api.algorithm.Algorithm;
import whetstone.core.plugin.AlgorithmBoundary;
import whetstone.core.store.Graded;
import whetstone.train.Minibatches;
import whetstone.train.Optimizer;
import whetstone.train.Policy;

/// The one loop. Every algorithm, from supervised fine-tuning to group-relative RL, runs through [#step].
final class Trainer {

    /// Where groups come from: demonstrations, or sampling and judging.
    @FunctionalInterface
    interface Rollouts {
        List<Collected> collect(int step);
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
    /// @param more what is to be said of the critic and of the replay buffer, where there are such
    record Report(
            List<Graded> graded,
            List<Policy.Descent> descents,
            double rate,
            Map<String, Double> more) {}

    /// What is learned, and how.
    ///
    /// @param algorithms what the algorithm is at each step
    record Objective(IntFunction<Algorithm> algorithms, Optimizer optimizer, Sizes sizes) {}

    private final Rollouts rollouts;
    private final Policy policy;
    private final Objective objective;
    private final Beside beside;

    Trainer(Rollouts rollouts, Policy policy, Objective objective, Beside beside) {
        this.rollouts = rollouts;
        this.policy = policy;
        this.objective = objective;
        this.beside = beside;
    }

    /// Steps of the whole stage.
    int steps() {
        return objective.sizes().steps();
    }

    /// Collects, credits, and descends once per minibatch.
    ///
    /// @param seed of this step's order; the same seed, groups and weights give the same report
    Report step(int index, Seed seed) {
        var algorithm = objective.algorithms().apply(index);
        var sizes = objective.sizes();
        var optimizer = objective.optimizer();
        var fresh = rollouts.collect(index);
        var collected = withReplayed(index, fresh, algorithm, seed.derive("buffer"));
        var groups = beside.criticism().map(critic -> valued(critic, collected)).orElse(collected);
        var trained = groups.stream().map(Collected::trained).toList();
        var credited = new Crediting(algorithm).of(trained);
        var useful = credited.stream().flatMap(Optional::stream).toList();
        var asked = AlgorithmBoundary.around(algorithm);
        double rate = optimizer.rate(index, sizes.steps());
        var descents = new ArrayList<Policy.Descent>();
        for (int epoch = 0; epoch < sizes.epochs() && !useful.isEmpty(); epoch++) {
            var order = seed.derive("order").derive(epoch);
            for (var minibatch : Minibatches.of(useful, sizes.minibatch(), order)) {
                descents.add(
                        policy.descend(minibatch, asked, sizes.temperature(), optimizer, rate));
            }
        }
        var more = new TreeMap<String, Double>();
        beside.criticism().ifPresent(critic -> more.putAll(critic.learn(trained)));
        beside.buffer()
                .ifPresent(_ -> more.put("buffer/groups", (double) groups.size() - fresh.size()));
        var graded = Grading.of(groups, credited).subList(0, fresh.size());
        return new Report(graded, descents, rate, more);
    }

    private static List<Collected> valued(Criticism critic, List<Collected> collected) {
        var valued = critic.value(collected.stream().map(Collected::group).toList());
        return IntStream.range(0, valued.size())
                .mapToObj(i -> collected.get(i).with(valued.get(i)))
                .toList();
    }

    private List<Collected> withReplayed(
            int index, List<Collected> fresh, Algorithm algorithm, Seed seed) {
        var all = new ArrayList<>(fresh);
        var crediting = new Crediting(algorithm);
        beside.buffer()
                .map(buffer -> buffer.draw(index, fresh.size(), crediting::teaches, seed))
                .ifPresent(drawn -> drawn.forEach(group -> all.add(Collected.whole(group))));
        return List.copyOf(all);
    }
}
