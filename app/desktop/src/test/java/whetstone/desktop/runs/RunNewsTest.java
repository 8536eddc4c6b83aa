package whetstone.desktop.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import whetstone.core.store.Runs;
import whetstone.core.store.Runs.Status;
import whetstone.core.store.Workspace;
import whetstone.desktop.runs.RunNews.News;
import whetstone.desktop.session.Session;
import whetstone.desktop.thread.Gate;

final class RunNewsTest {

    @TempDir Path folder;

    private static long start(Workspace workspace) {
        return workspace
                .runs()
                .create(new Runs.Start("sums", "{}", 1, List.of("rl"), List.of(), "{}", "{}"));
    }

    @Test
    void aRunThatEndsIsToldOnceAndWhatEndedBeforeIsNot() throws Exception {
        var workspace = Workspace.open(folder);
        try (var lock = workspace.lockForRun()) {
            assertTrue(lock != null);
            long before = start(workspace);
            workspace.runs().status(before, Status.FAILED);
            long run = start(workspace);
            var told = new ArrayList<News>();
            var session = new Session(Gate.direct());
            new RunNews(session, told::add);
            session.open(folder);
            assertEquals(List.of(), told);
            workspace.runs().status(run, Status.FAILED);
            session.refresh();
            session.refresh();
            assertEquals(1, told.size());
            assertEquals(run, told.getFirst().run());
            assertTrue(told.getFirst().bad());
            assertTrue(told.getFirst().title().endsWith("failed"), told.toString());
        }
    }
}
