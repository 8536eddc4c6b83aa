package whetstone.core.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import whetstone.api.Group;
import whetstone.api.Rollout;
import whetstone.api.Seed;
import whetstone.api.Signal;
import whetstone.api.Split;
import whetstone.api.Task;
import whetstone.api.Verdict;
import whetstone.core.store.Graded;
import whetstone.core.store.Runs;
import whetstone.core.store.StepRows;
import whetstone.core.store.Workspace;

/// How fast rollouts are written, in a workspace that is thrown away.
final class StoreBench {
    private StoreBench() {}

    private static final int GROUPS = 500;
    private static final int SIZE = 8;
    private static final int TOKENS = 16;
    private static final String STAGE = "rl";

    /// Rollouts per second.
    static Rate measure(Seed seed) {
        try {
            var folder = Files.createTempDirectory("whetstone-bench");
            try {
                return measure(Workspace.open(folder), seed);
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Rate measure(Workspace workspace, Seed seed) {
        var start = new Runs.Start("bench", "", 0, List.of(STAGE), List.of(), "{}", "{}");
        var groups = groups(seed);
        try (var journal = workspace.journal(workspace.runs().create(start))) {
            var step = new int[1];
            return Rate.of(
                    GROUPS * SIZE,
                    () ->
                            journal.append(
                                    new StepRows(
                                            STAGE,
                                            step[0]++,
                                            groups,
                                            new TreeMap<>(),
                                            new TreeMap<>())));
        }
    }

    private static List<Graded> groups(Seed seed) {
        var groups = new ArrayList<Graded>();
        for (int i = 0; i < GROUPS; i++) {
            var task =
                    new Task(
                            "bench-" + i,
                            "bench/none",
                            0,
                            Split.TRAIN,
                            "1 + " + i,
                            "{}",
                            null,
                            null);
            var rollouts = new ArrayList<Rollout>();
            var credit = new ArrayList<float[]>();
            for (int j = 0; j < SIZE; j++) {
                var rollout = rollout(seed.derive(i).derive(j));
                rollouts.add(rollout);
                credit.add(rollout.spread(0.5));
            }
            groups.add(new Graded(new Group(task, rollouts), credit, true));
        }
        return groups;
    }

    private static Rollout rollout(Seed seed) {
        var random = seed.random();
        var numbers = new float[TOKENS];
        for (int i = 0; i < TOKENS; i++) {
            numbers[i] = -random.nextFloat();
        }
        return new Rollout(
                new int[] {1, 2, 3},
                random.ints(TOKENS, 0, 99).toArray(),
                Map.of(Signal.LOG_PROB, numbers, Signal.ENTROPY, numbers),
                "<answer>%d</answer>".formatted(random.nextInt(1000)),
                Rollout.Stop.END,
                0,
                Verdict.correct("as expected"),
                1,
                List.of());
    }

    private static void delete(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
