package whetstone.desktop.frame;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;

/// The commands of the run, the way to everything else, and the perspectives.
final class Toolbar extends HBox {
    private final List<Button> titled = new ArrayList<>();

    Toolbar(Keys keys, List<String> tools, Docking docking) {
        getStyleClass().add("toolbar");
        for (var id : tools) {
            var around = Buttons.explained(keys.command(id), keys.of(id));
            getChildren().add(around);
            for (var child : around.getChildren()) {
                if (child instanceof Button button) {
                    button.setAccessibleText(button.getText());
                    titled.add(button);
                }
            }
        }
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        getChildren().addAll(gap, search(keys), new PerspectiveSwitch(docking));
        widthProperty().addListener((_, _, _) -> fit());
        titled.getFirst().fontProperty().addListener((_, _, _) -> fit());
    }

    // Half a title helps nobody: where there is no room, the last ones are icons alone, and
    // tooltips say what they are.
    private void fit() {
        titled.forEach(button -> button.setContentDisplay(ContentDisplay.LEFT));
        applyCss();
        for (var button : titled.reversed()) {
            if (prefWidth(-1) > getWidth()) {
                button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
            }
        }
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
