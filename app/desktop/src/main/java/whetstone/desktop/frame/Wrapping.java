package whetstone.desktop.frame;

import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;

/// Long words in rows that wrap: a label alone would be as wide as its whole text.
public final class Wrapping {
    private Wrapping() {}

    /// Makes `label` no wider than `pane`, which it stands in.
    public static Label in(FlowPane pane, Label label) {
        label.setWrapText(true);
        pane.setMinWidth(0); // else it is as wide as its longest words
        label.maxWidthProperty()
                .bind(
                        pane.widthProperty()
                                .map(width -> {
                                    var insets = pane.getInsets();
                                    double sides = insets.getLeft() + insets.getRight();
                                    return Math.max(40, width.doubleValue() - sides);
                                }));
        return label;
    }
}
