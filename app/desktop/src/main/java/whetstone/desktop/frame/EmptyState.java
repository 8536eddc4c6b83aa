package whetstone.desktop.frame;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/// What a view shows when it has nothing to show: why, and the next step.
public final class EmptyState {
    private static final double WIDTH = 560;

    private EmptyState() {}

    /// Without a step to offer.
    public static Node of(Ikon icon, String title, String text) {
        return box(icon, title, text);
    }

    /// With one step to offer, in the words of what it does.
    public static Node of(Ikon icon, String title, String text, Command next) {
        var box = box(icon, title, text);
        box.getChildren().add(button(next));
        return box;
    }

    private static VBox box(Ikon icon, String title, String text) {
        var picture = new FontIcon(icon);
        picture.getStyleClass().add("empty-icon");
        var heading = new Label(title);
        heading.getStyleClass().add("empty-title");
        var words = new Label(text);
        words.getStyleClass().add("text-muted");
        words.setWrapText(true);
        words.setTextAlignment(TextAlignment.CENTER);
        words.setMaxWidth(WIDTH);
        words.setMinHeight(Region.USE_PREF_SIZE);
        var box = new VBox(picture, heading, words);
        box.getStyleClass().add("empty-state");
        box.setAlignment(Pos.CENTER);
        return box;
    }

    private static Button button(Command command) {
        var button = Buttons.of(command);
        button.getStyleClass().add("accent");
        return button;
    }
}
