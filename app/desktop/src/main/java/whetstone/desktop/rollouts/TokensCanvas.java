package whetstone.desktop.rollouts;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/// Tokens on a canvas: draws the rows that can be seen and no others, so that length does not matter.
final class TokensCanvas extends Region {
    private static final double MARGIN = 8;

    private final TokensModel model;
    private final ReadOnlyBooleanProperty dark;
    private final Canvas canvas = new Canvas();
    private final ScrollBar bar = new ScrollBar();
    private final Label sample = new Label("0000000000"); // has the size of text that is preferred
    private Font font = Font.getDefault();
    private double cellWidth = 1;
    private double rowHeight = 1;
    private TokenRows rows = TokenRows.of(List.of(), 1);

    TokensCanvas(TokensModel model, ReadOnlyBooleanProperty dark) {
        this.model = model;
        this.dark = dark;
        getStyleClass().add("tokens");
        setId("tokens");
        sample.setVisible(false);
        sample.setManaged(false);
        sample.fontProperty()
                .addListener((_, _, _) -> {
                    measure();
                    arrange();
                });
        measure();
        getChildren().addAll(canvas, bar, sample);
        bar.setOrientation(Orientation.VERTICAL);
        setMinSize(100, 60);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.TEXT);
        bar.valueProperty().addListener((_, _, _) -> draw());
        dark.addListener((_, _, _) -> draw());
        focusedProperty().addListener((_, _, _) -> draw());
        model.shown().addListener((_, _, _) -> renew());
        model.token()
                .addListener((_, _, at) -> {
                    reveal(at.intValue());
                    draw();
                });
        canvas.setOnMouseMoved(event -> model.token().set(under(event.getX(), event.getY())));
        canvas.setOnMouseClicked(_ -> requestFocus());
        setOnScroll(event -> scroll(-event.getDeltaY() / 40 * 3));
        setOnKeyPressed(this::typed);
        renew();
    }

    private void measure() {
        font = Font.font("Monospaced", sample.getFont().getSize());
        var text = new Text(sample.getText());
        text.setFont(font);
        cellWidth = text.getLayoutBounds().getWidth() / sample.getText().length();
        rowHeight = Math.ceil(text.getLayoutBounds().getHeight()) + 8;
    }

    private void renew() {
        var shown = model.shown().get();
        setAccessibleText(shown.map(s -> String.join("", s.pieces())).orElse("No rollout"));
        bar.setValue(0);
        arrange();
    }

    private void arrange() {
        int width = (int) Math.max(8, (canvas.getWidth() - 2 * MARGIN) / cellWidth);
        var pieces = model.shown().get().map(TokensModel.Shown::pieces).orElse(List.of());
        rows = TokenRows.of(pieces, width);
        double visible = visibleRows();
        bar.setMax(Math.max(0, rows.rows() - visible));
        bar.setVisibleAmount(Math.min(bar.getMax(), visible));
        bar.setVisible(rows.rows() > visible);
        bar.setValue(Math.min(bar.getValue(), bar.getMax()));
        draw();
    }

    private double visibleRows() {
        return Math.max(1, Math.floor((canvas.getHeight() - 2 * MARGIN) / rowHeight));
    }

    @Override
    protected void layoutChildren() {
        double barWidth = bar.prefWidth(-1);
        bar.resizeRelocate(getWidth() - barWidth, 0, barWidth, getHeight());
        double width = Math.max(1, getWidth() - barWidth);
        if (canvas.getWidth() != width || canvas.getHeight() != getHeight()) {
            canvas.setWidth(width);
            canvas.setHeight(getHeight());
            arrange();
        }
    }

    private int under(double x, double y) {
        int row = (int) ((y - MARGIN) / rowHeight) + (int) bar.getValue();
        return rows.at(row, (int) ((x - MARGIN) / cellWidth));
    }

    private void scroll(double by) {
        bar.setValue(Math.clamp(bar.getValue() + by, 0, bar.getMax()));
    }

    private void reveal(int token) {
        if (token < 0 || token >= rows.cells().size() || !isFocused()) {
            return;
        }
        int row = rows.cells().get(token).row();
        if (row < bar.getValue()) {
            bar.setValue(row);
        } else if (row >= bar.getValue() + visibleRows()) {
            bar.setValue(Math.min(bar.getMax(), row - visibleRows() + 1));
        }
    }

    private void typed(KeyEvent event) {
        int last = rows.cells().size() - 1;
        int at = model.token().get();
        switch (event.getCode()) {
            case RIGHT -> model.token().set(Math.min(last, at + 1));
            case LEFT -> model.token().set(Math.max(0, at - 1));
            case DOWN -> scroll(1);
            case UP -> scroll(-1);
            case PAGE_DOWN -> scroll(visibleRows());
            case PAGE_UP -> scroll(-visibleRows());
            case HOME -> model.token().set(0);
            case END -> model.token().set(last);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void draw() {
        var g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        Optional<TokensModel.Shown> shown = model.shown().get();
        if (shown.isPresent()) {
            int top = (int) bar.getValue();
            var painter = new TokenPainter(g, font, cellWidth, rowHeight, dark.get());
            double bottom = top + canvas.getHeight() / rowHeight + 1;
            for (int i = rows.first(top);
                    i < rows.cells().size() && rows.cells().get(i).row() < bottom;
                    i++) {
                var cell = rows.cells().get(i);
                double x = MARGIN + cell.column() * cellWidth;
                double y = MARGIN + (cell.row() - top) * rowHeight;
                painter.paint(shown.get(), i, cell, x, y);
                if (i == model.token().get()) {
                    painter.ring(cell, x, y);
                }
            }
        }
        if (isFocused()) {
            TokenPainter.focus(g, dark.get());
        }
    }
}
