package whetstone.algorithms;

import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.pf4j.Extension;
import whetstone.api.Group;
import whetstone.api.Range;
import whetstone.api.Rollout;
import whetstone.api.Seed;
import whetstone.api.Verdict;
import whetstone.api.algorithm.Algorithm;
import whetstone.api.algorithm.Algorithms;
import whetstone.api.algorithm.Around;

/// The control arms: another algorithm, paid by something else than the verifier. What such a run gains it did not
/// learn from answers being right. Shao et al. 2025, arXiv:2506.10947, section 2.
///
///     credit and loss of the inner algorithm, with pay(r_i) in place of r_i
///
/// Stored rewards and the metrics of a run stay what the recipe pays: they say what would have been earned.
///
/// Departures from the paper: 1. no majority vote. 2. Its wrong labels are those of a model; here a judgement is turned
/// over by chance.
///
/// @param inner whose credit and loss are taken
/// @param pay what is paid for
/// @param probability of a 1 where pay is random, of a judgement being turned over where it is noise, of a right answer's
///     being scored below a half where it is model; else 0
public record Control(Algorithm inner, Pay pay, @Range(min = 0, max = 1) double probability)
        implements Around {

    /// What is paid for, in place of the answer's being right.
    public enum Pay {
        /// Chance: 1 or 0, each completion by itself.
        RANDOM {
            @Override
            double of(Rollout rollout, double probability, RandomGenerator random) {
                return random.nextDouble() < probability ? 1 : 0;
            }
        },
        /// Nothing: 1 for all. An algorithm that compares within a group then learns nothing at all.
        CONSTANT {
            @Override
            double of(Rollout rollout, double probability, RandomGenerator random) {
                return 1;
            }
        },
        /// The form: 1 where an answer could be read, right or wrong.
        FORMAT {
            @Override
            double of(Rollout rollout, double probability, RandomGenerator random) {
                return rollout.verdict() instanceof Verdict.Unreadable ? 0 : 1;
            }
        },
        /// The reward r, or 1 - r by chance, each completion by itself: a verifier that errs either way.
        NOISE {
            @Override
            double of(Rollout rollout, double probability, RandomGenerator random) {
                double reward = rollout.reward();
                return random.nextDouble() < probability ? 1 - reward : reward;
            }
        },
        /// The score of a reward model, from 0 to 1, that errs where it is unsure: of right answers it is distributed as
        /// u^(1/a), of wrong ones as 1 - u^(1/a), u uniform and a such that a right answer has less than a half with the
        /// given probability, which must be above 0 and below 0.5. At 0.25 and as many right as wrong answers, a share s of
        /// those that have s is right. A reward between 0 and 1 is the probability of being right.
        MODEL {
            @Override
            double of(Rollout rollout, double probability, RandomGenerator random) {
                double sharpness = -Math.log(probability) / Math.log(2);
                boolean right = random.nextDouble() < rollout.reward();
                double high = Math.pow(random.nextDouble(), 1 / sharpness);
                return right ? high : 1 - high;
            }
        };

        abstract double of(Rollout rollout, double probability, RandomGenerator random);
    }

    /// Names them for recipes.
    @Extension
    public static final class Offered implements Algorithms {
        @Override
        public Map<String, Algorithm> defaults() {
            return Map.of(
                    "control-random", new Control(Presets.GRPO, Pay.RANDOM, 0.5),
                    "control-constant", new Control(Presets.GRPO, Pay.CONSTANT, 0),
                    "control-format", new Control(Presets.GRPO, Pay.FORMAT, 0),
                    "control-noise", new Control(Presets.GRPO, Pay.NOISE, 0.2),
                    "control-model", new Control(Presets.GRPO, Pay.MODEL, 0.25));
        }
    }

    public Control {
        if (probability != 0 && (pay == Pay.CONSTANT || pay == Pay.FORMAT)) {
            throw new IllegalArgumentException(
                    "probability must be 0 where pay is constant or format, was " + probability);
        }
        if (pay == Pay.MODEL && (probability <= 0 || probability >= 0.5)) {
            throw new IllegalArgumentException(
                    "probability must be above 0 and below 0.5 where pay is model, was "
                            + probability);
        }
    }

    /// The group as it is paid. Chance goes by task, policy version and member: credit is the same however often it is
    /// asked for.
    Group paid(Group group) {
        var seed = new Seed(0).derive("control").derive(group.task().id());
        var members = group.rollouts();
        return new Group(
                group.task(),
                IntStream.range(0, members.size())
                        .mapToObj(i -> paid(members.get(i), seed.derive(i)))
                        .toList());
    }

    @Override
    public Group seen(Group group) {
        return paid(group);
    }

    private Rollout paid(Rollout rollout, Seed seed) {
        var random = seed.derive(rollout.policyVersion()).random();
        return rollout.withReward(pay.of(rollout, probability, random));
    }
}
