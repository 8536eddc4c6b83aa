package whetstone.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import whetstone.api.Seed;
import whetstone.core.store.Rollouts;
import whetstone.core.store.Runs.Status;

/// A run that is killed or stopped, however often and whenever, comes to the rows of one that is left alone.
final class ResumeTest {

    private static final int KILLS = 7;

    // Set to another number, the kills come at other moments: -Dtests.seed=2
    private static final long SEED = Long.getLong("tests.seed", 1);

    @TempDir static Path shared;
    private static String head = "";
    private static List<String> rollouts = List.of();

    @TempDir Path folder;

    @BeforeAll
    static void aRunThatIsLeftAlone() throws Exception {
        var run = RunUnderTest.in(shared.resolve("alone"));
        int exitCode = run.end(run.begin());
        assertEquals(0, exitCode, run.printed());
        head = run.head();
        rollouts = run.rollouts();
        assertEquals(30 * 32 * 8 + 2 * 64 * 8, rollouts.size());
    }

    private static void assertSame(RunUnderTest run) {
        assertEquals(Status.DONE, run.status());
        assertEquals(rollouts, run.rollouts());
        assertEquals(head, run.head());
    }

    @Test
    void killedAtRandomMomentsItWritesTheSameRows() throws Exception {
        var random = new Seed(SEED).derive("kills").random();
        int kills = 0;
        for (int i = 0; kills < KILLS; i++) {
            var run = RunUnderTest.in(folder.resolve("killed-" + i));
            while (!run.exists() || run.status() != Status.DONE) {
                var process = run.begin();
                if (kills < KILLS && killed(run, process, random)) {
                    kills++;
                    checkWhatIsLeft(run);
                } else {
                    assertEquals(0, run.end(process), run.printed());
                }
            }
            assertSame(run);
        }
        System.out.println("killed " + kills + " times, seed " + SEED);
    }

    private static void checkWhatIsLeft(RunUnderTest run) {
        if (run.exists()) {
            run.head();
            assertEquals(Status.RUNNING, run.status());
        }
    }

    // Mostly while it runs, now and then while it starts.
    private static boolean killed(RunUnderTest run, Process process, RandomGenerator random)
            throws IOException, InterruptedException {
        if (random.nextInt(5) > 0) {
            await(run, process, "run 1");
        }
        boolean ended = process.waitFor(random.nextInt(3000), TimeUnit.MILLISECONDS);
        if (!ended) {
            process.destroyForcibly().waitFor();
        }
        return !ended;
    }

    private static void await(RunUnderTest run, Process process, String said)
            throws IOException, InterruptedException {
        while (process.isAlive() && !run.printed().contains(said)) {
            Thread.sleep(20);
        }
    }

    @ParameterizedTest
    @CsvSource({"TERM, 2, 143", "TERM, 61, 143", "TERM, 70, 143", "INT, 20, 130", "INT, 80, 130"})
    void askedToEndItLeavesACheckpointAndNoCrash(String signal, int steps, int exitCode)
            throws Exception {
        assumeTrue(
                signal.equals("TERM") || heedsInterrupts(),
                "this process is started to ignore INT");
        var run = RunUnderTest.in(folder.resolve("stopped"));
        var process = run.begin();
        await(run, process, "run 1");
        while (run.steps() < steps) {
            assertTrue(process.isAlive(), run.printed());
            Thread.sleep(10);
        }
        new ProcessBuilder("kill", "-" + signal, "" + process.pid()).start().waitFor();
        assertEquals(exitCode, run.end(process), run.printed());
        assertFalse(run.crashed());
        assertEquals(Status.STOPPED, run.status());
        assertTrue(run.printed().contains("run --resume 1"), run.printed());
        // Nothing that was done is done again.
        var latest = run.workspace().checkpointRows().latest(1).orElseThrow();
        assertEquals(run.head(), latest.head());
        assertEquals(0, run.end(run.begin()), run.printed());
        assertSame(run);
    }

    @Test
    void aForkDoesWhatItsParentDidUpToItsCheckpoint() throws Exception {
        var run = RunUnderTest.in(folder.resolve("forked"));
        assertEquals(0, run.end(run.begin()), run.printed());
        var fork = List.of("run", "--fork", "1@rl:27", "--set", "stages.rl.algorithm.beta=0.05");
        assertEquals(0, run.end(run.begin(fork)), run.printed());
        var steps = run.workspace().rollouts();
        var heads = steps.steps(1).stream().map(Rollouts.Step::head).toList();
        var forked = steps.steps(2).stream().map(Rollouts.Step::head).toList();
        // 60 steps of warm-up, an evaluation, 28 of 30 steps of rl.
        assertEquals(heads.subList(0, 89), forked.subList(0, 89));
        assertNotEquals(heads.get(89), forked.get(89));
        assertEquals(heads.size(), forked.size());
        assertEquals(0, run.end(run.begin(List.of("runs", "show", "2"))), run.printed());
        assertTrue(run.printed().contains("fork      of run 1 after rl:27"), run.printed());
        assertTrue(run.printed().contains("changed   stages[2].algorithm.beta: 0.01 → 0.05"));
    }

    @Test
    void twoRunsInOneWorkspaceAreOneTooMany() throws Exception {
        var run = RunUnderTest.in(folder.resolve("twice"));
        try (var _ = run.workspace().lockForRun()) {
            assertEquals(1, run.end(run.begin()), run.printed());
        }
        var holder = "process " + ProcessHandle.current().pid();
        assertTrue(run.printed().contains(holder), run.printed());
        assertFalse(run.printed().contains("\tat "), run.printed());
        assertEquals("ok", run.workspace().integrity());
    }

    // A shell that starts something in the background makes it ignore INT, and all that it starts.
    private static boolean heedsInterrupts() throws IOException {
        var ignored =
                Files.readAllLines(Path.of("/proc/self/status")).stream()
                        .filter(line -> line.startsWith("SigIgn:"))
                        .map(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16))
                        .findFirst();
        return ignored.filter(mask -> (mask & 2) == 0).isPresent();
    }
}
