package whetstone.desktop.console;

import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import whetstone.desktop.frame.EmptyState;

/// The console.
public final class ConsoleView extends BorderPane {
    private static final double LINE = 1.55; // font sizes

    public ConsoleView(ConsoleModel model) {
        var list = new ListView<>(model.lines());
        list.getStyleClass().addAll("lines", "mono", "edge-to-edge");
        list.setId("console");
        list.setAccessibleText("Console");
        list.setPlaceholder(
                EmptyState.of(
                        MaterialDesignC.CONSOLE,
                        "Nothing was started from here",
                        "What a run or a check prints appears here, and is kept in the workspace's folder 'logs'."));
        var follow = new CheckBox("Follow");
        // A line of text, however large that is.
        list.fixedCellSizeProperty().bind(follow.fontProperty().map(font -> LINE * font.getSize()));
        follow.setSelected(true);
        model.lines()
                .addListener(
                        (ListChangeListener<String>)
                                _ -> {
                                    if (follow.isSelected() && !model.lines().isEmpty()) {
                                        list.scrollTo(model.lines().size() - 1);
                                    }
                                });
        var filter = new TextField();
        filter.setPromptText("Filter lines");
        filter.setAccessibleText("Filter lines");
        filter.textProperty().bindBidirectional(model.filter());
        var copy = new Button("Copy", new FontIcon(MaterialDesignC.CONTENT_COPY));
        copy.setOnAction(_ -> {
            var content = new ClipboardContent();
            content.putString(String.join("\n", model.lines()));
            Clipboard.getSystemClipboard().setContent(content);
        });
        var clear = new Button("Clear", new FontIcon(MaterialDesignC.CLOSE));
        clear.setOnAction(_ -> model.clear());
        var bar = new HBox(filter, follow, copy, clear);
        bar.getStyleClass().add("controls");
        setTop(bar);
        setCenter(list);
    }
}
