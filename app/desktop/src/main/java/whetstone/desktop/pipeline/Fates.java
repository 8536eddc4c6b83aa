package whetstone.desktop.pipeline;

import javafx.scene.control.Label;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/// Kept or not as signs: a shape for each, so that nobody needs the colour.
final class Fates {
    private Fates() {}

    static Ikon icon(Item item) {
        return item.kept() ? MaterialDesignC.CHECK_CIRCLE : MaterialDesignC.CLOSE_CIRCLE_OUTLINE;
    }

    static String style(Item item) {
        return item.kept() ? "verdict-correct" : "verdict-wrong";
    }

    /// A sample's fate with its sign.
    static Label of(Item item) {
        var icon = new FontIcon(icon(item));
        icon.getStyleClass().add(style(item));
        return new Label(item.fate(), icon);
    }
}
