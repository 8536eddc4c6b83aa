package whetstone.desktop.status;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

/// The status bar.
public final class StatusView extends HBox {

    public StatusView(StatusModel model, ObservableValue<String> message) {
        getStyleClass().add("status");
        var said = label("message", message);
        said.setMinWidth(0);
        var gap = new Region();
        setHgrow(gap, Priority.ALWAYS);
        var folder = withIcon("workspace", MaterialDesignF.FOLDER_OUTLINE, model.workspace());
        folder.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
        folder.setMinWidth(0);
        getChildren()
                .addAll(
                        folder,
                        said,
                        gap,
                        withIcon("run", MaterialDesignP.PLAY_CIRCLE_OUTLINE, model.run()),
                        withIcon("speed", MaterialDesignS.SPEEDOMETER, model.speed()),
                        withIcon("processor", MaterialDesignC.CHIP, model.processor()),
                        withIcon("heap", MaterialDesignM.MEMORY, model.heap()));
    }

    private static Label withIcon(String id, Ikon icon, ObservableValue<String> text) {
        var label = label(id, text);
        label.setGraphic(new FontIcon(icon));
        label.visibleProperty().bind(text.map(shown -> !shown.isEmpty()));
        label.managedProperty().bind(label.visibleProperty());
        return label;
    }

    private static Label label(String id, ObservableValue<String> text) {
        var label = new Label();
        label.setId("status-" + id);
        label.setMinWidth(Region.USE_PREF_SIZE);
        label.textProperty().bind(text);
        return label;
    }
}
