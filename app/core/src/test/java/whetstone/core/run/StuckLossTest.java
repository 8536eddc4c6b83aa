package whetstone.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import whetstone.core.plugin.PluginException;
import whetstone.core.store.Runs.Status;

/// A loss that never ends holds the thread that owns all tensors: the run cannot go on, and says so.
class StuckLossTest {

    private static final String RECIPE =
            TinyRuns.MODEL
                    + """
                    seed: 5
                    checkpointEvery: 1
                    tasks: {domains: {tiny/sum: 1}, instructions: false}
                    stages:
                      - {type: rl, steps: 8, tasks: 8, groupSize: 4, minibatch: 16, algorithm: {type: stuck}, decoding: {maxTokens: 3}}
                    """;

    @TempDir Path folder;

    @Test
    void theProcessEndsAndTheRunGoesOnFromItsLastCheckpoint() throws Exception {
        try (var plugins = TinyRuns.plugins(folder, "1.0.0")) {
            var whole = new TinyRuns(plugins, folder.resolve("whole"));
            whole.run(RECIPE);
            var stuck = new TinyRuns(plugins, folder.resolve("stuck"));
            var recipe = Files.writeString(folder.resolve("recipe.yaml"), RECIPE);
            var printed = folder.resolve("printed.txt");
            try (var own =
                    OwnProcess.start(
                            StuckLossTest.class,
                            printed,
                            folder.resolve("plugins-1.0.0").toString(),
                            folder.resolve("stuck").toString(),
                            recipe.toString())) {
                assertTrue(own.process().waitFor(2, TimeUnit.MINUTES), "it still runs");
                assertEquals(1, own.process().exitValue());
            }
            var said = Files.readString(printed);
            assertTrue(said.contains("plugin tiny: loss of Stuck did not end within 20 s"), said);
            assertTrue(said.contains("being at tiny.Offered$Stuck.loss("), said);
            assertEquals(Status.FAILED, stuck.status(1));
            int steps = stuck.workspace().rollouts().steps(1).size();
            assertTrue(steps > 0 && steps < 8, () -> steps + " steps");
            assertEquals(Status.DONE, stuck.resume(1).status());
            assertEquals(whole.head(1), stuck.head(1));
        }
    }

    /// As the program does it: what the run throws is printed, and the process ended.
    public static void main(String[] arguments) throws IOException {
        System.setProperty("tiny.losses", "7");
        System.setProperty("whetstone.plugin.seconds", "2");
        try {
            TinyRunProcess.main(arguments);
        } catch (PluginException e) {
            System.out.println(e.getMessage());
            System.exit(1);
        }
    }
}
