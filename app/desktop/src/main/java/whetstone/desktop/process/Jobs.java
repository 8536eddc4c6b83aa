package whetstone.desktop.process;

import java.nio.file.Path;
import java.util.function.BiConsumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import whetstone.core.store.Workspace;
import whetstone.desktop.process.Launcher.Started;
import whetstone.desktop.session.Session;

/// The processes that were started from this window, the newest first.
public final class Jobs {

    /// One of them.
    ///
    /// @param state for people: `running`, `done` or `failed, exit code 2`
    public record Job(Started started, String state) {}

    private final Session session;
    private final Launcher launcher;
    private final ObservableList<Job> jobs = FXCollections.observableArrayList();

    public Jobs(Session session, Launcher launcher) {
        this.session = session;
        this.launcher = launcher;
    }

    /// Starts a command in the open workspace.
    public void start(String title, CommandLine line) {
        start(title, line, (_, _) -> {});
    }

    /// Starts a command in the open workspace and hands its output file and exit code over when it has ended.
    public void start(String title, CommandLine line, BiConsumer<Path, Integer> ended) {
        var folder = session.workspace().get().map(Workspace::folder).orElse(Path.of("."));
        session.gate()
                .load(
                        () -> launcher.start(title, line, folder),
                        started -> {
                            jobs.addFirst(new Job(started, "running"));
                            session.message().set(title + " started");
                            session.gate()
                                    .load(
                                            () -> started.process().waitFor(),
                                            code -> end(started, code, ended));
                        });
    }

    private void end(Started started, int code, BiConsumer<Path, Integer> ended) {
        var state =
                switch (code) {
                    case 0 -> "done";
                    case 130, 143 -> "stopped";
                    default -> "failed, exit code " + code;
                };
        jobs.replaceAll(job -> job.started().equals(started) ? new Job(started, state) : job);
        session.message().set("%s: %s".formatted(started.title(), state));
        session.refresh();
        ended.accept(started.output(), code);
    }

    /// Ends what was started with `line` and still runs, as a person would with Ctrl-C.
    public void stop(CommandLine line) {
        for (var job : jobs) {
            if (job.started().line().equals(line)) {
                job.started().process().destroy();
            }
        }
    }

    public ObservableList<Job> jobs() {
        return jobs;
    }
}
