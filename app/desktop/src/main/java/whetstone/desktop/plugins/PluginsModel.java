package whetstone.desktop.plugins;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import whetstone.core.plugin.Ledger;
import whetstone.core.plugin.Library;
import whetstone.core.plugin.PluginException;
import whetstone.core.plugin.install.Refusal;
import whetstone.core.plugin.site.Market;
import whetstone.core.plugin.site.Sites.Shelf;
import whetstone.desktop.plugins.Steps.Named;
import whetstone.desktop.session.Session;
import whetstone.desktop.thread.Gate;

/// The library of plugins and what can be done to it, through the services that the command line uses.
public final class PluginsModel {
    /// What the view shows a part each of.
    public enum Tab {
        INSTALLED,
        AVAILABLE,
        UPDATES,
        SITES,
        TRUST,
        HISTORY;

        public String title() {
            var name = name().toLowerCase(Locale.ROOT);
            return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        }
    }

    private final Session session;
    private final Catalogue catalogue;
    private final Worklist work;
    private final Gate.Lane reading;
    private final Gate.Lane watching;
    private final ReadOnlyObjectWrapper<Snapshot> snapshot =
            new ReadOnlyObjectWrapper<>(Snapshot.empty());
    private final StringProperty words = new SimpleStringProperty("");
    private final StringProperty chosen = new SimpleStringProperty("");
    private final BooleanProperty unsigned = new SimpleBooleanProperty();
    private final BooleanProperty older = new SimpleBooleanProperty();
    private final ObjectProperty<Tab> tab = new SimpleObjectProperty<>(Tab.INSTALLED);
    private List<Shelf> shelves = List.of();
    private boolean changed; // by us, since plugins were last loaded

    public PluginsModel(Session session, Catalogue catalogue) {
        this.session = session;
        this.catalogue = catalogue;
        work = new Worklist(session, this::done);
        reading = session.gate().lane();
        watching = session.gate().lane();
        catalogue.offer().addListener((_, _, _) -> refresh());
        words.addListener((_, _, _) -> refresh());
        refresh();
    }

    /// Reads how everything stands.
    public void refresh() {
        catalogue
                .places()
                .ifPresent(places -> {
                    var live =
                            catalogue
                                    .offer()
                                    .get()
                                    .map(Catalogue.Offer::statuses)
                                    .orElse(List.of());
                    var offered = shelves;
                    var holding = List.of(words.get().strip().split("\\s+", -1));
                    reading.load(() -> Snapshot.read(places, live, offered, holding), this::take);
                });
    }

    private void done() {
        changed = true;
        refresh();
    }

    private void take(Snapshot read) {
        if (!read.equals(snapshot.get())) {
            snapshot.set(read);
        }
        if (changed && catalogue.offer().get().isPresent()) {
            changed = false;
            if (read.rows().stream().anyMatch(PluginRow::pending)) {
                catalogue.reload();
            }
        }
    }

    /// Looks whether somebody else has changed the library.
    public void watch() {
        catalogue
                .places()
                .ifPresent(places ->
                        watching.load(
                                () -> ledger(new Library(places.library())),
                                ledger -> {
                                    if (!ledger.equals(snapshot.get().ledger())) {
                                        refresh();
                                    }
                                }));
    }

    private static Optional<Ledger> ledger(Library library) {
        try {
            return Optional.of(library.read());
        } catch (PluginException _) {
            return Optional.empty(); // Reading all of it says why.
        }
    }

    /// Loads all plugins anew, so that this window works with what the library says.
    public void reload() {
        catalogue.reload();
    }

    private void start(Function<Steps, Named> work) {
        startAll(steps -> List.of(work.apply(steps)));
    }

    private void startAll(Function<Steps, List<Named>> work) {
        catalogue
                .places()
                .map(places -> new Steps(places, unsigned.get(), older.get()))
                .map(work)
                .ifPresent(this.work::start);
    }

    /// Installs the zips among `files`, together.
    public void install(List<Path> files) {
        var zips = files.stream().filter(file -> file.toString().endsWith(".zip")).toList();
        if (zips.isEmpty()) {
            work.refuse("no plugin among these files; a plugin is one zip file");
            return;
        }
        var names = zips.stream().map(file -> String.valueOf(file.getFileName())).toList();
        start(steps ->
                new Named(
                        "Installing " + String.join(", ", names), Order.files(steps, zips)::place));
    }

    /// Installs the newest versions of plugins that sites offer, together with what they need.
    public void buy(List<String> ids) {
        start(steps ->
                new Named("Installing " + String.join(", ", ids), Order.ids(steps, ids)::place));
    }

    /// Takes the newest versions of `ids`, each for itself: one that is refused does not keep others.
    public void update(List<String> ids) {
        startAll(steps ->
                ids.stream()
                        .map(id ->
                                new Named("Updating " + id, Order.ids(steps, List.of(id))::place))
                        .toList());
    }

    /// Takes the newest versions of everything that sites have newer.
    public void updateAll() {
        update(snapshot.get().updates().stream().map(Market.Found::id).toList());
    }

    /// Asks all sites what they offer.
    public void look() {
        start(steps -> new Named("Asking the sites", () -> look(steps)));
    }

    private Answer look(Steps steps) {
        var troubles = new ArrayList<String>();
        var market = Market.open(steps.places(), troubles::add);
        session.gate().show(() -> shelve(market.shelves()));
        var lines = new ArrayList<String>();
        lines.add(
                "%d plugins on %d sites, %d updates"
                        .formatted(
                                market.search(List.of()).size(),
                                market.shelves().size(),
                                market.updates().size()));
        lines.addAll(troubles);
        return troubles.isEmpty()
                ? new Answer.Done(lines, Optional.empty())
                : new Answer.Refused(String.join("\n", lines));
    }

    private void shelve(List<Shelf> read) {
        shelves = read;
        refresh();
    }

    /// Lets the plugin run, or keeps it from running.
    public void enable(PluginRow row, boolean on) {
        start(steps -> on ? steps.enable(row.id()) : steps.disable(row.id()));
    }

    /// Removes the plugin; asks where others need it.
    public void remove(PluginRow row) {
        start(steps -> steps.remove(row.id()));
    }

    /// Brings back the version of the plugin that is kept.
    public void rollback(PluginRow row) {
        start(steps -> steps.rollback(row.id()));
    }

    /// Lets a plugin run that lies in the workspace, when a person agrees.
    public void trust(PluginRow row) {
        row.now().ifPresent(status -> start(steps -> steps.trust(status)));
    }

    /// Compares what is installed with what was.
    public void verify() {
        start(Steps::verify);
    }

    /// Adds a site as it was written, when a person trusts its key; then asks what it offers.
    public void addSite(String name, String url, String priority, boolean loopback) {
        try {
            var wish = Steps.wish(name, url, priority, loopback);
            start(steps -> steps.add(wish));
        } catch (Refusal e) {
            work.refuse(Words.of(e));
        }
    }

    void removeSite(Snapshot.Site site) {
        start(steps -> steps.removeSite(site.name()));
    }

    void forget(Snapshot.Trusted trusted) {
        start(steps -> steps.forget(trusted.what()));
    }

    ReadOnlyObjectProperty<Snapshot> snapshot() {
        return snapshot.getReadOnlyProperty();
    }

    /// Words that offers must hold, all of them.
    public StringProperty words() {
        return words;
    }

    /// Id of the plugin that is looked at.
    public StringProperty chosen() {
        return chosen;
    }

    /// Whether files that nobody signed may be installed.
    public BooleanProperty unsigned() {
        return unsigned;
    }

    /// Whether an older version may take the place of a newer one.
    public BooleanProperty older() {
        return older;
    }

    /// What is being done, asked and said.
    public Worklist work() {
        return work;
    }

    public ObjectProperty<Tab> tab() {
        return tab;
    }

    /// Whether sites have newer versions of something.
    public BooleanBinding updatable() {
        return Bindings.createBooleanBinding(() -> !snapshot.get().updates().isEmpty(), snapshot);
    }

    /// Every plugin, by id.
    public List<PluginRow> rows() {
        return snapshot.get().rows();
    }
}
