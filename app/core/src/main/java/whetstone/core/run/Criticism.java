package whetstone.core.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import whetstone.api.Group;
import whetstone.api.Rollout;
import whetstone.api.Signal;
import whetstone.api.algorithm.Algorithm;
import whetstone.api.algorithm.CriticSettings;
import whetstone.core.plugin.Boundary;
import whetstone.model.Decoder;
import whetstone.train.Critic;
import whetstone.train.Scoring;

/// The critic of a stage: says what states are worth before credit is given, and learns from what they turned out to be
/// worth.
///
/// @param algorithm that wants it
/// @param decoder that is taught, whose knowledge of a state the critic goes by
record Criticism(Algorithm algorithm, CriticSettings settings, Critic critic, Decoder decoder) {

    /// Groups with the critic's values recorded.
    List<Group> value(List<Group> groups) {
        var rollouts = groups.stream().flatMap(g -> g.rollouts().stream()).toList();
        var features = Scoring.features(decoder, rollouts).iterator();
        var valued = new ArrayList<Group>();
        for (var group : groups) {
            List<Rollout> members = new ArrayList<>();
            for (var rollout : group.rollouts()) {
                members.add(rollout.with(Signal.VALUE, critic.values(features.next())));
            }
            valued.add(new Group(group.task(), members));
        }
        return valued;
    }

    /// Teaches the critic; returns how well it had done before.
    ///
    /// @param groups with its values, without the rollouts that could not be judged
    Map<String, Double> learn(List<Group> groups) {
        var targets = new ArrayList<float[]>();
        for (var group : groups) {
            targets.addAll(Boundary.ask(algorithm, "targets", () -> algorithm.targets(group)));
        }
        var rollouts = groups.stream().flatMap(g -> g.rollouts().stream()).toList();
        // The policy has moved on since values were recorded: they are compared with what it knows
        // now.
        critic.fit(Scoring.features(decoder, rollouts), targets, settings);
        var metrics = new TreeMap<String, Double>();
        metrics.put("critic/explained_variance", explained(rollouts, targets));
        return metrics;
    }

    // 1 - Var(target - value) / Var(target): 1 for a critic that knows, 0 for one that says the
    // same of all.
    private static double explained(List<Rollout> rollouts, List<float[]> targets) {
        var all = new Moments();
        var left = new Moments();
        for (int i = 0; i < targets.size(); i++) {
            var values = rollouts.get(i).signal(Signal.VALUE);
            for (int t = 0; t < values.length; t++) {
                all.add(targets.get(i)[t]);
                left.add(targets.get(i)[t] - values[t]);
            }
        }
        return 1 - left.variance() / all.variance();
    }

    private static final class Moments {
        private double sum;
        private double squares;
        private long count;

        void add(double value) {
            sum += value;
            squares += value * value;
            count++;
        }

        double variance() {
            double mean = sum / count;
            return squares / count - mean * mean;
        }
    }
}
