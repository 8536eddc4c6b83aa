package whetstone.desktop.console;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import whetstone.desktop.process.Jobs;
import whetstone.desktop.process.Jobs.Job;
import whetstone.desktop.thread.Gate;

/// The newest lines that started processes print: so many and no more, taken in heaps, so that no flood stops the
/// window.
public final class ConsoleModel {
    private static final int MOST_LINES = 5000;
    private static final int MOST_BYTES = 1 << 18; // per look

    private final Jobs jobs;
    private final Gate.Lane lane;
    private final ObservableList<String> lines = FXCollections.observableArrayList();
    private final FilteredList<String> shown = new FilteredList<>(lines);
    private final StringProperty filter = new SimpleStringProperty("");
    private Path file = Path.of("");
    private long position;
    private String rest = "";

    public ConsoleModel(Jobs jobs, Gate gate) {
        this.jobs = jobs;
        lane = gate.lane();
        filter.addListener((_, _, text) -> {
            var wanted = text.toLowerCase(Locale.ROOT);
            shown.setPredicate(line -> line.toLowerCase(Locale.ROOT).contains(wanted));
        });
    }

    /// What was read of a file.
    ///
    /// @param next where to go on
    record Part(Path file, String text, long next) {}

    /// Looks for more in the file of the newest process.
    public void refresh() {
        var newest = jobs.jobs().stream().findFirst().map(Job::started);
        if (newest.isEmpty()) {
            return;
        }
        var output = newest.get().output();
        if (!output.equals(file)) {
            file = output;
            position = 0;
            rest = "";
            lines.add("$ " + newest.get().line().typed());
        }
        long from = position;
        lane.load(() -> read(output, from), this::take);
    }

    private static Part read(Path file, long from) throws IOException {
        if (!Files.exists(file)) {
            return new Part(file, "", from);
        }
        try (var in = new RandomAccessFile(file.toFile(), "r")) {
            long start = Math.max(from, in.length() - MOST_BYTES);
            var bytes = new byte[(int) (in.length() - start)];
            in.seek(start);
            in.readFully(bytes);
            return new Part(file, new String(bytes, StandardCharsets.UTF_8), start + bytes.length);
        }
    }

    private void take(Part part) {
        if (!part.file().equals(file) || part.next() <= position) {
            return;
        }
        position = part.next();
        var text = rest + part.text();
        int end = text.lastIndexOf('\n');
        rest = text.substring(end + 1);
        if (end >= 0) {
            lines.addAll(clean(text.substring(0, end)));
        }
        if (lines.size() > MOST_LINES) {
            lines.remove(0, lines.size() - MOST_LINES);
        }
    }

    // A progress bar writes over itself: of such a line, only its last state counts.
    static List<String> clean(String text) {
        return text.replaceAll("\u001b\\[[0-9;]*[A-Za-z]", "")
                .transform(whole -> Stream.of(whole.split("\n")))
                .map(line -> line.substring(line.lastIndexOf('\r') + 1))
                .filter(line -> !line.isBlank())
                .toList();
    }

    /// The lines that pass the filter, the newest last.
    public ObservableList<String> lines() {
        return shown;
    }

    /// Words that a line must have.
    public StringProperty filter() {
        return filter;
    }

    public void clear() {
        lines.clear();
    }
}
