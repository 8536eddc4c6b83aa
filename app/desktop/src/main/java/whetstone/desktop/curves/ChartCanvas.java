package whetstone.desktop.curves;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

/// One chart: drawn on a canvas, answers to mouse and keyboard.
final class ChartCanvas extends Region {
    private static final double WHEEL = 1.25;
    private static final double DESIGNED = 13; // pixels of text
    private static final double CLICK = 4; // pixels; less is no drag

    private final CurvesModel model;
    private final Consumer<Chart.Hit> chosen;
    private final Canvas canvas = new Canvas();
    private final Label font = new Label(); // text on a canvas has no style of its own
    private Optional<Chart> chart = Optional.empty();
    private boolean dark;
    private double pressedAt = Double.NaN;
    private double draggedTo = Double.NaN;

    /// @param chosen hears of points that were clicked
    ChartCanvas(CurvesModel model, Consumer<Chart.Hit> chosen) {
        this.model = model;
        this.chosen = chosen;
        getStyleClass().add("chart");
        getChildren().addAll(canvas, font);
        canvas.setManaged(false);
        font.setManaged(false);
        font.fontProperty().addListener((_, _, _) -> draw());
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setMinSize(160, 140);
        setPrefSize(400, 220);
        setOnMouseMoved(event -> model.cursor().set(plot().step(event.getX())));
        setOnMouseExited(_ -> model.cursor().set(Double.NaN));
        setOnMousePressed(this::pressed);
        setOnMouseDragged(event -> {
            draggedTo = event.getX();
            draw();
        });
        setOnMouseReleased(this::released);
        setOnScroll(event -> {
            if (event.getDeltaY() != 0) {
                double factor = event.getDeltaY() > 0 ? 1 / WHEEL : WHEEL;
                model.zoom(plot().step(event.getX()), factor);
                event.consume();
            }
        });
        setOnKeyPressed(this::typed);
        model.cursor().addListener((_, _, _) -> draw());
        focusedProperty().addListener((_, _, _) -> draw());
    }

    void show(Chart next, boolean onDark) {
        chart = Optional.of(next);
        dark = onDark;
        setAccessibleText(
                "%s of %d runs, from %.4g to %.4g"
                        .formatted(next.metric(), next.series().size(), next.bottom(), next.top()));
        draw();
    }

    @Override
    protected void layoutChildren() {
        if (canvas.getWidth() != getWidth() || canvas.getHeight() != getHeight()) {
            canvas.setWidth(getWidth());
            canvas.setHeight(getHeight());
            draw();
        }
    }

    private Plot plot() {
        return Plot.of(chart, getWidth(), getHeight(), scale());
    }

    private double scale() {
        return font.getFont().getSize() / DESIGNED;
    }

    private void draw() {
        if (chart.isPresent() && canvas.getWidth() > 1 && canvas.getHeight() > 1) {
            var look = new ChartPainter.Look(dark, scale());
            var painter =
                    new ChartPainter(canvas.getGraphicsContext2D(), chart.get(), plot(), look);
            painter.paint(model.cursor().get(), isFocused());
            if (!Double.isNaN(draggedTo)) {
                painter.selection(pressedAt, draggedTo);
            }
        }
    }

    private void pressed(MouseEvent event) {
        requestFocus();
        pressedAt = event.getX();
        if (event.getClickCount() == 2) {
            model.whole();
        }
    }

    private void released(MouseEvent event) {
        double from = pressedAt;
        pressedAt = Double.NaN;
        draggedTo = Double.NaN;
        if (Math.abs(event.getX() - from) > CLICK) {
            var plot = plot();
            double left = Math.min(from, event.getX());
            double right = Math.max(from, event.getX());
            model.view(plot.step(left), plot.step(right));
        } else if (event.getClickCount() == 1) {
            choose(event.getX(), event.getY());
        }
        draw();
    }

    private void choose(double x, double y) {
        var plot = plot();
        chart.flatMap(shown ->
                        shown.nearest(plot.step(x), plot.value(y), plot.perStep(), plot.perUnit()))
                .ifPresent(chosen);
    }

    private void typed(KeyEvent event) {
        double at = model.cursor().get();
        double here = Double.isNaN(at) ? chart.map(Chart::first).orElse(0.0) : at;
        switch (event.getCode()) {
            case LEFT -> model.cursor().set(Math.max(0, here - 1));
            case RIGHT -> model.cursor().set(Math.min(model.length() - 1, here + 1));
            case PLUS, ADD, EQUALS -> model.zoom(here, 1 / WHEEL);
            case MINUS, SUBTRACT -> model.zoom(here, WHEEL);
            case HOME -> model.whole();
            case ENTER -> chart.flatMap(c -> c.nearest(here, 0, 1, 0)).ifPresent(chosen);
            default -> {
                return;
            }
        }
        event.consume();
    }
}
