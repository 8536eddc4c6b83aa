package whetstone.desktop.plugins;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignU;

/// What is being done and what came of it, with the way back.
final class MessageBar extends VBox {
    private final Worklist work;
    private final FontIcon icon = new FontIcon(MaterialDesignC.CHECK_CIRCLE);
    private final Label text = new Label();

    MessageBar(Worklist work) {
        this.work = work;
        getStyleClass().add("message-bar");
        getChildren().setAll(progress(), said());
        visibleProperty()
                .bind(
                        work.busy()
                                .isNotEmpty()
                                .or(
                                        javafx.beans.binding.Bindings.createBooleanBinding(
                                                () -> !work.message().get().text().isEmpty(),
                                                work.message())));
        managedProperty().bind(visibleProperty());
    }

    private HBox progress() {
        var doing = new Label();
        doing.setId("plugins-busy");
        doing.textProperty().bind(work.busy());
        var bar = new ProgressBar();
        bar.setAccessibleText("Under way");
        bar.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(bar, Priority.ALWAYS);
        var row = new HBox(doing, bar);
        row.getStyleClass().add("row");
        row.visibleProperty().bind(work.busy().isNotEmpty());
        row.managedProperty().bind(row.visibleProperty());
        return row;
    }

    private HBox said() {
        text.setId("plugins-message");
        text.setWrapText(true);
        text.setMinHeight(USE_PREF_SIZE);
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        var undo = Press.button("plugins-undo", "Undo", MaterialDesignU.UNDO, work::undo);
        undo.visibleProperty().bind(work.undoable().and(work.busy().isEmpty()));
        undo.managedProperty().bind(undo.visibleProperty());
        undo.setMinWidth(USE_PREF_SIZE);
        var close = new Button("", new FontIcon(MaterialDesignC.CLOSE));
        close.setAccessibleText("Dismiss the message");
        close.getStyleClass().add("flat");
        close.setOnAction(_ -> work.dismiss());
        var row = new HBox(icon, text, undo, close);
        row.getStyleClass().add("row");
        work.message().addListener((_, _, _) -> show(row));
        show(row);
        return row;
    }

    private void show(HBox row) {
        var message = work.message().get();
        text.setText(message.text());
        icon.setIconCode(
                message.failed() ? MaterialDesignA.ALERT_CIRCLE : MaterialDesignC.CHECK_CIRCLE);
        icon.getStyleClass().removeAll("mistake", "good");
        icon.getStyleClass().add(message.failed() ? "mistake" : "good");
        row.setVisible(!message.text().isEmpty());
        row.setManaged(row.isVisible());
    }
}
