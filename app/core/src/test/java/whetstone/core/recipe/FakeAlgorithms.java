package whetstone.core.recipe;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Map;
import whetstone.api.Curriculum;
import whetstone.api.Evaluator;
import whetstone.api.Group;
import whetstone.api.Range;
import whetstone.api.RolloutPlan;
import whetstone.api.Seed;
import whetstone.api.algorithm.Algorithm;
import whetstone.api.algorithm.Minibatch;
import whetstone.api.algorithm.Outputs;
import whetstone.api.algorithm.Reduction;

/// Algorithms with settings of every kind, which learn nothing.
public final class FakeAlgorithms {
    private FakeAlgorithms() {}

    /// By the names that recipes use; `dapo` is `grpo` with other defaults.
    public static Map<String, Algorithm> all() {
        var grpo = new Grpo(0.2, 0, true, Reduction.SEQUENCE_MEAN);
        return Map.of(
                "sft", new Sft(),
                "grpo", grpo,
                "dapo", new Grpo(0.28, 0, true, Reduction.TOKEN_MEAN),
                "stepwise", new Stepwise(grpo, 0.5),
                "mixed", new Mixed(List.of(1.0, 2.0), new Sft()));
    }

    /// The rollout plans, too.
    static Map<String, RolloutPlan> plans() {
        return Map.of("even", new RolloutPlan.Even(), "most", new Most(3));
    }

    /// The curricula, too.
    static Map<String, Curriculum> curricula() {
        return Map.of(
                "uniform", new Curriculum.Uniform(), "pass-rate", new Curriculum.PassRate(0.02));
    }

    /// The evaluators, too.
    static Map<String, Evaluator> evaluators() {
        return Map.of("longest", new Longest(1));
    }

    /// Tokens of the longest sample.
    record Longest(@Range(min = 0, max = 9) int times) implements Evaluator {
        @Override
        public Map<String, Double> scores(Group problem) {
            return Map.of();
        }
    }

    /// Samples as often as it says.
    record Most(@Range(min = 1, max = 64) int times) implements RolloutPlan {
        @Override
        public List<Integer> more(List<Group> groups, int groupSize, Seed seed) {
            return groups.stream().map(g -> g.rollouts().isEmpty() ? times : 0).toList();
        }
    }

    public record Sft() implements Fake {}

    public record Grpo(
            @Range(min = 0, max = 1) double clipHigh,
            double beta,
            boolean divideByStd,
            Reduction reduction)
            implements Fake {
        public Grpo {
            if (!(beta >= 0)) {
                throw new IllegalArgumentException("beta must be at least 0, was " + beta);
            }
        }
    }

    public record Stepwise(Grpo outcome, double weight) implements Fake {}

    record Mixed(List<Double> weights, Algorithm inner) implements Fake {}

    public interface Fake extends Algorithm {
        @Override
        default List<float[]> credit(Group group) {
            return group.rollouts().stream().map(r -> r.spread(r.reward())).toList();
        }

        @Override
        default NDArray loss(Minibatch batch, Outputs now) {
            return now.logProbs().sum();
        }
    }
}
