package whetstone.desktop.tasks;

import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import whetstone.core.store.TaskPages.Cell;
import whetstone.core.store.TaskPages.Line;
import whetstone.desktop.session.Session;
import whetstone.desktop.thread.Gate;

/// The tasks of the run that is looked at: a map of how often each kind was solved, and a page of a kind.
public final class TasksModel {

    /// The kind of tasks that the page is of.
    ///
    /// @param domain null for all
    /// @param level null for all
    public record Kind(@Nullable String domain, @Nullable Integer level) {
        static final Kind ALL = new Kind(null, null);

        /// In words.
        public String title() {
            return domain == null ? "All tasks" : "%s, level %d".formatted(domain, level);
        }
    }

    private static final int PAGE = 200;

    private final Session session;
    private final Gate.Lane map;
    private final Gate.Lane pages;
    private final ReadOnlyObjectWrapper<List<Cell>> cells = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Kind> kind = new ReadOnlyObjectWrapper<>(Kind.ALL);
    private final ObservableList<Line> lines = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper more = new ReadOnlyBooleanWrapper();

    public TasksModel(Session session) {
        this.session = session;
        map = session.gate().lane();
        pages = session.gate().lane();
        session.run()
                .addListener((_, _, _) -> {
                    kind.set(Kind.ALL);
                    reload();
                });
        session.changes().addListener((_, _, _) -> reload());
        reload();
    }

    private void reload() {
        var open = session.workspace().get();
        long run = session.run().get();
        if (open.isEmpty() || run == 0) {
            cells.set(List.of());
            lines.clear();
            return;
        }
        map.load(() -> open.get().taskPages().cells(run), cells::set);
        page("");
    }

    /// Shows the tasks of a kind.
    public void choose(Kind next) {
        kind.set(next);
        page("");
    }

    /// Reads the next page.
    public void next() {
        if (!lines.isEmpty()) {
            page(lines.getLast().task().id());
        }
    }

    private void page(String after) {
        var open = session.workspace().get();
        long run = session.run().get();
        var of = kind.get();
        if (open.isPresent() && run > 0) {
            pages.load(
                    () -> open.get().taskPages().page(run, of.domain(), of.level(), after, PAGE),
                    page -> {
                        more.set(page.size() == PAGE);
                        if (after.isEmpty()) {
                            lines.setAll(page);
                        } else {
                            lines.addAll(page);
                        }
                    });
        }
    }

    public ReadOnlyObjectProperty<List<Cell>> cells() {
        return cells.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Kind> kind() {
        return kind.getReadOnlyProperty();
    }

    public ObservableList<Line> lines() {
        return lines;
    }

    /// Whether there is a next page.
    public ReadOnlyBooleanProperty more() {
        return more.getReadOnlyProperty();
    }
}
