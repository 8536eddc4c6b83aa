package whetstone.core.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import whetstone.api.Seed;

class KillTest {
    private static final int KILLS = 5;
    private static final int GROUPS = 20;

    @Test
    void aKilledWriterLeavesWholeStepsAndAChainThatHolds(@TempDir Path folder) throws Exception {
        long run = Workspace.open(folder).runs().create(Samples.start("rl"));
        var random = new Seed(2026).derive("kill").random();
        int steps = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            var writer = Child.start(Writer.class, folder);
            writer.awaitLine("written");
            Thread.sleep(random.nextInt(200));
            writer.kill();

            var workspace = Workspace.open(folder);
            assertEquals("ok", workspace.integrity());
            int written = workspace.rollouts().steps(run).size();
            assertTrue(written > steps, "nothing was written");
            for (int step = steps; step < written; step++) {
                var groups = workspace.rollouts().step(run, "rl", step).groups();
                assertEquals(GROUPS, groups.size());
                assertTrue(groups.stream().allMatch(g -> g.group().rollouts().size() == 8));
            }
            steps = written;
            try (var journal = workspace.journal(run)) {
                journal.verify();
                assertEquals(expected(written), journal.head());
            }
        }
    }

    // The head that a writer has that nobody killed.
    private static String expected(int steps) {
        var head = Chain.START;
        for (int i = 0; i < steps; i++) {
            head = Chain.next(head, Samples.step("rl", i, GROUPS));
        }
        return head;
    }

    /// Appends to run 1 until it is killed.
    static final class Writer {
        private Writer() {}

        static void main(String[] arguments) {
            var workspace = Workspace.open(Path.of(arguments[0]));
            try (var journal = workspace.journal(1)) {
                for (int step = workspace.rollouts().steps(1).size(); ; step++) {
                    journal.append(Samples.step("rl", step, GROUPS));
                    Child.say("written");
                }
            }
        }
    }
}
