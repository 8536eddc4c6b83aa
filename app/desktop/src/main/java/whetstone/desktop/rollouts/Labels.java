package whetstone.desktop.rollouts;

import javafx.scene.control.Label;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.kordamp.ikonli.materialdesign2.MaterialDesignH;

/// Verdicts as signs: a shape for each, so that nobody needs the colour.
public final class Labels {
    private Labels() {}

    static Ikon icon(String label) {
        return switch (label) {
            case "correct" -> MaterialDesignC.CHECK_CIRCLE;
            case "partial" -> MaterialDesignC.CIRCLE_HALF_FULL;
            case "wrong" -> MaterialDesignC.CLOSE_CIRCLE;
            case "unreadable" -> MaterialDesignE.EYE_OFF;
            default -> MaterialDesignH.HELP_CIRCLE;
        };
    }

    /// A verdict with its sign.
    public static Label of(String label) {
        var icon = new FontIcon(icon(label));
        icon.getStyleClass().add("verdict-" + label);
        return new Label(label, icon);
    }
}
