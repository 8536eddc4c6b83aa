package whetstone.desktop.recipe;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import whetstone.core.recipe.Form;
import whetstone.core.recipe.Form.Field;
import whetstone.core.recipe.Form.Section;
import whetstone.desktop.recipe.Checked.Mistake;

/// The recipe as a form over the same text: what is filled in is written into the text, what is written fills the form.
public final class FormModel {

    /// A line of the form.
    public sealed interface Row {}

    /// The name of what follows.
    public record Heading(String title) implements Row {}

    /// A field.
    ///
    /// @param mistake what is wrong with it; empty if nothing is
    public record Entry(Field field, String mistake) implements Row {}

    private final RecipeModel recipe;
    private final ObservableList<Row> rows = FXCollections.observableArrayList();
    private final StringProperty words = new SimpleStringProperty("");
    private final BooleanProperty writtenOnly = new SimpleBooleanProperty();
    private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
    private final Map<String, String> mistakes = new HashMap<>();
    private Form form = new Form(List.of());

    FormModel(RecipeModel recipe) {
        this.recipe = recipe;
        recipe.checked().addListener((_, _, now) -> now.ifPresent(this::take));
        words.addListener((_, _, _) -> fill());
        writtenOnly.addListener((_, _, _) -> fill());
        recipe.checked().get().ifPresent(this::take);
    }

    // While the text has a mistake, the form is of the text before; a mistake in one of its fields
    // is mended there.
    private void take(Checked checked) {
        mistakes.clear();
        checked.form().ifPresent(next -> form = next);
        checked.mistake()
                .filter(mistake -> has(mistake.path()))
                .ifPresent(mistake -> mistakes.put(mistake.path(), mistake.text()));
        open.set(checked.form().isPresent() || !mistakes.isEmpty());
        notice.set(checked.mistake().filter(_ -> mistakes.isEmpty()).map(this::told).orElse(""));
        fill();
    }

    private String told(Mistake mistake) {
        return open.get() ? mistake.text() : "The form waits for the text: " + mistake.text();
    }

    private boolean has(String path) {
        return form.sections().stream()
                .flatMap(section -> section.fields().stream())
                .anyMatch(field -> field.path().equals(path));
    }

    private void fill() {
        var next = new ArrayList<Row>();
        for (var section : form.sections()) {
            var shown = section.fields().stream().filter(field -> passes(section, field)).toList();
            if (!shown.isEmpty()) {
                next.add(new Heading(section.title()));
                shown.forEach(field -> next.add(entry(field)));
            }
        }
        // Only what is new: whoever types in the list stays where they are.
        if (next.size() == rows.size()) {
            for (int i = 0; i < next.size(); i++) {
                if (!next.get(i).equals(rows.get(i))) {
                    rows.set(i, next.get(i));
                }
            }
        } else {
            rows.setAll(next);
        }
    }

    private Entry entry(Field field) {
        return new Entry(field, mistakes.getOrDefault(field.path(), ""));
    }

    private boolean passes(Section section, Field field) {
        var asked = words.get().strip().toLowerCase(Locale.ROOT);
        var told = (section.title() + " " + field.path()).toLowerCase(Locale.ROOT);
        return (field.written() || !writtenOnly.get()) && told.contains(asked);
    }

    /// Writes what was typed into the text.
    public void put(Field field, String typed) {
        if (open.get() && !typed.equals(field.value())) {
            recipe.put(
                    field,
                    typed,
                    why -> {
                        mistakes.put(field.path(), why);
                        fill();
                    });
        }
    }

    /// What a field means, what it takes, and where its value comes from.
    public static String help(Field field) {
        var takes =
                switch (field.kind()) {
                    case Form.Kind.Amount(var whole, var min, var max) ->
                            (whole ? "A whole number" : "A number") + range(min, max) + ".";
                    case Form.Kind.Flag() -> "True or false.";
                    case Form.Kind.Choice(var choices) ->
                            "One of " + String.join(", ", choices) + ".";
                    case Form.Kind.Text() -> "Text.";
                    case Form.Kind.Collection() -> "A list or keys with values, as in the text.";
                };
        var origin = field.written() ? "Written in the text." : "Not written: the default.";
        var meaning = field.help().isEmpty() ? "" : sentence(field.help()) + " ";
        return "%s: %s%s %s".formatted(field.path(), meaning, takes, origin);
    }

    private static String sentence(String help) {
        var first = help.substring(0, 1).toUpperCase(Locale.ROOT) + help.substring(1);
        return first.endsWith(".") ? first : first + ".";
    }

    private static String range(double min, double max) {
        return Double.isInfinite(max) ? "" : " from %s to %s".formatted(plain(min), plain(max));
    }

    private static String plain(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? "%,d".formatted((long) number)
                : Double.toString(number);
    }

    /// The field at `path`; nothing where the form has none.
    Optional<Field> field(String path) {
        return rows.stream()
                .filter(row -> row instanceof Entry(var field, _) && field.path().equals(path))
                .map(row -> ((Entry) row).field())
                .findFirst();
    }

    public ObservableList<Row> rows() {
        return rows;
    }

    /// What the names of shown fields hold.
    public StringProperty words() {
        return words;
    }

    /// Whether only fields are shown that the text says.
    public BooleanProperty writtenOnly() {
        return writtenOnly;
    }

    /// What is wrong that is no field's; empty if nothing is.
    public ReadOnlyStringProperty notice() {
        return notice.getReadOnlyProperty();
    }

    /// Whether the form can be filled in.
    public ReadOnlyBooleanProperty open() {
        return open.getReadOnlyProperty();
    }
}
