package whetstone.desktop.status;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import whetstone.desktop.session.RunRow;
import whetstone.desktop.session.RunRow.State;
import whetstone.desktop.session.Session;

/// What the status bar says.
public final class StatusModel {
    private final Session session;
    private final ReadOnlyStringWrapper workspace = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper run = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper speed = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper processor = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper heap = new ReadOnlyStringWrapper("");
    private long lastRun;
    private int lastSteps;
    private long lastNanos;

    public StatusModel(Session session) {
        this.session = session;
        session.workspace().addListener((_, _, _) -> refresh(System.nanoTime()));
        session.changes().addListener((_, _, _) -> refresh(System.nanoTime()));
    }

    /// Looks again.
    ///
    /// @param nanos a clock that only runs forward
    public void refresh(long nanos) {
        workspace.set(
                session.workspace().get().map(w -> w.folder().toString()).orElse("no workspace"));
        var going = session.runs().stream().filter(row -> row.state() == State.RUNNING).findFirst();
        run.set(going.map(StatusModel::line).orElse("no run under way"));
        measure(going, nanos);
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        processor.set("CPU %.0f %%".formatted(Math.max(0, 100 * system.getCpuLoad())));
        var memory = Runtime.getRuntime();
        heap.set("heap %d MiB".formatted((memory.totalMemory() - memory.freeMemory()) >> 20));
    }

    private static String line(RunRow row) {
        return "%s · step %d".formatted(row.title(), row.run().steps());
    }

    private void measure(Optional<RunRow> going, long nanos) {
        if (going.isEmpty()) {
            speed.set("");
            lastRun = 0;
            return;
        }
        var row = going.get().run();
        if (row.id() != lastRun) {
            lastRun = row.id();
            lastSteps = row.steps();
            lastNanos = nanos;
        } else if (row.steps() > lastSteps) {
            double seconds = (nanos - lastNanos) / 1e9;
            speed.set("%.2g steps/s".formatted((row.steps() - lastSteps) / seconds));
            lastSteps = row.steps();
            lastNanos = nanos;
        }
    }

    public ReadOnlyStringProperty workspace() {
        return workspace.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty run() {
        return run.getReadOnlyProperty();
    }

    /// Steps per second between the last two looks; empty while that is not known.
    public ReadOnlyStringProperty speed() {
        return speed.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty processor() {
        return processor.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty heap() {
        return heap.getReadOnlyProperty();
    }
}
