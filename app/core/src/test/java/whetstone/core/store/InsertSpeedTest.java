package whetstone.core.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class InsertSpeedTest {
    private static final int GROUPS = 125;
    private static final int STEPS = 100;

    @Test
    void aHundredThousandRolloutsTakeSecondsAndNotMinutes(
            @TempDir Path folder, TestReporter reporter) throws IOException {
        var rows = new ArrayList<StepRows>();
        for (int i = 0; i < STEPS; i++) {
            rows.add(Samples.step("rl", i, GROUPS));
        }
        insert(
                Workspace.open(folder.resolve("warm")),
                rows.subList(0, 20)); // The compiler's share.
        var workspace = Workspace.open(folder.resolve("measured"));

        // Of this thread, SQLite included: a machine that is busy with other things changes
        // nothing.
        var clock = ManagementFactory.getThreadMXBean();
        long start = System.nanoTime();
        long startOfThread = clock.getCurrentThreadCpuTime();
        insert(workspace, rows);
        double busy = (clock.getCurrentThreadCpuTime() - startOfThread) / 1e9;
        double seconds = (System.nanoTime() - start) / 1e9;

        assertEquals(100_000, GROUPS * STEPS * 8);
        long bytes = Files.size(workspace.folder().resolve("whetstone.db"));
        reporter.publishEntry("100000 rollouts, seconds", "%.2f".formatted(seconds));
        reporter.publishEntry("100000 rollouts, seconds of the processor", "%.2f".formatted(busy));
        reporter.publishEntry("bytes per rollout", "%d".formatted(bytes / 100_000));
        // About two on a quiet machine; how many exactly is what the bench says.
        assertTrue(busy < 30, () -> "took %.1f s".formatted(busy));
    }

    private static void insert(Workspace workspace, List<StepRows> steps) {
        long run = workspace.runs().create(Samples.start("rl"));
        try (var journal = workspace.journal(run)) {
            steps.forEach(journal::append);
        }
    }
}
