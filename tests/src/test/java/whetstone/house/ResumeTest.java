package whetstone.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import whetstone.api.Seed;
import whetstone.core.store.Workspace;

/// However a run is ended, going on with it gives the rows that it would have given.
final class ResumeTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final long SEED = Long.getLong("tests.seed", System.nanoTime());
    private static final int KILLS = 3;

    @TempDir Path folder;

    @Test
    void aRunThatIsKilledAtAnyMomentEndsAsIfItHadNotBeen() throws Exception {
        var whole = TinyRun.in(Files.createDirectory(folder.resolve("whole")));
        var result = whole.run();
        assertEquals(0, result.exitCode(), result.err());
        var random = new Seed(SEED).random();
        var killed = TinyRun.in(Files.createDirectory(folder.resolve("killed")));
        var process = killed.start();
        for (int i = 0; i < KILLS; i++) {
            long wait = random.nextLong(result.time().toMillis());
            waitFor(process, Duration.ofMillis(wait));
            process.destroyForcibly().waitFor();
            assertIsSound(killed);
            process = killed.start(hasRun(killed) ? new String[] {"--resume"} : new String[0]);
        }
        waitFor(process, Duration.ofMinutes(3));
        assertFalse(process.isAlive(), "tests.seed=" + SEED);
        assertIsSound(killed);
        assertEquals(rows(whole), rows(killed), "tests.seed=" + SEED);
    }

    @Test
    void ctrlCStopsWhereTheRunCanGoOn() throws Exception {
        var whole = TinyRun.in(Files.createDirectory(folder.resolve("whole")));
        assertEquals(0, whole.run().exitCode());
        for (var signal : List.of("INT", "TERM")) {
            var stopped = TinyRun.in(Files.createDirectory(folder.resolve(signal)));
            var process = stopped.start();
            waitForSteps(stopped, process);
            new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid()))
                    .start()
                    .waitFor();
            waitFor(process, Duration.ofMinutes(1));
            assertEquals(signal.equals("INT") ? 130 : 143, process.exitValue(), () -> err(stopped));
            assertTrue(
                    Files.readString(stopped.folder().resolve("started.out")).contains("stopped"));
            assertFalse(err(stopped).contains("SIGSEGV"), () -> err(stopped));
            assertIsSound(stopped);
            var resumed = stopped.run("--resume");
            assertEquals(0, resumed.exitCode(), resumed.err());
            assertEquals(rows(whole), rows(stopped));
        }
    }

    @Test
    void twoRunsInOneWorkspaceAreOneTooMany() throws Exception {
        var run = TinyRun.in(folder);
        try (var lock = Workspace.open(workspace(run)).lockForRun()) {
            var second = run.run();
            assertEquals(1, second.exitCode(), () -> lock.hashCode() + second.err());
            var holder = String.valueOf(ProcessHandle.current().pid());
            assertTrue(second.err().contains(holder), second.err());
            assertFalse(second.err().contains("\tat "), second.err());
        }
        assertEquals(0, run.run().exitCode());
    }

    private static String err(TinyRun run) {
        try {
            return Files.readString(run.folder().resolve("started.err"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static void waitFor(Process process, Duration time) throws InterruptedException {
        process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void waitForSteps(TinyRun run, Process process) throws Exception {
        while (process.isAlive() && (!hasRun(run) || steps(run) == 0)) {
            Thread.sleep(50);
        }
        assertTrue(process.isAlive(), () -> err(run));
    }

    private static Path workspace(TinyRun run) {
        return run.folder().resolve("workspace");
    }

    private static boolean hasRun(TinyRun run) {
        return Files.exists(workspace(run).resolve("whetstone.db"))
                && !Workspace.open(workspace(run)).runs().list().isEmpty();
    }

    private static int steps(TinyRun run) {
        return Workspace.open(workspace(run)).runs().list().getFirst().steps();
    }

    private static void assertIsSound(TinyRun run) {
        if (hasRun(run)) {
            assertEquals("ok", Workspace.open(workspace(run)).integrity(), "tests.seed=" + SEED);
        }
    }

    /// All that two runs of one recipe must agree on.
    private static JsonNode rows(TinyRun run) throws Exception {
        var launcher = Program.launcher(run.folder());
        var shown = JSON.readTree(launcher.run("runs", "show", "1", "--json").out());
        var rows = JSON.createObjectNode();
        rows.set("head", shown.get("details").get("run").get("head"));
        rows.set("steps", shown.get("details").get("run").get("steps"));
        rows.set("before", shown.get("summary").get("before"));
        rows.set("after", shown.get("summary").get("after"));
        return rows.put("rollouts", launcher.run("runs", "export", "1").out().hashCode());
    }
}
