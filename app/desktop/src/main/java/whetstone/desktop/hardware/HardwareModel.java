package whetstone.desktop.hardware;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import tools.jackson.databind.json.JsonMapper;
import whetstone.core.doctor.Finding;
import whetstone.core.store.Workspace;
import whetstone.desktop.process.CommandLine;
import whetstone.desktop.process.Jobs;
import whetstone.desktop.session.Session;

/// How busy the machine is, and what the doctor found on it.
public final class HardwareModel {
    private static final JsonMapper JSON = new JsonMapper();

    /// A quantity that fills up.
    ///
    /// @param share in use, 0 to 1; -1 where that is not known
    public record Gauge(String title, double share, String text) {}

    private final Session session;
    private final Jobs jobs;
    private final ObservableList<Gauge> gauges = FXCollections.observableArrayList();
    private final ObservableList<Finding> findings = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper examining = new ReadOnlyBooleanWrapper();

    public HardwareModel(Session session, Jobs jobs) {
        this.session = session;
        this.jobs = jobs;
    }

    /// Measures again.
    public void refresh() {
        var folder = session.workspace().get().map(Workspace::folder);
        session.gate()
                .load(
                        () -> {
                            var all = new ArrayList<Gauge>();
                            var system =
                                    (OperatingSystemMXBean)
                                            ManagementFactory.getOperatingSystemMXBean();
                            double load = system.getCpuLoad();
                            all.add(
                                    new Gauge(
                                            "Processor",
                                            load,
                                            "%.0f %% of %d cores"
                                                    .formatted(
                                                            100 * load,
                                                            system.getAvailableProcessors())));
                            long total = system.getTotalMemorySize();
                            all.add(used("Memory", total, total - system.getFreeMemorySize()));
                            if (folder.isPresent()) {
                                all.add(disk(Files.getFileStore(folder.get())));
                            }
                            all.addAll(GraphicsCard.gauges());
                            return all;
                        },
                        gauges::setAll);
    }

    private static Gauge disk(FileStore store) throws IOException {
        return used(
                "Disk of the workspace",
                store.getTotalSpace(),
                store.getTotalSpace() - store.getUsableSpace());
    }

    private static Gauge used(String title, long total, long used) {
        double unit = 1L << 30;
        return new Gauge(
                title,
                total == 0 ? -1 : (double) used / total,
                "%.1f of %.1f GiB".formatted(used / unit, total / unit));
    }

    /// Has the doctor look, in a process of its own.
    public void examine() {
        examining.set(true);
        jobs.start(
                "doctor",
                CommandLine.of("doctor", "--json"),
                (output, _) -> {
                    examining.set(false);
                    session.gate().load(() -> read(Files.readString(output)), findings::setAll);
                });
    }

    // Warnings may stand before the list.
    static List<Finding> read(String output) {
        int from = output.indexOf('[');
        return from < 0
                ? List.of(
                        Finding.broken(
                                "doctor", output.strip(), "run ./whetstone doctor in a terminal"))
                : List.of(JSON.readValue(output.substring(from), Finding[].class));
    }

    public ObservableList<Gauge> gauges() {
        return gauges;
    }

    public ObservableList<Finding> findings() {
        return findings;
    }

    /// Whether the doctor is looking.
    public ReadOnlyBooleanProperty examining() {
        return examining.getReadOnlyProperty();
    }
}
