package whetstone.desktop.preferences;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import whetstone.core.store.StoreException;
import whetstone.core.store.Workspace;
import whetstone.desktop.session.Session;
import whetstone.desktop.thread.Gate;

/// What a person has set: kept in the store of the workspace, written as soon as it changes, or as soon as the store takes
/// it.
public final class PreferencesModel {

    /// A setting that has a few values to choose from.
    ///
    /// @param key in the store; never changes
    /// @param usual its value by default
    /// @param words by which it is found besides its title
    public record Setting(
            String key, String title, String usual, List<String> values, String words) {}

    /// Light, dark or the system's.
    public static final Setting THEME =
            new Setting(
                    "theme",
                    "Theme",
                    "system",
                    List.of("system", "light", "dark"),
                    "colour look appearance");

    /// How much larger than designed text is.
    public static final Setting SCALE =
            new Setting(
                    "scale",
                    "Size of text",
                    "100 %",
                    List.of("90 %", "100 %", "115 %", "130 %", "150 %"),
                    "font zoom");

    private final Session session;
    private final Gate.Lane writing;
    private final Map<String, String> unsaved = new TreeMap<>();
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Map<String, String>> values =
            new ReadOnlyObjectWrapper<>(Map.of());
    private final ReadOnlyLongWrapper loads = new ReadOnlyLongWrapper();
    private final StringProperty search = new SimpleStringProperty("");

    public PreferencesModel(Session session) {
        this.session = session;
        writing = session.gate().lane();
        session.workspace().addListener((_, _, _) -> forget());
        session.workspace()
                .addListener((_, _, open) ->
                        open.ifPresent(workspace ->
                                session.gate()
                                        .load(
                                                () -> workspace.preferences().all(),
                                                all -> {
                                                    values.set(all);
                                                    loads.set(loads.get() + 1);
                                                })));
    }

    /// All that there is to choose.
    public List<Setting> settings() {
        return List.of(THEME, SCALE);
    }

    /// The value of a setting.
    public String value(Setting setting) {
        return values.get().getOrDefault(setting.key(), setting.usual());
    }

    /// Sets `key`.
    public void set(String key, String value) {
        var all = new TreeMap<>(values.get());
        if (value.equals(all.put(key, value))) {
            return;
        }
        values.set(Map.copyOf(all));
        write(Map.of(key, value));
    }

    /// Sets several at once.
    public void setAll(Map<String, String> several) {
        var all = new TreeMap<>(values.get());
        all.putAll(several);
        if (!all.equals(new TreeMap<>(values.get()))) {
            values.set(Map.copyOf(all));
            write(several);
        }
    }

    private void write(Map<String, String> several) {
        unsaved.putAll(several);
        keep();
    }

    /// Writes what is not in the store yet.
    public void keep() {
        if (!unsaved.isEmpty()) {
            var all = Map.copyOf(unsaved);
            session.workspace()
                    .get()
                    .ifPresent(open ->
                            writing.load(() -> put(open, all), why -> written(open, all, why)));
        }
    }

    private static String put(Workspace open, Map<String, String> all) {
        try {
            all.forEach(open.preferences()::put);
            return "";
        } catch (StoreException e) {
            return "what you set counts until you leave, and is kept as soon as the store takes it: "
                    + e.getMessage();
        }
    }

    private void written(Workspace to, Map<String, String> all, String why) {
        if (session.workspace().get().filter(now -> now == to).isEmpty()) {
            return;
        }
        if (why.isEmpty()) {
            unsaved.entrySet().removeAll(all.entrySet());
        }
        trouble.set(why);
    }

    private void forget() {
        unsaved.clear();
        trouble.set("");
    }

    /// What is set and not in the store yet, by key.
    public Map<String, String> unsaved() {
        return Map.copyOf(unsaved);
    }

    /// Why something is not in the store yet; empty where all is.
    public ReadOnlyStringProperty trouble() {
        return trouble.getReadOnlyProperty();
    }

    /// Whether something with these words is looked for.
    public boolean found(String words) {
        Predicate<String> contained = words.toLowerCase(Locale.ROOT)::contains;
        return List.of(search.get().toLowerCase(Locale.ROOT).strip().split("\\s+", -1)).stream()
                .allMatch(contained);
    }

    /// How often a workspace's preferences were read.
    public ReadOnlyLongProperty loads() {
        return loads.getReadOnlyProperty();
    }

    /// Everything that is set, by key.
    public ReadOnlyObjectProperty<Map<String, String>> values() {
        return values.getReadOnlyProperty();
    }

    /// What is looked for.
    public StringProperty search() {
        return search;
    }
}
