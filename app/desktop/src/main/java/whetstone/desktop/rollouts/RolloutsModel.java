package whetstone.desktop.rollouts;

import java.util.List;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.Property;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import whetstone.core.store.Curves.Span;
import whetstone.core.store.RolloutPages.Filter;
import whetstone.core.store.RolloutPages.Line;
import whetstone.core.store.TaskPages.Kind;
import whetstone.core.store.Workspace;
import whetstone.desktop.plugins.Catalogue;
import whetstone.desktop.preview.PreviewModel;
import whetstone.desktop.session.Session;
import whetstone.desktop.session.Session.Spot;
import whetstone.desktop.thread.Gate;

/// The rollouts of the run that is looked at: filtered, page by page, and the one that is chosen.
public final class RolloutsModel {
    /// The choice that filters nothing.
    public static final String ANY = "any";

    static final List<String> LABELS =
            List.of(ANY, "correct", "partial", "wrong", "unreadable", "unscorable");
    private static final int PAGE = 200;
    private static final int COUNTED = 100_000;

    private final Session session;
    private final PreviewModel preview;
    private final Gate.Lane lane;
    private final Gate.Lane choices;
    private final Gate.Lane details;
    private final ObservableList<Line> lines = FXCollections.observableArrayList();
    private final ObservableList<String> stages = FXCollections.observableArrayList(ANY);
    private final ObservableList<String> domains = FXCollections.observableArrayList(ANY);
    private final ObservableList<String> levels = FXCollections.observableArrayList(ANY);
    private final StringProperty stage = new SimpleStringProperty(ANY);
    private final StringProperty steps = new SimpleStringProperty("");
    private final StringProperty domain = new SimpleStringProperty(ANY);
    private final StringProperty level = new SimpleStringProperty(ANY);
    private final StringProperty label = new SimpleStringProperty(ANY);
    private final StringProperty rewards = new SimpleStringProperty("");
    private final StringProperty words = new SimpleStringProperty("");
    private final ObjectProperty<@Nullable Line> selected = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<Optional<Inspected>> inspected =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper count = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper mistake = new ReadOnlyStringWrapper("");
    private boolean setting;
    private boolean whole;
    private boolean untouched;

    public RolloutsModel(Session session, Catalogue catalogue) {
        this.session = session;
        preview = new PreviewModel(session.gate(), catalogue);
        inspected.addListener((_, _, now) -> preview.show(now.map(Inspected::task)));
        lane = session.gate().lane();
        choices = session.gate().lane();
        details = session.gate().lane();
        InvalidationListener filtered = _ -> refilter();
        List.<Property<String>>of(stage, steps, domain, level, label, rewards, words)
                .forEach(property -> property.addListener(filtered));
        session.run().addListener((_, _, _) -> newRun());
        session.changes().addListener((_, _, _) -> changed());
        session.workspace().addListener((_, _, _) -> newRun());
        session.spot().addListener((_, _, spot) -> spot.ifPresent(this::goTo));
        session.rollout().addListener((_, _, id) -> inspect(id.longValue()));
        selected.addListener((_, _, line) -> {
            if (line != null) {
                session.rollout().set(line.id());
            }
        });
        newRun();
    }

    private void newRun() {
        forget();
        untouched = session.spot().get().isEmpty();
        loadChoices();
        session.spot().get().ifPresentOrElse(this::goTo, this::refilter);
    }

    // A list that somebody reads does not move under the eyes; only a short one grows.
    private void changed() {
        loadChoices();
        if (lines.size() < PAGE) {
            refilter();
        }
    }

    private void forget() {
        setting = true;
        List.of(stage, domain, level, label).forEach(choice -> choice.set(ANY));
        List.of(steps, rewards, words).forEach(text -> text.set(""));
        setting = false;
    }

    /// Shows all rollouts of the run.
    public void clear() {
        untouched = false;
        forget();
        refilter();
    }

    /// @param telling the newest step that a stage has learnt from
    private record Choices(List<Span> spans, List<Kind> kinds, Optional<Spot> telling) {
        static Choices read(Workspace open, long run) {
            var spans = open.curves().spans(run);
            var telling =
                    spans.reversed().stream()
                            .filter(span -> span.last() > span.first())
                            .map(span -> new Spot(run, span.stage(), span.last()))
                            .filter(spot -> taught(open, spot))
                            .findFirst();
            return new Choices(spans, open.taskPages().kinds(run), telling);
        }

        private static boolean taught(Workspace open, Spot spot) {
            var step = spot.step();
            var there =
                    new Filter(
                            spot.run(), spot.stage(), step, step, null, null, null, null, null, "");
            return !open.rolloutPages().page(there, null, 1).isEmpty();
        }
    }

    private void loadChoices() {
        var open = session.workspace().get();
        long run = session.run().get();
        if (open.isPresent() && run > 0) {
            choices.load(() -> Choices.read(open.get(), run), this::offer);
        }
    }

    private void offer(Choices found) {
        setting = true;
        replace(stages, found.spans().stream().map(Span::stage).distinct().toList());
        replace(domains, found.kinds().stream().map(Kind::domain).distinct().toList());
        replace(
                levels,
                found.kinds().stream()
                        .map(Kind::level)
                        .distinct()
                        .sorted()
                        .map(String::valueOf)
                        .toList());
        setting = false;
        if (untouched && found.telling().isPresent()) {
            goTo(found.telling().get());
        }
    }

    private static void replace(ObservableList<String> choice, List<String> values) {
        var all = new java.util.ArrayList<>(List.of(ANY));
        all.addAll(values);
        if (!choice.equals(all)) {
            choice.setAll(all);
        }
    }

    private void goTo(Spot spot) {
        untouched = false;
        setting = true;
        stage.set(spot.stage());
        steps.set(Integer.toString(spot.step()));
        setting = false;
        refilter();
    }

    /// Shows the rollouts of `name` only, of domain and level.
    public void task(String domainId, int ofLevel) {
        forget();
        untouched = false;
        setting = true;
        domain.set(domainId);
        level.set(Integer.toString(ofLevel));
        setting = false;
        refilter();
    }

    private void refilter() {
        if (setting) {
            return;
        }
        var open = session.workspace().get();
        if (open.isEmpty() || session.run().get() == 0) {
            lines.clear();
            count.set("");
            inspectNothing();
            return;
        }
        try {
            var filter = filter();
            mistake.set("");
            lane.load(() -> Page.first(open.get(), filter), this::take);
        } catch (IllegalArgumentException e) {
            mistake.set(String.valueOf(e.getMessage()));
        }
    }

    private record Page(List<Line> lines, int count) {
        static Page first(Workspace open, Filter filter) {
            return new Page(
                    open.rolloutPages().page(filter, null, PAGE),
                    open.rolloutPages().count(filter, COUNTED));
        }
    }

    private void take(Page page) {
        var before = selected.get();
        lines.setAll(page.lines());
        whole = page.lines().size() < PAGE;
        count.set(
                page.count() == COUNTED
                        ? "%,d+ rollouts".formatted(COUNTED)
                        : page.count() == 1 ? "1 rollout" : "%,d rollouts".formatted(page.count()));
        var again = before == null ? null : same(page.lines(), before.id());
        selected.set(again != null || lines.isEmpty() ? again : telling(page.lines()));
        if (lines.isEmpty()) {
            inspectNothing();
        }
    }

    // Forgets the id too: the same rollout, chosen again, is news.
    private void inspectNothing() {
        session.rollout().set(0);
        inspected.set(Optional.empty());
    }

    // One that was trained on says most; else the first.
    private static Line telling(List<Line> lines) {
        return lines.stream().filter(Line::taught).findFirst().orElse(lines.getFirst());
    }

    private static @Nullable Line same(List<Line> lines, long id) {
        return lines.stream().filter(line -> line.id() == id).findFirst().orElse(null);
    }

    /// Reads the next page, where there is one.
    public void more() {
        var open = session.workspace().get();
        if (open.isEmpty() || whole || lines.isEmpty()) {
            return;
        }
        var filter = filter();
        var last = lines.getLast();
        lane.load(
                () -> open.get().rolloutPages().page(filter, last, PAGE),
                page -> {
                    if (!lines.isEmpty() && lines.getLast().id() == last.id()) {
                        lines.addAll(page);
                        whole = page.size() < PAGE;
                    }
                });
    }

    /// Moves the choice by `by` lines.
    public void step(int by) {
        int at = selected.get() == null ? 0 : lines.indexOf(selected.get()) + by;
        if (at >= 0 && at < lines.size()) {
            selected.set(lines.get(at));
        }
    }

    /// What is asked of the store.
    ///
    /// @throws IllegalArgumentException if a field cannot be read; says which and how to write it
    Filter filter() {
        var step = Range.of("step", steps.get());
        var reward = Range.of("reward", rewards.get());
        return new Filter(
                session.run().get(),
                chosen(stage),
                step.low() == null ? null : (int) Math.ceil(step.low()),
                step.high() == null ? null : (int) Math.floor(step.high()),
                chosen(domain),
                chosen(level) == null ? null : Integer.valueOf(level.get()),
                chosen(label),
                reward.low(),
                reward.high(),
                words.get());
    }

    private static @Nullable String chosen(StringProperty choice) {
        var value = choice.get();
        return value == null || value.equals(ANY) ? null : value;
    }

    private void inspect(long id) {
        var open = session.workspace().get();
        if (open.isPresent() && id > 0) {
            details.load(() -> Inspected.read(open.get(), id), inspected::set);
        }
    }

    /// The lines read so far.
    public ObservableList<Line> lines() {
        return lines;
    }

    ObservableList<String> stages() {
        return stages;
    }

    ObservableList<String> domains() {
        return domains;
    }

    ObservableList<String> levels() {
        return levels;
    }

    public StringProperty stage() {
        return stage;
    }

    /// One step, or a range such as `10-20`; empty for all.
    public StringProperty steps() {
        return steps;
    }

    public StringProperty domain() {
        return domain;
    }

    public StringProperty level() {
        return level;
    }

    public StringProperty label() {
        return label;
    }

    /// One reward, or a range such as `0.5-1`; empty for all.
    public StringProperty rewards() {
        return rewards;
    }

    public StringProperty words() {
        return words;
    }

    public ObjectProperty<@Nullable Line> selected() {
        return selected;
    }

    /// The chosen rollout with all there is to know of it.
    public ReadOnlyObjectProperty<Optional<Inspected>> inspected() {
        return inspected.getReadOnlyProperty();
    }

    /// The problem of the chosen rollout as a picture.
    PreviewModel preview() {
        return preview;
    }

    /// How many pass the filter, in words.
    public ReadOnlyStringProperty count() {
        return count.getReadOnlyProperty();
    }

    /// What cannot be read in the filter's fields; empty if all can.
    public ReadOnlyStringProperty mistake() {
        return mistake.getReadOnlyProperty();
    }
}
