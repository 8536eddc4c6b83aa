package whetstone.desktop.recipe;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputDialog;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.LineNumberFactory;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import whetstone.desktop.frame.Buttons;
import whetstone.desktop.frame.Command;

/// The recipe editor: text, what is wrong with it, what it changes, and how to run it.
public final class RecipeView extends BorderPane {
    private final RecipeModel model;
    private final CodeArea area = new CodeArea();

    /// @param run starts what is open
    /// @param save saves what is open
    public RecipeView(RecipeModel model, Command run, Command save) {
        this.model = model;
        area.setId("recipe-text");
        area.setAccessibleText("Recipe");
        area.setParagraphGraphicFactory(LineNumberFactory.get(area));
        area.replaceText(model.text().get());
        area.moveTo(0);
        area.textProperty()
                .addListener((_, _, now) -> {
                    if (!now.equals(model.text().get())) {
                        model.text().set(now);
                    }
                    highlight();
                });
        model.text()
                .addListener((_, _, now) -> {
                    if (!now.equals(area.getText())) {
                        area.replaceText(now);
                        area.moveTo(0);
                        area.requestFollowCaret();
                    }
                });
        model.checked().addListener((_, _, _) -> highlight());
        highlight();
        var side = new SplitPane(new VirtualizedScrollPane<>(area), side());
        side.setDividerPositions(0.66);
        setTop(bar(run, save));
        setCenter(side);
        setBottom(verdict());
    }

    private void highlight() {
        int wrong =
                model.checked()
                        .get()
                        .flatMap(Checked::mistake)
                        .map(Checked.Mistake::line)
                        .orElse(0);
        if (!area.getText().isEmpty()) {
            area.setStyleSpans(0, Highlight.of(area.getText(), wrong));
        }
    }

    private Node bar(Command run, Command save) {
        var files = new ComboBox<>(model.files());
        files.setId("recipes");
        files.setAccessibleText("Recipe file");
        files.setPrefWidth(200);
        files.valueProperty().bindBidirectional(model.file());
        var start = Buttons.of(run);
        start.getStyleClass().add("accent");
        start.setId("recipe-run");
        var copyAs = new Button("New from this", new FontIcon(MaterialDesignP.PLUS));
        copyAs.setOnAction(_ -> named().ifPresent(model::saveAs));
        var store = Buttons.of(save);
        store.setId("recipe-save");
        var changed = new Label("edited");
        changed.visibleProperty().bind(model.changed());
        changed.getStyleClass().add("chip");
        var bar = new FlowPane(files, start, store, copyAs, changed);
        bar.getStyleClass().add("controls");
        return bar;
    }

    private Optional<String> named() {
        var dialog = new TextInputDialog("my-recipe");
        dialog.initOwner(getScene().getWindow());
        dialog.setTitle("New recipe");
        dialog.setHeaderText("Name of the new recipe");
        return dialog.showAndWait().map(String::strip).filter(name -> name.matches("[\\w.-]+"));
    }

    private Node side() {
        var command = new TextField();
        command.setEditable(false);
        command.setId("recipe-command");
        command.getStyleClass().add("mono");
        command.setAccessibleText("The same from a terminal");
        Runnable tell = () -> command.setText(model.command().typed());
        model.file().addListener((_, _, _) -> tell.run());
        model.changed().addListener((_, _, _) -> tell.run());
        model.checked().addListener((_, _, _) -> tell.run());
        tell.run();
        var copy = new Button("Copy", new FontIcon(MaterialDesignC.CONTENT_COPY));
        copy.setOnAction(_ -> {
            var content = new ClipboardContent();
            content.putString(command.getText());
            Clipboard.getSystemClipboard().setContent(content);
        });
        var row = new HBox(command, copy);
        row.getStyleClass().add("row");
        HBox.setHgrow(command, Priority.ALWAYS);
        var differences = new ListView<String>();
        differences.getStyleClass().addAll("dense", "mono");
        differences.setAccessibleText("Differences from the selected run");
        var same = new Label("Nothing that is known yet");
        same.setWrapText(true);
        differences.setPlaceholder(same);
        var resolved = new javafx.scene.control.TextArea();
        resolved.setEditable(false);
        resolved.getStyleClass().addAll("mono", "prompt");
        resolved.setAccessibleText("Resolved recipe");
        Runnable fill =
                () ->
                        model.checked()
                                .get()
                                .ifPresent(checked -> {
                                    differences.getItems().setAll(checked.differences());
                                    if (!checked.resolved().isEmpty()) {
                                        resolved.setText(checked.resolved());
                                    }
                                });
        model.checked().addListener((_, _, _) -> fill.run());
        fill.run();
        differences.setPrefHeight(130);
        differences.setMinHeight(70);
        VBox.setVgrow(resolved, Priority.ALWAYS);
        var box =
                new VBox(
                        heading("The same from a terminal"),
                        row,
                        heading("Differs from the selected run in"),
                        differences,
                        heading("Resolved, every key"),
                        resolved);
        box.getStyleClass().add("details");
        box.setMinWidth(0);
        return box;
    }

    private Node verdict() {
        var label = new Label();
        label.setId("recipe-verdict");
        label.setWrapText(true);
        var fix = new Button("Fix", new FontIcon(MaterialDesignA.AUTO_FIX));
        fix.setOnAction(_ -> model.fix());
        var row = new HBox(label, fix);
        row.getStyleClass().addAll("row", "numbers");
        Runnable tell =
                () -> {
                    var checked = model.checked().get();
                    var mistake = checked.flatMap(Checked::mistake);
                    label.setGraphic(
                            new FontIcon(
                                    mistake.isPresent()
                                            ? MaterialDesignA.ALERT_CIRCLE
                                            : MaterialDesignC.CHECK_CIRCLE));
                    label.getGraphic()
                            .getStyleClass()
                            .add(mistake.isPresent() ? "mistake" : "good");
                    label.setText(
                            mistake.map(Checked.Mistake::text)
                                    .orElse(
                                            checked.isPresent()
                                                    ? "The command line would take it"
                                                    : "Checking"));
                    fix.setVisible(mistake.map(m -> !m.fix().isEmpty()).orElse(false));
                    fix.setText(mistake.map(m -> "Write '%s'".formatted(m.fix())).orElse("Fix"));
                };
        model.checked().addListener((_, _, _) -> tell.run());
        tell.run();
        return row;
    }

    private static Label heading(String text) {
        var label = new Label(text);
        label.getStyleClass().add("heading");
        return label;
    }
}
