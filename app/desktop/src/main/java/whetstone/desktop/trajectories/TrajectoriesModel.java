package whetstone.desktop.trajectories;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import whetstone.api.Task;
import whetstone.core.store.Trajectory.Ended;
import whetstone.core.store.TrajectoryPages.Count;
import whetstone.core.store.TrajectoryPages.Filter;
import whetstone.core.store.TrajectoryPages.Line;
import whetstone.core.store.TrajectoryPages.Turn;
import whetstone.core.store.Workspace;
import whetstone.desktop.plugins.Catalogue;
import whetstone.desktop.preview.PreviewModel;
import whetstone.desktop.session.Session;
import whetstone.desktop.thread.Gate;

/// The trajectories of a stage of the run that is looked at: filtered, page by page, and the steps of one.
public final class TrajectoriesModel {
    /// The choice that filters nothing.
    public static final String ANY = "any";

    static final String KEPT = "kept";
    static final String DROPPED = "dropped";
    static final String GOOD = "all good";
    static final String BAD = "one bad";
    static final List<String> CHOICES = List.of(ANY, KEPT, DROPPED);
    static final List<String> STEPS = List.of(ANY, GOOD, BAD);
    static final List<String> ENDS = List.of(ANY, "answer", "turns", "context");
    static final List<String> OUTCOMES =
            List.of(ANY, "correct", "partial", "wrong", "unreadable", "unscorable");
    static final int PAGE = 200;

    private final Session session;
    private final PreviewModel preview;
    private final Gate.Lane choices;
    private final Gate.Lane pages;
    private final Gate.Lane details;
    private final ObservableList<String> stages = FXCollections.observableArrayList();
    private final StringProperty stage = new SimpleStringProperty("");
    private final StringProperty choice = new SimpleStringProperty(ANY);
    private final StringProperty outcome = new SimpleStringProperty(ANY);
    private final StringProperty quality = new SimpleStringProperty(ANY);
    private final StringProperty ended = new SimpleStringProperty(ANY);
    private final ObservableList<Line> lines = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper more = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper count = new ReadOnlyStringWrapper("");
    private final ObjectProperty<@Nullable Line> selected = new SimpleObjectProperty<>();
    private final ObservableList<Step> steps = FXCollections.observableArrayList();
    private boolean looked;
    private boolean setting;

    public TrajectoriesModel(Session session, Catalogue catalogue) {
        this.session = session;
        preview = new PreviewModel(session.gate(), catalogue);
        choices = session.gate().lane();
        pages = session.gate().lane();
        details = session.gate().lane();
        for (var filter : List.of(stage, choice, outcome, quality, ended)) {
            filter.addListener((_, _, _) -> refilter());
        }
        session.run().addListener((_, _, _) -> newRun());
        session.workspace().addListener((_, _, _) -> newRun());
        session.changes().addListener((_, _, _) -> loadStages());
        selected.addListener((_, _, line) -> read(line));
    }

    /// Begins to read: until somebody looks, nothing is counted.
    public void look() {
        if (!looked) {
            looked = true;
            loadStages();
        }
    }

    private void newRun() {
        setting = true;
        stages.clear();
        stage.set("");
        forget();
        setting = false;
        empty();
        loadStages();
    }

    private void forget() {
        List.of(choice, outcome, quality, ended).forEach(filter -> filter.set(ANY));
    }

    private void empty() {
        lines.clear();
        more.set(false);
        count.set("");
        selected.set(null);
    }

    /// Shows all trajectories of the stage.
    public void clear() {
        setting = true;
        forget();
        setting = false;
        refilter();
    }

    /// Shows all trajectories of a stage.
    public void go(String name) {
        look();
        stage.set(name);
        clear();
    }

    private void loadStages() {
        var open = session.workspace().get();
        long run = session.run().get();
        if (looked && open.isPresent() && run > 0) {
            choices.load(() -> open.get().trajectoryPages().stages(run), this::offer);
        }
    }

    private void offer(List<String> found) {
        if (found.equals(stages)) {
            return;
        }
        var now = stage.get();
        setting = true;
        stages.setAll(found);
        // The stage that made trajectories to train on comes before those that only measured.
        stage.set(
                found.contains(now)
                        ? now
                        : found.stream()
                                .filter(name -> name.startsWith("explore"))
                                .findFirst()
                                .or(() -> found.stream().findFirst())
                                .orElse(""));
        setting = false;
        refilter();
    }

    private Filter filter() {
        return new Filter(
                session.run().get(),
                stage.get(),
                any(outcome) ? null : outcome.get(),
                any(choice) ? null : (Boolean) choice.get().equals(KEPT),
                any(ended) ? null : Ended.valueOf(ended.get().toUpperCase(Locale.ROOT)),
                any(quality) ? null : (Boolean) quality.get().equals(GOOD));
    }

    private static boolean any(StringProperty filter) {
        return filter.get().equals(ANY);
    }

    private void refilter() {
        if (!setting) {
            page(0);
        }
    }

    /// Reads the next page.
    public void next() {
        if (more.get() && !lines.isEmpty()) {
            page(lines.getLast().id());
        }
    }

    private record Page(Filter filter, @Nullable Count count, List<Line> lines) {
        static Page read(Workspace open, Filter filter, long after) {
            var pages = open.trajectoryPages();
            return new Page(
                    filter,
                    after == 0 ? pages.count(filter) : null,
                    pages.page(filter, after, PAGE));
        }
    }

    private void page(long after) {
        var open = session.workspace().get();
        if (!looked || open.isEmpty() || stage.get().isEmpty()) {
            return;
        }
        var filter = filter();
        pages.load(() -> Page.read(open.get(), filter, after), this::show);
    }

    private void show(Page page) {
        if (!page.filter().equals(filter())) {
            return;
        }
        more.set(page.lines().size() == PAGE);
        if (page.count() == null) {
            lines.addAll(page.lines());
            return;
        }
        count.set(words(page.count()));
        lines.setAll(page.lines());
        selected.set(page.lines().isEmpty() ? null : page.lines().getFirst());
    }

    static String words(Count of) {
        return of.trajectories() == 0
                ? "none"
                : "%,d · %.0f %% right · %.1f steps on average"
                        .formatted(
                                of.trajectories(),
                                100.0 * of.right() / of.trajectories(),
                                (double) of.turns() / of.trajectories());
    }

    private void read(@Nullable Line line) {
        var open = session.workspace().get();
        if (line == null || open.isEmpty()) {
            steps.clear();
            preview.show(Optional.empty());
            return;
        }
        details.load(
                () -> Opened.read(open.get(), line),
                opened -> {
                    if (line.equals(selected.get())) {
                        preview.show(opened.task());
                        var turns = opened.turns();
                        steps.setAll(
                                IntStream.range(0, turns.size())
                                        .mapToObj(i -> Step.of(i + 1, turns.get(i)))
                                        .toList());
                    }
                });
    }

    private record Opened(Optional<Task> task, List<Turn> turns) {
        static Opened read(Workspace open, Line line) {
            return new Opened(
                    open.tasks().find(line.task()), open.trajectoryPages().turns(line.id()));
        }
    }

    /// The picture of the problem.
    PreviewModel preview() {
        return preview;
    }

    /// The stages that have trajectories.
    public ObservableList<String> stages() {
        return stages;
    }

    /// The stage whose trajectories are listed; empty for none.
    public StringProperty stage() {
        return stage;
    }

    /// Whether they are kept.
    public StringProperty choice() {
        return choice;
    }

    /// What they came to.
    public StringProperty outcome() {
        return outcome;
    }

    /// How their steps were judged.
    public StringProperty quality() {
        return quality;
    }

    /// Why they ended.
    public StringProperty ended() {
        return ended;
    }

    public ObservableList<Line> lines() {
        return lines;
    }

    /// Whether there is a next page.
    public ReadOnlyBooleanProperty more() {
        return more.getReadOnlyProperty();
    }

    /// What the listed ones come to, in words.
    public ReadOnlyStringProperty count() {
        return count.getReadOnlyProperty();
    }

    /// The trajectory that is looked at.
    public ObjectProperty<@Nullable Line> selected() {
        return selected;
    }

    /// Its steps, in order.
    public ObservableList<Step> steps() {
        return steps;
    }
}
