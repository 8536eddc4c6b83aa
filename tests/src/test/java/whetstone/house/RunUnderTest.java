package whetstone.house;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import whetstone.core.store.Rollouts.Placed;
import whetstone.core.store.Runs.Status;
import whetstone.core.store.Workspace;

/// A small run in a process of its own, started and gone on with through the launcher.
///
/// @param folder with the recipe, the workspace and what was printed
record RunUnderTest(Path folder) {

    // A bit of everything: demonstrations, measuring, a reference, a curriculum, checkpoints within
    // stages.
    private static final String RECIPE =
            """
            name: interrupted
            seed: 5
            checkpointEvery: 4
            model: {width: 64, layers: 2, heads: 4, keyValueHeads: 2, hidden: 128, context: 64, products: float32}
            tasks: {domains: {math/chain-sum: 2, math/arithmetic: 1}, levels: [0, 1], instructions: false}
            stages:
              - {type: warm-up, steps: 60, tasks: 64, algorithm: {type: sft}, optimizer: {learningRate: 2e-3}}
              - {type: evaluate, name: before, split: validation, problems: 64, samples: 8, decoding: {maxTokens: 12}}
              - type: rl
                steps: 30
                tasks: 32
                groupSize: 8
                minibatch: 128
                algorithm: {type: grpo, beta: 0.01}
                decoding: {maxTokens: 12}
              - {type: evaluate, name: after, split: validation, problems: 64, samples: 8, decoding: {maxTokens: 12}}
            """;

    static RunUnderTest in(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("recipe.yaml"), RECIPE);
        return new RunUnderTest(folder);
    }

    private Path workspaceFolder() {
        return folder.resolve("workspace");
    }

    Workspace workspace() {
        return Workspace.open(workspaceFolder());
    }

    /// Whether the run is written down.
    boolean exists() {
        return Files.exists(workspaceFolder().resolve("whetstone.db"))
                && !workspace().runs().list().isEmpty();
    }

    Status status() {
        return workspace().runs().find(1).orElseThrow().run().status();
    }

    int steps() {
        return workspace().runs().find(1).orElseThrow().run().steps();
    }

    /// Starts the run, or goes on with it where there is one.
    Process begin() throws IOException {
        var line = new ArrayList<>(List.of("run", "recipe.yaml", "--device", "cpu"));
        if (exists()) {
            line.add("--resume");
        }
        return begin(line);
    }

    /// Starts another program of the same folder and workspace.
    Process begin(List<String> arguments) throws IOException {
        var line = new ArrayList<>(arguments);
        line.addAll(List.of("--workspace", "workspace"));
        return Program.launcher(folder)
                .start(
                        folder.resolve("out.txt"),
                        folder.resolve("err.txt"),
                        line.toArray(new String[0]));
    }

    /// Waits for its end, whatever that is.
    ///
    /// @return the exit code
    int end(Process process) throws IOException, InterruptedException {
        if (!process.waitFor(5, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IllegalStateException("does not end: " + printed());
        }
        return process.exitValue();
    }

    String printed() throws IOException {
        return Files.readString(folder.resolve("out.txt"))
                + Files.readString(folder.resolve("err.txt"));
    }

    /// Head of the chain, once all rows were found to give it and the file to be whole.
    String head() {
        var workspace = workspace();
        assertEquals("ok", workspace.integrity());
        try (var journal = workspace.journal(1)) {
            journal.verify();
            return journal.head();
        }
    }

    /// Every rollout as a line, in order.
    List<String> rollouts() {
        var lines = new ArrayList<String>();
        workspace().rollouts().each(1, placed -> lines.add(line(placed)));
        return lines;
    }

    private static String line(Placed placed) {
        var rollout = placed.rollout();
        Map<String, String> signals = new TreeMap<>();
        rollout.signals().forEach((name, v) -> signals.put(name.name(), Arrays.toString(v)));
        return "%s %d %d %d %s %s %s %s %s %s %s"
                .formatted(
                        placed.stage(),
                        placed.step(),
                        placed.group(),
                        placed.member(),
                        placed.task(),
                        placed.taught(),
                        Arrays.toString(rollout.completion()),
                        rollout.verdict(),
                        rollout.reward(),
                        signals,
                        Arrays.toString(placed.weights()));
    }

    /// Whether the native engine has left a report of a crash.
    boolean crashed() throws IOException {
        try (var files = Files.list(folder)) {
            return files.anyMatch(file -> file.getFileName().toString().startsWith("hs_err"));
        }
    }
}
