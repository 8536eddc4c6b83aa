package whetstone.desktop.frame;

import javafx.scene.control.TextArea;

/// A text to be read, as high as it is long up to some lines.
public final class PromptText extends TextArea {
    private static final int MOST_LINES = 5;
    private static final int WRAPPED =
            60; // characters that a line holds at least, in a narrow view

    /// @param name for who cannot see it
    public PromptText(String name) {
        setEditable(false);
        setWrapText(true);
        setAccessibleText(name);
        getStyleClass().addAll("mono", "prompt");
        setMinHeight(USE_PREF_SIZE);
        show("");
    }

    /// Shows another text.
    public void show(String text) {
        setText(text);
        var lines = text.split("\n", -1);
        int rows = 0;
        for (var line : lines) {
            rows += Math.max(1, Math.ceilDiv(line.length(), WRAPPED));
        }
        setPrefRowCount(Math.min(rows, MOST_LINES));
    }
}
