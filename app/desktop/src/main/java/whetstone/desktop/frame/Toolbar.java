package whetstone.desktop.frame;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;

/// The commands of the run, the way to everything else, and the perspectives.
final class Toolbar extends HBox {

    Toolbar(Keys keys, List<String> tools, Docking docking) {
        getStyleClass().add("toolbar");
        for (var id : tools) {
            getChildren().add(Buttons.explained(keys.command(id), keys.of(id)));
        }
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        getChildren().addAll(gap, search(keys), new PerspectiveSwitch(docking));
    }

    private static Node search(Keys keys) {
        var palette = keys.command("palette");
        var search = new Button(palette.title(), new FontIcon(palette.icon()));
        search.setId("search");
        search.getStyleClass().add("search");
        search.setOnAction(_ -> palette.invoke());
        var shown = Buttons.displayed(keys.of(palette.id()));
        search.setTooltip(new Tooltip("Commands, views, runs, recipes  " + shown));
        return search;
    }
}
