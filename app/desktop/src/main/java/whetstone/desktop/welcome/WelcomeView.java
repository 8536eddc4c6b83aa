package whetstone.desktop.welcome;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import whetstone.desktop.frame.Command;

/// The first thing to see.
public final class WelcomeView extends ScrollPane {

    /// What a door leads to, in a sentence.
    public record Door(Command command, String text) {}

    public WelcomeView(WelcomeModel model, List<Door> doors) {
        var title = new Label("Whetstone");
        title.getStyleClass().add("title");
        var words =
                new Label(
                        "Checked synthetic problems, and language models sharpened on them by reinforcement learning, on this machine.");
        words.setWrapText(true);
        words.getStyleClass().add("text-muted");
        var row = new FlowPane();
        row.getStyleClass().add("doors");
        doors.forEach(door -> row.getChildren().add(door(door)));
        var list = new VBox();
        list.getStyleClass().add("stack");
        model.items().forEach(item -> list.getChildren().add(item(item)));
        var heading = new Label("First steps");
        heading.getStyleClass().add("heading");
        var box = new VBox(title, words, row, heading, list);
        box.getStyleClass().add("welcome");
        setContent(box);
        setFitToWidth(true);
    }

    private static Node door(Door door) {
        var icon = new FontIcon(door.command().icon());
        icon.getStyleClass().add("door-icon");
        var title = new Label(door.command().title());
        title.getStyleClass().add("heading");
        var text = new Label(door.text());
        text.setWrapText(true);
        text.getStyleClass().add("text-muted");
        var box = new VBox(icon, title, text);
        box.getStyleClass().add("stack");
        var button = new Button("", box);
        button.setId("door-" + door.command().id());
        button.setAccessibleText(door.command().title() + ". " + door.text());
        button.getStyleClass().add("door");
        button.setOnAction(_ -> door.command().invoke());
        return button;
    }

    private static Node item(WelcomeModel.Item item) {
        var label = new Label(item.text());
        Runnable mark =
                () -> {
                    var icon =
                            new FontIcon(
                                    item.done().get()
                                            ? MaterialDesignC.CHECK_CIRCLE
                                            : MaterialDesignC.CHECKBOX_BLANK_CIRCLE_OUTLINE);
                    icon.getStyleClass().add(item.done().get() ? "good" : "absent");
                    label.setGraphic(icon);
                    label.setAccessibleText(
                            item.text() + (item.done().get() ? ", done" : ", to do"));
                };
        item.done().addListener((_, _, _) -> mark.run());
        mark.run();
        return label;
    }
}
