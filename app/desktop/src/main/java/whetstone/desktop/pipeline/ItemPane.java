package whetstone.desktop.pipeline;

import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// One sample with all that is known of it, and its kin.
final class ItemPane extends ScrollPane {
    private final PipelineModel model;
    private final VBox box = new VBox();

    ItemPane(PipelineModel model) {
        this.model = model;
        box.getStyleClass().add("details");
        setId("sample");
        setContent(box);
        setFitToWidth(true);
        setMinWidth(0);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setAccessibleText("The sample");
        model.selected().addListener((_, _, _) -> fill());
        model.lineage().addListener((ListChangeListener<Item>) _ -> fill());
        fill();
    }

    private void fill() {
        box.getChildren().clear();
        var item = model.selected().get();
        if (item != null) {
            show(item);
        }
    }

    private void show(Item item) {
        var fate = Fates.of(item);
        fate.getStyleClass().add("verdict");
        fate.setWrapText(true);
        fate.setMinHeight(USE_PREF_SIZE);
        box.getChildren()
                .addAll(heading("Sample %d, %s".formatted(item.number(), item.made())), fate);
        kin(item);
        for (var fact : item.facts()) {
            var text = new Label(fact.text());
            text.setWrapText(true);
            text.setMinHeight(USE_PREF_SIZE);
            text.setMaxWidth(Double.MAX_VALUE);
            if (fact.verbatim()) {
                text.getStyleClass().add("verbatim");
            }
            box.getChildren().addAll(title(fact.name()), text);
        }
    }

    private void kin(Item item) {
        if (model.lineage().size() < 2) {
            return;
        }
        box.getChildren().add(title("Lineage"));
        for (var relative : model.lineage()) {
            box.getChildren().add(relative(relative, item));
        }
    }

    private Button relative(Item relative, @Nullable Item shown) {
        boolean self = shown != null && relative.number() == shown.number();
        var text = "%d %s · %s".formatted(relative.number(), relative.made(), relative.question());
        var icon = new FontIcon(Fates.icon(relative));
        icon.getStyleClass().add(Fates.style(relative));
        var button = new Button(text, icon);
        button.getStyleClass().addAll("flow-number", "kin");
        if (relative.parent() != null) {
            button.getStyleClass().add("child");
        }
        if (self) {
            button.getStyleClass().add("chosen");
        }
        button.setMnemonicParsing(false);
        button.setMaxWidth(Double.MAX_VALUE);
        button.setAccessibleText("Sample %s, %s".formatted(text, relative.fate()));
        button.setOnAction(_ -> model.selected().set(relative));
        return button;
    }

    private static Label heading(String text) {
        var label = new Label(text);
        label.getStyleClass().add("heading");
        return label;
    }

    private static Label title(String text) {
        var label = new Label(text);
        label.getStyleClass().add("field-title");
        return label;
    }
}
