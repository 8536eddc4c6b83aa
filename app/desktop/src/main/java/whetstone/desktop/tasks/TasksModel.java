package whetstone.desktop.tasks;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import whetstone.core.store.TaskPages;
import whetstone.core.store.TaskPages.Cell;
import whetstone.core.store.TaskPages.Filter;
import whetstone.core.store.TaskPages.Line;
import whetstone.core.store.TaskPages.Period;
import whetstone.core.store.Workspace;
import whetstone.desktop.plugins.Catalogue;
import whetstone.desktop.preview.PreviewModel;
import whetstone.desktop.session.Session;
import whetstone.desktop.thread.Gate;

/// The tasks of the run that is looked at: how often each kind was solved, how hard they are, and a page of them.
public final class TasksModel {

    /// Which tasks the page is of.
    ///
    /// @param domain null for all
    /// @param level null for all
    /// @param parts of difficulty
    public record Kind(@Nullable String domain, @Nullable Integer level, Parts parts) {
        static final Kind ALL = new Kind(null, null, Parts.ALL);

        static Kind of(String domain, int level) {
            return new Kind(domain, level, Parts.ALL);
        }

        /// In words.
        public String title() {
            var tasks = domain == null ? "All tasks" : "%s, level %d".formatted(domain, level);
            return parts.equals(Parts.ALL) ? tasks : tasks + ", " + parts.title();
        }

        Filter filter(long run) {
            return parts.equals(Parts.ALL)
                    ? new Filter(run, domain, level, null, null)
                    : new Filter(run, domain, level, parts.first(), parts.last());
        }
    }

    /// Parts of the histogram of difficulty, inclusive.
    public record Parts(int first, int last) {
        static final Parts ALL = new Parts(0, TaskPages.PARTS - 1);

        /// In words.
        String title() {
            return first == last
                    ? "solved " + title(first)
                    : "solved %s to %s".formatted(title(first), title(last));
        }

        static String title(int part) {
            return switch (part) {
                case 0 -> "never";
                case TaskPages.PARTS - 1 -> "always";
                default -> "%d–%d %%".formatted(10 * part - 10, 10 * part);
            };
        }

        boolean holds(int part) {
            return part >= first && part <= last;
        }
    }

    /// What a run's tasks come to.
    ///
    /// @param stage whose periods they are; empty for none
    public record Overview(List<Cell> cells, String stage, List<Period> periods) {
        static final Overview NONE = new Overview(List.of(), "", List.of());

        // The last stage with more than one step that sampled anything.
        static Overview read(Workspace open, long run) {
            var tasks = open.taskPages();
            for (var span : open.curves().spans(run).reversed()) {
                if (span.last() > span.first()) {
                    var periods = tasks.periods(run, span.stage(), PERIODS);
                    if (!periods.isEmpty()) {
                        return new Overview(tasks.cells(run), span.stage(), periods);
                    }
                }
            }
            return new Overview(tasks.cells(run), "", List.of());
        }
    }

    static final int PERIODS = 10;
    private static final int PAGE = 200;
    private static final int REST = 10; // times as long as the last look took

    private final Session session;
    private final PreviewModel preview;
    private final Gate.Lane map;
    private final Gate.Lane histogram;
    private final Gate.Lane pages;
    private final ReadOnlyObjectWrapper<Overview> overview =
            new ReadOnlyObjectWrapper<>(Overview.NONE);
    private final ReadOnlyObjectWrapper<int[]> parts =
            new ReadOnlyObjectWrapper<>(new int[TaskPages.PARTS]);
    private final ReadOnlyObjectWrapper<Kind> kind = new ReadOnlyObjectWrapper<>(Kind.ALL);
    private final ObservableList<Line> lines = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper more = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper counting = new ReadOnlyBooleanWrapper();
    private boolean looked;
    private long next; // when to look again, on the clock that only runs forward

    public TasksModel(Session session, Catalogue catalogue) {
        this.session = session;
        preview = new PreviewModel(session.gate(), catalogue);
        map = session.gate().lane();
        histogram = session.gate().lane();
        pages = session.gate().lane();
        session.run()
                .addListener((_, _, _) -> {
                    kind.set(Kind.ALL);
                    reload();
                });
        session.changes().addListener((_, _, _) -> lookAgain());
    }

    /// Begins to read: until somebody looks, nothing is counted.
    public void look() {
        if (!looked) {
            looked = true;
            reload();
        }
    }

    // All samples are counted: a long run's not every second, beside the run itself.
    private void lookAgain() {
        if (overview.get().cells().isEmpty() || System.nanoTime() - next > 0) {
            reload();
        }
    }

    private record Timed(Overview overview, Duration taken) {
        static Timed read(Workspace open, long run) {
            long start = System.nanoTime();
            var found = Overview.read(open, run);
            return new Timed(found, Duration.ofNanos(System.nanoTime() - start));
        }
    }

    private void reload() {
        if (!looked) {
            return;
        }
        var open = session.workspace().get();
        long run = session.run().get();
        if (open.isEmpty() || run == 0) {
            overview.set(Overview.NONE);
            lines.clear();
            return;
        }
        counting.set(true);
        map.load(
                () -> Timed.read(open.get(), run),
                timed -> {
                    next = System.nanoTime() + REST * timed.taken().toNanos();
                    counting.set(false);
                    overview.set(timed.overview());
                });
        recount();
        page("");
    }

    /// Shows the tasks of a kind, however hard.
    public void choose(Kind chosen) {
        kind.set(chosen);
        recount();
        page("");
    }

    /// Shows only tasks of some parts of the histogram.
    public void brush(Parts chosen) {
        var now = kind.get();
        kind.set(new Kind(now.domain(), now.level(), chosen));
        page("");
    }

    /// Reads the next page.
    public void next() {
        if (!lines.isEmpty()) {
            page(lines.getLast().task().id());
        }
    }

    private Optional<Filter> filter(Kind of) {
        long run = session.run().get();
        return run > 0 ? Optional.of(of.filter(run)) : Optional.empty();
    }

    private void recount() {
        var now = kind.get();
        var open = session.workspace().get();
        var all = filter(new Kind(now.domain(), now.level(), Parts.ALL));
        if (open.isPresent() && all.isPresent()) {
            histogram.load(() -> open.get().taskPages().parts(all.get()), parts::set);
        }
    }

    private void page(String after) {
        var open = session.workspace().get();
        var filter = filter(kind.get());
        if (open.isPresent() && filter.isPresent()) {
            pages.load(
                    () -> open.get().taskPages().page(filter.get(), after, PAGE),
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

    public ReadOnlyObjectProperty<Overview> overview() {
        return overview.getReadOnlyProperty();
    }

    /// Whether the samples are being counted.
    public ReadOnlyBooleanProperty counting() {
        return counting.getReadOnlyProperty();
    }

    /// How many tasks of the chosen domain and level lie in each part, see [TaskPages#parts].
    public ReadOnlyObjectProperty<int[]> parts() {
        return parts.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Kind> kind() {
        return kind.getReadOnlyProperty();
    }

    public ObservableList<Line> lines() {
        return lines;
    }

    /// The chosen problem as a picture.
    PreviewModel preview() {
        return preview;
    }

    /// Whether there is a next page.
    public ReadOnlyBooleanProperty more() {
        return more.getReadOnlyProperty();
    }
}
