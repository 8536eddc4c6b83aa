package whetstone.desktop.pipeline;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import whetstone.core.quality.Flow;
import whetstone.core.quality.Flows;
import whetstone.core.store.Workspace;
import whetstone.desktop.session.Session;
import whetstone.desktop.thread.Gate;

/// The data of the run that is looked at: its way through the stages, the samples behind one number, and one of them.
public final class PipelineModel {
    static final int PAGE = 200;

    private final Session session;
    private final Gate.Lane picture;
    private final Gate.Lane pages;
    private final Gate.Lane details;
    private final ReadOnlyObjectWrapper<List<Flow>> flows = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<Chosen>> chosen =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObservableList<Item> items = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper more = new ReadOnlyBooleanWrapper();
    private final ObjectProperty<@Nullable Item> selected = new SimpleObjectProperty<>();
    private final ObservableList<Item> lineage = FXCollections.observableArrayList();
    private boolean looked;

    public PipelineModel(Session session) {
        this.session = session;
        picture = session.gate().lane();
        pages = session.gate().lane();
        details = session.gate().lane();
        session.run().addListener((_, _, _) -> newRun());
        session.workspace().addListener((_, _, _) -> newRun());
        session.changes().addListener((_, _, _) -> reload());
        selected.addListener((_, _, item) -> trace(item));
    }

    /// Begins to read: until somebody looks, nothing is counted.
    public void look() {
        if (!looked) {
            looked = true;
            reload();
        }
    }

    private void newRun() {
        flows.set(List.of());
        chosen.set(Optional.empty());
        items.clear();
        selected.set(null);
        reload();
    }

    private void reload() {
        var open = session.workspace().get();
        long run = session.run().get();
        if (looked && open.isPresent() && run > 0) {
            picture.load(() -> Flows.of(open.get(), run), found -> take(run, found));
        }
    }

    // A table that somebody reads does not move under the eyes.
    private void take(long run, List<Flow> found) {
        if (run != session.run().get() || found.equals(flows.get())) {
            return;
        }
        flows.set(found);
        if (chosen.get().isEmpty() && !found.isEmpty()) {
            choose(Chosen.kept(found.getLast()));
        }
    }

    /// Lists the samples behind a number.
    public void choose(Chosen number) {
        chosen.set(Optional.of(number));
        page(number, -1);
    }

    /// Reads the next page.
    public void next() {
        if (!items.isEmpty() && more.get()) {
            chosen.get().ifPresent(number -> page(number, items.getLast().number()));
        }
    }

    private void page(Chosen number, int after) {
        long run = session.run().get();
        session.workspace()
                .get()
                .ifPresent(open ->
                        pages.load(
                                () -> read(open, run, number, after),
                                page -> show(number, after, page)));
    }

    private static List<Item> read(Workspace open, long run, Chosen number, int after) {
        var samples = open.samplePages();
        int stage = number.source().position();
        return switch (number) {
            case Chosen.Written(_, _, _, var choice) ->
                    samples.page(run, stage, choice, after, PAGE).stream().map(Item::of).toList();
            case Chosen.Pooled(_, _, _, var fate) ->
                    samples.pool(run, stage, fate, after, PAGE).stream().map(Item::of).toList();
        };
    }

    private void show(Chosen number, int after, List<Item> page) {
        if (chosen.get().filter(number::equals).isEmpty()) {
            return;
        }
        more.set(page.size() == PAGE);
        if (after >= 0) {
            items.addAll(page);
            return;
        }
        items.setAll(page);
        selected.set(page.isEmpty() ? null : page.getFirst());
    }

    private void trace(@Nullable Item item) {
        var open = session.workspace().get();
        long run = session.run().get();
        var source = chosen.get().map(Chosen::source).filter(from -> from.written());
        if (item == null || open.isEmpty() || source.isEmpty()) {
            lineage.clear();
            return;
        }
        details.load(
                () ->
                        open
                                .get()
                                .samplePages()
                                .lineage(run, source.get().position(), item.number())
                                .stream()
                                .map(Item::of)
                                .toList(),
                found -> {
                    if (item.equals(selected.get())) {
                        lineage.setAll(found);
                    }
                });
    }

    /// The stages that made or chose data, in order.
    public ReadOnlyObjectProperty<List<Flow>> flows() {
        return flows.getReadOnlyProperty();
    }

    /// The number whose samples are listed.
    public ReadOnlyObjectProperty<Optional<Chosen>> chosen() {
        return chosen.getReadOnlyProperty();
    }

    /// The samples behind the chosen number, as far as they are read.
    public ObservableList<Item> items() {
        return items;
    }

    /// Whether there is a next page.
    public ReadOnlyBooleanProperty more() {
        return more.getReadOnlyProperty();
    }

    /// The sample that is looked at; it need not be among those listed.
    public ObjectProperty<@Nullable Item> selected() {
        return selected;
    }

    /// The samples that the selected one was made of and those made of it, itself between them; empty where there is no
    /// such thing.
    public ObservableList<Item> lineage() {
        return lineage;
    }
}
