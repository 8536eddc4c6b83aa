package whetstone.desktop.recipe;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/// What the recipe comes to: its command line, what it changes, every key.
final class RecipeSide extends VBox {
    private final RecipeModel model;
    private final TextArea command = new TextArea();
    private final ListView<String> differences = new ListView<>();
    private final Label none = new Label();
    private final TextArea resolved = new TextArea();

    RecipeSide(RecipeModel model) {
        this.model = model;
        getStyleClass().add("details");
        setMinWidth(0);
        dress();
        getChildren()
                .addAll(
                        commandTitle(),
                        command,
                        heading("Differs from the selected or forked run in"),
                        differences,
                        heading("Resolved, every key"),
                        resolved);
        model.file().addListener((_, _, _) -> tellCommand());
        model.changed().addListener((_, _, _) -> tellCommand());
        model.reuse().addListener((_, _, _) -> tellCommand());
        model.forking().chosen().addListener((_, _, _) -> tellCommand());
        model.checked().addListener((_, _, _) -> tellAll());
        tellAll();
    }

    private void dress() {
        command.setEditable(false);
        command.setWrapText(true);
        command.setPrefRowCount(3);
        command.setMinHeight(USE_PREF_SIZE);
        command.setId("recipe-command");
        command.getStyleClass().addAll("mono", "prompt");
        command.setAccessibleText("The same from a terminal");
        differences.getStyleClass().addAll("dense", "mono");
        differences.setAccessibleText("Differences from the selected run");
        none.setText("Not known yet");
        none.setWrapText(true);
        differences.setPlaceholder(none);
        differences.setPrefHeight(130);
        differences.setMinHeight(70);
        resolved.setEditable(false);
        resolved.getStyleClass().addAll("mono", "prompt");
        resolved.setAccessibleText("Resolved recipe");
        VBox.setVgrow(resolved, Priority.ALWAYS);
    }

    private Node commandTitle() {
        var title = heading("The same from a terminal");
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        var copy = new Button("Copy", new FontIcon(MaterialDesignC.CONTENT_COPY));
        copy.setOnAction(_ -> copyCommand());
        copy.setMinWidth(USE_PREF_SIZE);
        copy.getStyleClass().add("flat");
        var row = new HBox(title, copy);
        row.getStyleClass().add("row");
        return row;
    }

    private void copyCommand() {
        var content = new ClipboardContent();
        content.putString(command.getText());
        Clipboard.getSystemClipboard().setContent(content);
    }

    private void tellCommand() {
        command.setText(model.command().typed());
    }

    private void tellAll() {
        tellCommand();
        model.checked().get().ifPresent(this::tell);
    }

    private void tell(Checked checked) {
        differences.getItems().setAll(checked.differences());
        none.setText(
                checked.resolved().isEmpty()
                        ? "Not known while there is a mistake"
                        : "In nothing, or no run is selected");
        if (!checked.resolved().isEmpty()) {
            resolved.setText(checked.resolved());
        }
    }

    private static Label heading(String text) {
        var label = new Label(text);
        label.getStyleClass().add("heading");
        return label;
    }
}
