package whetstone.desktop.frame;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Everything that can be done or opened, found by a few letters of its name.
public final class PaletteModel {

    /// Something to choose.
    ///
    /// @param kind for example `Command` or `Run`
    /// @param detail what it is, in a few words; empty for none
    /// @param keys as people write them; empty for none
    /// @param enabled whether it can be done now
    public record Entry(
            String kind,
            String title,
            String detail,
            String keys,
            boolean enabled,
            Runnable action) {}

    private static final int MOST = 200;
    private static final int LEAST = 4;

    private final List<Supplier<Stream<Entry>>> sources = new ArrayList<>();
    private final StringProperty text = new SimpleStringProperty("");
    private final BooleanProperty open = new SimpleBooleanProperty();
    private final IntegerProperty chosen = new SimpleIntegerProperty();
    private final ObservableList<Entry> entries = FXCollections.observableArrayList();
    private List<Entry> all = List.of();

    public PaletteModel() {
        text.addListener((_, _, _) -> filter());
    }

    /// Adds what can be chosen; asked each time the palette opens.
    public void add(Supplier<Stream<Entry>> source) {
        sources.add(source);
    }

    /// Opens with nothing typed.
    public void show() {
        all = sources.stream().flatMap(Supplier::get).toList();
        text.set("");
        filter();
        open.set(true);
    }

    public void hide() {
        open.set(false);
    }

    /// Moves the choice by `steps`, round the ends.
    public void move(int steps) {
        if (!entries.isEmpty()) {
            chosen.set(Math.floorMod(chosen.get() + steps, entries.size()));
        }
    }

    /// Closes and does what is chosen.
    public void accept() {
        if (chosen.get() < entries.size()) {
            var entry = entries.get(chosen.get());
            if (entry.enabled()) {
                hide();
                entry.action().run();
            }
        }
    }

    private void filter() {
        var query = text.get().strip().toLowerCase(Locale.ROOT);
        record Ranked(Entry entry, int rank) {}
        entries.setAll(
                all.stream()
                        .map(entry -> new Ranked(entry, rank(entry, query)))
                        .filter(ranked -> ranked.rank() >= 0)
                        .sorted(Comparator.comparingInt(Ranked::rank))
                        .limit(MOST)
                        .map(Ranked::entry)
                        .toList());
        chosen.set(0);
    }

    private static int rank(Entry entry, String query) {
        int named = rank((entry.title() + " " + entry.kind()).toLowerCase(Locale.ROOT), query);
        boolean told = entry.detail().toLowerCase(Locale.ROOT).contains(query);
        return named < 0 && told ? LEAST : named;
    }

    /// How well `query` fits, 0 best: at the start, at a word, anywhere, letter by letter; -1 if it does not.
    static int rank(String text, String query) {
        if (text.startsWith(query)) {
            return 0;
        }
        if (text.contains(" " + query)) {
            return 1;
        }
        if (text.contains(query)) {
            return 2;
        }
        int at = 0;
        for (int i = 0; i < text.length() && at < query.length(); i++) {
            if (text.charAt(i) == query.charAt(at)) {
                at++;
            }
        }
        return at == query.length() ? 3 : -1;
    }

    public StringProperty text() {
        return text;
    }

    public BooleanProperty open() {
        return open;
    }

    /// Index of the entry that Enter takes.
    public IntegerProperty chosen() {
        return chosen;
    }

    public ObservableList<Entry> entries() {
        return entries;
    }
}
