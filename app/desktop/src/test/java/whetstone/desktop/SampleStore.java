package whetstone.desktop;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
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
import whetstone.core.store.Checkpoints.Checkpoint;
import whetstone.core.store.Graded;
import whetstone.core.store.Runs;
import whetstone.core.store.StepRows;
import whetstone.core.store.Workspace;
import whetstone.model.CharacterTokenizer;

/// A store as the quickstart leaves it, made without training: the same for the same size.
@SuppressWarnings("InlineFormatString") // a recipe reads better on its own
public final class SampleStore {
    private static final CharacterTokenizer TOKENS = CharacterTokenizer.ascii();
    private static final int GROUP = 8;
    private static final int HUGE_STEP = 125; // groups
    private static final String RECIPE =
            """
            name: quickstart
            seed: 7
            model:
              folder: ""
            stages:
              - type: warm-up
                name: warm-up
                steps: %d
              - type: evaluate
                name: before
              - type: rl
                name: rl
                steps: %d
              - type: evaluate
                name: after
            """;

    private final Workspace workspace;
    private final long run;
    private final int steps;

    private SampleStore(Workspace workspace, long run, int steps) {
        this.workspace = workspace;
        this.run = run;
        this.steps = steps;
    }

    /// Writes a run that is done.
    ///
    /// @param steps of each training stage
    public static Workspace write(Path folder, int steps) {
        var workspace = Workspace.open(folder);
        add(workspace, steps, 7);
        return workspace;
    }

    /// Writes a run with at least so many rollouts, a thousand in a step; the last has a long text.
    ///
    /// @param tokens of the last rollout
    /// @return the run
    public static long huge(Workspace workspace, int rollouts, int tokens) {
        int steps = Math.ceilDiv(rollouts, HUGE_STEP * GROUP);
        long run = workspace.runs().create(start(steps, 7));
        try (var journal = workspace.journal(run)) {
            var store = new SampleStore(workspace, run, steps);
            for (int step = 0; step < steps; step++) {
                journal.append(store.step("rl", step, HUGE_STEP, 0.5, new Seed(1)));
            }
            journal.append(
                    new StepRows(
                            "after", 0, List.of(large(tokens)), new TreeMap<>(), new TreeMap<>()));
        }
        workspace.runs().status(run, Runs.Status.DONE);
        return run;
    }

    private static Graded large(int tokens) {
        var random = new Seed(2).random();
        var small = Sum.drawn("after", 0, 0, new Seed(2)).task();
        var text = "ones and tens, ".repeat(tokens).substring(0, tokens);
        var signals = new EnumMap<Signal, float[]>(Signal.class);
        signals.put(Signal.LOG_PROB, floats(tokens, random));
        var rollout =
                new Rollout(
                        TOKENS.encode("Long?"),
                        TOKENS.encode(text),
                        signals,
                        text,
                        Rollout.Stop.LENGTH,
                        1,
                        Verdict.wrong("too long"),
                        0,
                        List.of());
        return Graded.untaught(new Group(small, List.of(rollout)));
    }

    private static Runs.Start start(int steps, long seed) {
        return new Runs.Start(
                "quickstart",
                RECIPE.formatted(steps, steps),
                seed,
                List.of("warm-up", "before", "rl", "after"),
                List.of(new Runs.Plugin("math", "0.1.0", "ab")),
                "{}",
                "{}");
    }

    /// Adds a run to a store.
    public static long add(Workspace workspace, int steps, long seed) {
        long run = workspace.runs().create(start(steps, seed));
        new SampleStore(workspace, run, steps).fill(new Seed(seed));
        return run;
    }

    /// Adds a fork of a run to a store.
    public static long fork(Workspace workspace, int steps, Runs.Fork left) {
        long run = workspace.runs().create(start(steps, 7).from(left));
        new SampleStore(workspace, run, steps).fill(new Seed(7));
        return run;
    }

    private void fill(Seed seed) {
        try (var journal = workspace.journal(run)) {
            for (int step = 0; step < steps; step++) {
                journal.append(step("warm-up", step, 0, 0, seed));
            }
            checkpoint(0, steps - 1, journal.head());
            journal.append(step("before", 0, 12, 0.3, seed));
            for (int step = 0; step < steps; step++) {
                double skill = 0.3 + 0.5 * step / steps;
                journal.append(step("rl", step, 4, skill, seed));
            }
            checkpoint(2, steps - 1, journal.head());
            journal.append(step("after", 0, 12, 0.8, seed));
        }
        workspace.reports().put(run, REPORT);
        workspace.runs().status(run, Runs.Status.DONE);
    }

    private static final String REPORT =
            """
            {"run":1,"seconds":212.5,"before":{"pass@1":0.312,"low":0.27,"high":0.35,"problems":12},
             "after":{"pass@1":0.794,"low":0.74,"high":0.84,"problems":12},
             "gain":{"points":48.2,"low":43.0,"high":53.1},"unscorable":2}
            """;

    private void checkpoint(int stage, int step, String head) {
        var path = "checkpoints/run-%06d/stage-%02d-step-%06d".formatted(run, stage, step);
        workspace.checkpointRows().record(new Checkpoint(run, stage, step, path, head));
    }

    private StepRows step(String stage, int step, int groups, double skill, Seed seed) {
        var random = seed.derive(stage).derive(step).random();
        var graded = new ArrayList<Graded>();
        for (int i = 0; i < groups; i++) {
            // Evaluations measure the same problems.
            var drawn = stage.equals("rl") ? stage : "evaluate";
            var sum = Sum.drawn(drawn, step, i, seed.derive(drawn).derive(step).derive(i));
            var group = group(sum, skill, step, random);
            graded.add(
                    stage.equals("rl")
                            ? credited(group)
                            : Graded.untaught(group).scored(scores(group)));
        }
        var metrics = new TreeMap<String, Double>();
        double noise = 0.05 * random.nextGaussian();
        if (groups > 0) {
            metrics.put("reward/mean", skill + noise);
            metrics.put("verdict/correct_share", skill + noise);
            metrics.put("sampling/entropy", 0.9 - skill / 2 + noise / 2);
        }
        if (stage.equals("rl") || stage.equals("warm-up")) {
            metrics.put("loss", 1.6 * Math.exp(-3.0 * step / steps) + 0.2 + Math.abs(noise));
            metrics.put("gradient/norm", 1 + Math.abs(random.nextGaussian()));
        }
        return new StepRows(
                stage, step, graded, metrics, new TreeMap<>(Map.of("time/step", 0.4 + noise)));
    }

    /// A task and its answer.
    private record Sum(Task task, int answer) {
        static Sum drawn(String stage, int step, int index, Seed seed) {
            var random = seed.random();
            int a = random.nextInt(1000);
            int b = random.nextInt(1000);
            int level = 1 + random.nextInt(4);
            var domain = index % 3 == 2 ? "math/countdown" : "math/chain-sum";
            var task =
                    new Task(
                            "%s-%d-%d-%d-%d".formatted(stage, step, index, a, b),
                            domain,
                            level,
                            Split.TRAIN,
                            "What is %d + %d?\n".formatted(a, b),
                            "{\"terms\":[%d,%d]}".formatted(a, b),
                            null,
                            null);
            return new Sum(task, a + b);
        }
    }

    private static Group group(Sum sum, double skill, int step, RandomGenerator random) {
        var rollouts = new ArrayList<Rollout>();
        for (int i = 0; i < GROUP; i++) {
            double able = skill - 0.05 * sum.task().level();
            rollouts.add(rollout(sum.task().prompt(), sum.answer(), able, step, random));
        }
        return new Group(sum.task(), rollouts);
    }

    // As the evaluator g-pass names them.
    private static SortedMap<String, Double> scores(Group group) {
        double right =
                group.rollouts().stream()
                        .filter(r -> r.verdict().label().equals("correct"))
                        .count();
        double share = right / group.rollouts().size();
        return new TreeMap<>(
                Map.of("g-pass@8:0.5", share < 0.5 ? 0.0 : 1.0, "mg-pass@8", share * share));
    }

    private static Graded credited(Group group) {
        double mean =
                group.rollouts().stream()
                        .filter(r -> r.verdict().scorable())
                        .mapToDouble(Rollout::reward)
                        .average()
                        .orElse(0);
        double square =
                group.rollouts().stream()
                        .filter(r -> r.verdict().scorable())
                        .mapToDouble(r -> Math.pow(r.reward() - mean, 2))
                        .average()
                        .orElse(0);
        double std = Math.sqrt(square);
        if (std == 0) {
            return Graded.untaught(group);
        }
        var credit =
                group.rollouts().stream()
                        .map(r ->
                                r.verdict().scorable()
                                        ? r.spread((r.reward() - mean) / (std + 1e-6))
                                        : new float[0])
                        .toList();
        return new Graded(group, credit, true);
    }

    private static Rollout rollout(
            String prompt, int sum, double skill, int step, RandomGenerator random) {
        boolean right = random.nextDouble() < skill;
        int said = right ? sum : sum + 1 + random.nextInt(90);
        boolean readable = random.nextDouble() > 0.05;
        var text =
                readable
                        ? "First the ones, then the tens.\n<answer>%d</answer>".formatted(said)
                        : "The sum is about %d".formatted(said);
        var tokens = TOKENS.encode(text);
        var signals = new EnumMap<Signal, float[]>(Signal.class);
        signals.put(Signal.LOG_PROB, floats(tokens.length, random));
        signals.put(Signal.ENTROPY, floats(tokens.length, random));
        int at = text.indexOf(Integer.toString(said));
        var span =
                new Evidence.Span(Integer.toString(said), at, at + Integer.toString(said).length());
        var evidence =
                new Evidence(
                        span,
                        Map.of("format", 1.0),
                        List.of("read " + said, "compared with " + sum));
        var verdict =
                !readable
                        ? Verdict.unreadable("no <answer>…</answer>")
                        : random.nextInt(400) == 0
                                ? Verdict.unscorable(Verdict.Cause.TIME, "took longer than 2 s")
                                : right
                                        ? Verdict.correct(said + " is the sum").with(evidence)
                                        : Verdict.wrong(said + " is not " + sum).with(evidence);
        return new Rollout(
                TOKENS.encode(prompt),
                tokens,
                signals,
                text,
                Rollout.Stop.END,
                step,
                verdict,
                verdict.credit(),
                List.of());
    }

    private static float[] floats(int count, RandomGenerator random) {
        var values = new float[count];
        for (int i = 0; i < count; i++) {
            double draw = random.nextDouble();
            values[i] = (float) -(draw * draw * draw * 2);
        }
        return values;
    }
}
