package whetstone.desktop.frame;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/// What a view shows when it has nothing to show: why, and the next step.
public final class EmptyState {

    private EmptyState() {}

    /// Without a step to offer.
    public static Node of(Ikon icon, String title, String text) {
        return scrolled(box(icon, title, text));
    }

    /// With one step to offer, in the words of what it does.
    public static Node of(Ikon icon, String title, String text, Command next) {
        var box = box(icon, title, text);
        box.getChildren().add(button(next));
        return scrolled(box);
    }

    // Where there is little room the picture goes first; what is left can be scrolled to.
    private static Node scrolled(VBox box) {
        var scroll = new ScrollPane(box);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().addAll("edge-to-edge", "empty");
        scroll.setFocusTraversable(false);
        var picture = box.getChildren().getFirst();
        scroll.viewportBoundsProperty()
                .addListener((_, _, seen) -> {
                    boolean roomy = seen.getHeight() >= withPicture(box, picture, seen.getWidth());
                    picture.setVisible(roomy);
                    picture.setManaged(roomy);
                    scroll.setFitToHeight(box.prefHeight(seen.getWidth()) <= seen.getHeight());
                });
        return scroll;
    }

    private static double withPicture(VBox box, Node picture, double width) {
        double more = picture.isManaged() ? 0 : picture.prefHeight(-1) + box.getSpacing();
        return box.prefHeight(width) + more;
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
        words.getStyleClass().add("in-a-column");
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
