package whetstone.desktop.preferences;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import whetstone.desktop.frame.Command;
import whetstone.desktop.frame.Keys;
import whetstone.desktop.preferences.PreferencesModel.Setting;

/// Settings and the table of keys, found by their words and values.
public final class PreferencesView extends BorderPane {
    private final PreferencesModel model;
    private final Keys keys;
    private final GridPane settings = new GridPane();
    private final GridPane table = new GridPane();
    private final List<Runnable> following = new ArrayList<>(); // what shows a value

    public PreferencesView(PreferencesModel model, Keys keys) {
        this.model = model;
        this.keys = keys;
        settings.getStyleClass().add("pairs");
        table.getStyleClass().add("pairs");
        var search = new TextField();
        search.setId("preferences-search");
        search.setPromptText("Find a setting, a value, a command or its keys");
        search.setAccessibleText("Find a setting");
        search.textProperty().bindBidirectional(model.search());
        model.search().addListener((_, _, _) -> fill());
        model.values().addListener((_, _, _) -> follow());
        var box = new VBox(heading("Settings"), settings, heading("Keys"), table);
        box.getStyleClass().add("details");
        var scroll = new ScrollPane(box);
        scroll.setFitToWidth(true);
        var top = new VBox(search);
        top.getStyleClass().add("controls");
        setTop(top);
        setCenter(scroll);
        fill();
    }

    private static Label heading(String text) {
        var label = new Label(text);
        label.getStyleClass().add("heading");
        return label;
    }

    // In place: whoever goes through the fields by keys, or writes in one, stays where they are.
    private void follow() {
        List.copyOf(following).forEach(Runnable::run);
    }

    private void fill() {
        following.clear();
        settings.getChildren().clear();
        int row = 0;
        for (var setting : model.settings()) {
            if (model.found(
                    "%s %s %s".formatted(setting.title(), setting.words(), setting.values()))) {
                settings.addRow(row++, new Label(setting.title()), choice(setting));
            }
        }
        table.getChildren().clear();
        row = 0;
        for (var command : keys.commands()) {
            var held = Keys.shown(keys.of(command.id()));
            if (model.found("%s %s".formatted(command.title(), held))) {
                table.addRow(row++, new Label(command.title()), field(command));
            }
        }
    }

    private Node choice(Setting setting) {
        var box = new ComboBox<String>();
        box.setId("setting-" + setting.key());
        box.setAccessibleText(setting.title());
        box.getItems().setAll(setting.values());
        box.setValue(model.value(setting));
        following.add(() -> box.setValue(model.value(setting)));
        box.valueProperty().addListener((_, _, value) -> model.set(setting.key(), value));
        return box;
    }

    private void keep(Command command, TextField field) {
        var wanted = field.getText().strip();
        boolean other = !wanted.equals(Keys.shown(keys.of(command.id())));
        if (other && keys.conflict(command.id(), wanted).isEmpty()) {
            model.set(Keys.PREFERENCE + command.id(), wanted);
        }
    }

    private Node field(Command command) {
        var field = new TextField(Keys.shown(keys.of(command.id())));
        field.setAccessibleText("Keys of " + command.title());
        field.setId("key-" + command.id());
        field.getStyleClass().add("keys-field");
        following.add(() -> {
            if (!field.isFocused()) {
                field.setText(Keys.shown(keys.of(command.id())));
            }
        });
        var conflict = new Label();
        conflict.getStyleClass().add("mistake");
        field.textProperty()
                .addListener(
                        (_, _, now) -> conflict.setText(keys.conflict(command.id(), now.strip())));
        // On Enter and on leaving: what stands in a field is what holds.
        field.setOnAction(_ -> keep(command, field));
        field.focusedProperty()
                .addListener((_, _, focused) -> {
                    if (!focused) {
                        keep(command, field);
                    }
                });
        var row = new javafx.scene.layout.HBox(field, conflict);
        row.getStyleClass().add("row");
        return row;
    }
}
