package whetstone.desktop.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import whetstone.core.store.Findings.Finding;
import whetstone.core.store.Findings.Severity;
import whetstone.core.store.Runs;
import whetstone.core.store.Runs.Status;
import whetstone.core.store.StepRows;
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

    private static Finding finding(String rule, Severity severity) {
        return new Finding(rule, severity, 1, 0.5, "all groups equal", "a paper", List.of(0));
    }

    private static void step(Workspace workspace, long run, int step, Finding... findings) {
        try (var journal = workspace.journal(run)) {
            journal.append(new StepRows("rl", step, List.of(), new TreeMap<>(), new TreeMap<>()));
        }
        workspace.findings().append(run, "rl", step, List.of(findings));
    }

    @Test
    void anAlarmOfARunningRunIsToldOnceAndWithItsEvidence() throws Exception {
        var workspace = Workspace.open(folder);
        try (var lock = workspace.lockForRun()) {
            assertTrue(lock != null);
            long run = start(workspace);
            step(workspace, run, 0, finding("no-signal", Severity.ALARM));
            var told = new ArrayList<News>();
            var session = new Session(Gate.direct());
            new RunNews(session, told::add);
            session.open(folder);
            assertEquals(List.of(), told); // It was there before anybody looked.

            step(workspace, run, 1, finding("no-signal", Severity.ALARM));
            step(workspace, run, 2, finding("entropy", Severity.WATCH));
            step(workspace, run, 3, finding("collapse", Severity.ALARM));
            session.refresh();
            step(workspace, run, 4, finding("collapse", Severity.ALARM));
            session.refresh();
            var title = "run %d · sums: collapse".formatted(run);
            var text = "stage rl, step 3: all groups equal";
            assertEquals(List.of(new News(run, title, text, true)), told);
        }
    }

    @Test
    void anAlarmOfTheLastStepIsTold() throws Exception {
        var workspace = Workspace.open(folder);
        try (var lock = workspace.lockForRun()) {
            assertTrue(lock != null);
            long run = start(workspace);
            var told = new ArrayList<News>();
            var session = new Session(Gate.direct());
            new RunNews(session, told::add);
            session.open(folder);
            step(workspace, run, 0, finding("no-signal", Severity.ALARM));
            workspace.runs().status(run, Status.STOPPED);
            session.refresh();
            var titles = told.stream().map(News::title).toList();
            assertEquals(
                    List.of(
                            "run %d · sums was stopped".formatted(run),
                            "run %d · sums: no-signal".formatted(run)),
                    titles);
        }
    }
}
