package whetstone.desktop.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import whetstone.core.store.Runs;
import whetstone.core.store.Workspace;
import whetstone.desktop.session.RunRow.State;
import whetstone.desktop.thread.Gate;

final class SessionTest {

    @TempDir Path folder;

    private static long start(Workspace workspace) {
        return workspace
                .runs()
                .create(new Runs.Start("sums", "{}", 1, List.of("rl"), List.of(), "{}", "{}"));
    }

    @Test
    void aRunWhoseProcessLivesIsRunning() throws Exception {
        var workspace = Workspace.open(folder);
        try (var lock = workspace.lockForRun()) {
            assertTrue(lock != null);
            start(workspace);
            var session = new Session(Gate.direct());
            session.open(folder);
            assertEquals(State.RUNNING, session.runs().getFirst().state());
        }
    }

    @Test
    void aRunWhoseProcessIsGoneIsInterruptedAndCanBeResumed() throws Exception {
        var workspace = Workspace.open(folder);
        start(workspace);
        var gone = new ProcessBuilder("true").start();
        gone.waitFor();
        Files.writeString(folder.resolve("run.lock"), Long.toString(gone.pid()));
        var session = new Session(Gate.direct());
        session.open(folder);
        assertEquals(State.INTERRUPTED, session.runs().getFirst().state());
        assertTrue(session.runs().getFirst().state().resumable());
    }

    @Test
    void aStoreOfANewerProgramIsSaidInWordsAndLeftAlone() throws Exception {
        Workspace.open(folder);
        var file = folder.resolve("whetstone.db");
        try (var database = new RandomAccessFile(file.toFile(), "rw")) {
            database.seek(60); // the user version of SQLite's file format
            database.writeInt(99);
        }
        var before = Files.readAllBytes(file);
        var said = new ArrayList<String>();
        var gate = Gate.direct();
        gate.onFailure(said::add);
        var session = new Session(gate);
        session.open(folder);
        assertTrue(session.workspace().get().isEmpty());
        assertEquals(1, said.size());
        assertTrue(said.getFirst().contains("has schema 99"), said::getFirst);
        assertArrayEquals(before, Files.readAllBytes(file));
    }

    @Test
    void nothingIsToldAgainWhileNothingMoves() {
        var workspace = Workspace.open(folder);
        long run = start(workspace);
        var session = new Session(Gate.direct());
        session.open(folder);
        long before = session.changes().get();
        session.refresh();
        assertEquals(before, session.changes().get());
        workspace.runs().status(run, Runs.Status.FAILED);
        session.refresh();
        assertEquals(before + 1, session.changes().get());
    }

    @Test
    void aFolderThatIsNoWorkspaceIsSaidInWords() throws Exception {
        var file = Files.writeString(folder.resolve("file"), "x");
        var gate = Gate.direct();
        var failures = new ArrayList<String>();
        gate.onFailure(failures::add);
        new Session(gate).open(file);
        assertEquals(1, failures.size());
        assertTrue(failures.getFirst().contains("cannot be used as a workspace"));
    }

    @Test
    void whatARunCameToFitsALine() {
        var line =
                Results.line(
                        """
                        {"before":{"pass@1":0.312},"after":{"pass@1":0.794},
                         "gain":{"points":48.2,"low":43.0,"high":53.1}}
                        """);
        assertEquals("31.2 → 79.4 %, +48.2 [43.0, 53.1]", line);
    }
}
