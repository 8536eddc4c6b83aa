package whetstone.house;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A run of seconds, in a folder of its own, that goes through every kind of stage.
///
/// @param folder where commands are typed
record TinyRun(Path folder) {

    private static final String RECIPE =
            """
            name: tiny
            seed: 3
            model: {width: 32, layers: 1, heads: 2, keyValueHeads: 1, hidden: 64, context: 48}
            tasks: {domains: {math/chain-sum: 1}, levels: [0], instructions: false}
            checkpointEvery: 2
            stages:
              - {type: warm-up, steps: STEPS, tasks: 32, algorithm: {type: sft}}
              - {type: evaluate, name: before, split: validation, problems: 8, samples: 8, decoding: {maxTokens: 12}}
              - {type: rl, steps: STEPS, tasks: 8, groupSize: 4, minibatch: 32, algorithm: {type: grpo}, decoding: {maxTokens: 12}}
              - {type: evaluate, name: after, split: validation, problems: 8, samples: 8, decoding: {maxTokens: 12}}
            """;

    /// The recipe's file in `folder`.
    static TinyRun in(Path folder) throws IOException {
        write(folder.resolve("tiny.yaml"), 12);
        return new TinyRun(folder);
    }

    /// Writes its recipe.
    ///
    /// @param steps of each stage that trains
    static void write(Path file, int steps) throws IOException {
        Files.writeString(file, RECIPE.replace("STEPS", Integer.toString(steps)));
    }

    /// Runs it to its end.
    Program.Result run(String... more) throws IOException, InterruptedException {
        return Program.launcher(folder).run(arguments(more));
    }

    /// Starts it and does not wait.
    Process start(String... more) throws IOException {
        var err = folder.resolve("started.err");
        return Program.launcher(folder).start(folder.resolve("started.out"), err, arguments(more));
    }

    private static String[] arguments(String... more) {
        var all = new ArrayList<>(List.of("run", "tiny.yaml", "--device", "cpu"));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }
}
