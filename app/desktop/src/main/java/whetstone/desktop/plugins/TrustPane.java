package whetstone.desktop.plugins;

import javafx.beans.binding.Bindings;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;
import whetstone.desktop.frame.EmptyState;
import whetstone.desktop.plugins.Snapshot.Trusted;

/// Whom a person trusts: keys, the key that each plugin is bound to, and loose files.
final class TrustPane extends BorderPane {

    TrustPane(PluginsModel model) {
        var table =
                Columns.<Trusted>table(
                        "plugins-trust",
                        "What you trust",
                        EmptyState.of(
                                MaterialDesignS.SHIELD_CHECK_OUTLINE,
                                "You trust no key and no loose file",
                                "When you install a plugin you are asked whether you trust the key that signed it."));
        Columns.add(table, "Kind", 5.5, Trusted::kind);
        Columns.add(table, "What", 25.5, Trusted::what);
        Columns.add(table, "Why it counts", 31, Trusted::about);
        Runnable show =
                () -> {
                    var now = model.snapshot().get().trusted();
                    if (!table.getItems().equals(now)) {
                        table.getItems().setAll(now);
                    }
                };
        model.snapshot().addListener((_, _, _) -> show.run());
        show.run();
        var selection = table.getSelectionModel();
        var forget =
                Press.button(
                        "trust-forget",
                        "Forget",
                        MaterialDesignT.TRASH_CAN_OUTLINE,
                        () -> model.forget(selection.getSelectedItem()));
        forget.disableProperty().bind(Bindings.isNull(selection.selectedItemProperty()));
        var words =
                new Label(
                        "Forget a key: nothing more that it signs is installed unasked. Forget a plugin: another key may sign its next version.");
        words.setWrapText(true);
        words.getStyleClass().add("text-muted");
        forget.setMinWidth(USE_PREF_SIZE);
        var below = new HBox(forget, words);
        below.getStyleClass().add("controls");
        setCenter(table);
        setBottom(below);
    }
}
