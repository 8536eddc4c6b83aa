package whetstone.desktop.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import whetstone.core.store.Workspace;
import whetstone.desktop.process.Launcher.Started;
import whetstone.desktop.session.Session;
import whetstone.file.FileTrouble;

/// The processes that were started from this window, the newest first.
public final class Jobs {

    /// One of them.
    ///
    /// @param state for people: `running`, `done` or `failed, exit code 2`
    /// @param why it failed, as it said at its end; empty where it did not, or said nothing
    public record Job(Started started, String state, String why) {

        /// How it stands, with the reason where it failed.
        public String told() {
            return why.isEmpty() ? state : "%s: %s".formatted(state, why);
        }
    }

    private static final String RUNNING = "running";
    private static final int TAIL = 4096; // bytes
    private static final String SAID = "whetstone: ";
    private static final long ROOM = 1 << 20; // bytes: less is not enough for any command

    private final Session session;
    private final Launcher launcher;
    private final ObservableList<Job> jobs = FXCollections.observableArrayList();

    public Jobs(Session session, Launcher launcher) {
        this.session = session;
        this.launcher = launcher;
    }

    /// Who waits for the end of a process.
    public interface Waiting {
        /// It is over.
        ///
        /// @param output file with what it printed
        void ended(Path output, int code);

        /// There is no such process.
        default void notStarted(String why) {}
    }

    /// Starts a command in the open workspace.
    public void start(String title, CommandLine line) {
        start(title, line, (_, _) -> {});
    }

    /// Starts a command in the open workspace.
    public void start(String title, CommandLine line, Waiting waiting) {
        var folder = session.workspace().get().map(Workspace::folder).orElse(Path.of("."));
        session.gate()
                .load(
                        () -> begun(title, line, folder, waiting),
                        started -> {
                            jobs.addFirst(new Job(started, RUNNING, ""));
                            session.message().set(title + " started");
                            session.gate()
                                    .load(
                                            () -> ended(started, started.process().waitFor()),
                                            job -> end(job, waiting));
                        });
    }

    private Started begun(String title, CommandLine line, Path folder, Waiting waiting)
            throws IOException {
        try {
            return launcher.start(title, line, folder);
        } catch (IOException e) {
            var why = "%s could not be started: %s".formatted(title, FileTrouble.told(e));
            session.gate().show(() -> waiting.notStarted(why));
            throw new IOException(why, e);
        }
    }

    private static Job ended(Started started, int code) throws IOException {
        var state =
                switch (code) {
                    case 0 -> "done";
                    case 130, 143 -> "stopped";
                    default -> "failed, exit code " + code;
                };
        return new Job(started, state, state.startsWith("failed") ? why(started.output()) : "");
    }

    // On a full disk a command cannot even say why it failed.
    private static String why(Path output) throws IOException {
        var lines = last(output);
        var said = lines.stream().filter(line -> line.startsWith(SAID)).findFirst();
        if (said.isEmpty() && Files.getFileStore(output).getUsableSpace() < ROOM) {
            return "%s: the disk is full, so that it could not say more; free space and start or resume it"
                    .formatted(output.getParent());
        }
        return said.map(line -> line.substring(SAID.length()))
                .orElseGet(() -> lines.isEmpty() ? "" : lines.getFirst());
    }

    // The last first. Commands that fail say why in a line at their end; one of usage points to the
    // help after it.
    private static List<String> last(Path output) throws IOException {
        try (var in = new RandomAccessFile(output.toFile(), "r")) {
            var bytes = new byte[(int) Math.min(in.length(), TAIL)];
            in.seek(in.length() - bytes.length);
            in.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8).strip().lines().toList().reversed();
        }
    }

    private void end(Job ended, Waiting waiting) {
        var started = ended.started();
        jobs.replaceAll(job -> job.started().equals(started) ? ended : job);
        session.message().set("%s: %s".formatted(started.title(), ended.told()));
        session.refresh();
        waiting.ended(started.output(), started.process().exitValue());
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
