package whetstone.desktop.rollouts;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;

/// Draws tokens.
final class TokenPainter {
    private final GraphicsContext g;
    private final double cellWidth;
    private final double rowHeight;
    private final boolean dark;

    TokenPainter(GraphicsContext g, Font font, double cellWidth, double rowHeight, boolean dark) {
        this.g = g;
        this.cellWidth = cellWidth;
        this.rowHeight = rowHeight;
        this.dark = dark;
        g.setFont(font);
        g.setTextBaseline(VPos.CENTER);
    }

    // Colour behind the text; and, for who sees no colour, a bar below as thick as the value is
    // large, dashed where it
    // is negative.
    void paint(TokensModel.Shown shown, int token, TokenRows.Cell cell, double x, double y) {
        double width = cell.text().length() * cellWidth;
        double value = shown.value(token);
        if (!Double.isNaN(value)) {
            g.setFill(shown.scale().colour(value));
            g.fillRect(x, y, width, rowHeight - 4);
            double strength = shown.scale().strength(value);
            if (Math.abs(strength) > 0.05) {
                bar(x, y, width, strength);
            }
        }
        if (cell.from() >= shown.answer()[0] && cell.from() < shown.answer()[1]) {
            g.setStroke(ink());
            g.setLineWidth(1);
            g.strokeLine(x, y + 0.5, x + width, y + 0.5);
        }
        g.setFill(isSign(cell.text()) ? muted() : ink());
        g.fillText(cell.text(), x, y + (rowHeight - 4) / 2);
    }

    private void bar(double x, double y, double width, double strength) {
        g.setStroke(ink());
        g.setLineWidth(Math.max(0.8, 3 * Math.abs(strength)));
        if (strength < 0) {
            g.setLineDashes(2, 3);
        }
        g.strokeLine(x + 1, y + rowHeight - 5, x + width - 1, y + rowHeight - 5);
        g.setLineDashes();
    }

    /// Round the token that is pointed at.
    void ring(TokenRows.Cell cell, double x, double y) {
        g.setStroke(accent(dark));
        g.setLineWidth(2);
        g.strokeRect(x - 1, y - 1, cell.text().length() * cellWidth + 2, rowHeight - 2);
    }

    static void focus(GraphicsContext g, boolean dark) {
        g.setStroke(accent(dark));
        g.setLineWidth(2);
        g.strokeRect(1, 1, g.getCanvas().getWidth() - 2, g.getCanvas().getHeight() - 2);
    }

    private static boolean isSign(String text) {
        return text.equals("■") || text.equals("⏎");
    }

    private Color ink() {
        return dark ? Color.web("#e6edf3") : Color.web("#1f2328");
    }

    private Color muted() {
        return dark ? Color.web("#8b949e") : Color.web("#6e7781");
    }

    private static Color accent(boolean dark) {
        return dark ? Color.web("#58a6ff") : Color.web("#0969da");
    }
}
