package whetstone.core.store;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import whetstone.api.Evidence;
import whetstone.api.Group;
import whetstone.api.Rollout;
import whetstone.api.Seed;
import whetstone.api.Signal;
import whetstone.api.Split;
import whetstone.api.Task;
import whetstone.api.Verdict;

/// Rows of every kind, the same for the same seed.
final class Samples {
    private Samples() {}

    static Runs.Start start(String... stages) {
        return new Runs.Start(
                "sums",
                "name: sums\n",
                7,
                List.of(stages),
                List.of(new Runs.Plugin("math", "0.1.0", "ab")),
                "{}",
                "{\"cores\":2}");
    }

    static StepRows step(String stage, int step, int groups) {
        return step(stage, step, groups, 8, 16);
    }

    static StepRows step(String stage, int step, int groups, int size, int tokens) {
        var random = new Seed(1).derive(stage).derive(step).random();
        var rows = new ArrayList<Graded>();
        for (int i = 0; i < groups; i++) {
            rows.add(graded("%s-%d-%d".formatted(stage, step, i), size, tokens, random));
        }
        return new StepRows(
                stage,
                step,
                rows,
                new TreeMap<>(
                        Map.of(
                                "reward/mean",
                                random.nextDouble(),
                                "loss",
                                -0.0,
                                "odd",
                                Double.NaN)),
                new TreeMap<>(Map.of("seconds", 1.5)));
    }

    static Graded graded(String id, int size, int tokens, RandomGenerator random) {
        var task = new Task(id, "fake/sum", 3, Split.TRAIN, "1 + " + id, "{\"a\":1}", null, null);
        var rollouts = new ArrayList<Rollout>();
        var credit = new ArrayList<float[]>();
        for (int i = 0; i < size; i++) {
            var rollout = rollout(tokens, i, random);
            rollouts.add(rollout);
            credit.add(
                    rollout.verdict().scorable()
                            ? rollout.spread(random.nextDouble())
                            : new float[0]);
        }
        return new Graded(new Group(task, rollouts), credit, true);
    }

    static Rollout rollout(int tokens, int member, RandomGenerator random) {
        var signals = new EnumMap<Signal, float[]>(Signal.class);
        signals.put(Signal.LOG_PROB, floats(tokens, random));
        signals.put(Signal.ENTROPY, floats(tokens, random));
        return new Rollout(
                new int[] {1, 2, 300_000},
                random.ints(tokens, 0, 50_000).toArray(),
                signals,
                "the sum of both is <answer>%d</answer>".formatted(random.nextInt(100)),
                Rollout.Stop.END,
                12,
                verdict(member),
                member % 2,
                List.of());
    }

    static Verdict verdict(int member) {
        var evidence =
                new Evidence(
                        new Evidence.Span("46", 3, 5),
                        Map.of("format", 0.1),
                        List.of("read 46", "compared"));
        return switch (member % 5) {
            case 0 -> Verdict.correct("46 equals 46");
            case 1 -> Verdict.wrong("45 is not 46").with(evidence);
            case 2 -> Verdict.partial(0.25, "half way").with(evidence);
            case 3 -> Verdict.unreadable("no <answer>");
            default -> Verdict.unscorable(Verdict.Cause.TIME, "took 2 s");
        };
    }

    private static float[] floats(int count, RandomGenerator random) {
        var values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = -random.nextFloat();
        }
        return values;
    }
}
