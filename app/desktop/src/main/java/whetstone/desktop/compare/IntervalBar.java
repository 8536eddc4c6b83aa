package whetstone.desktop.compare;

import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import whetstone.core.measure.Summary.Gain;

/// A difference on a scale with zero in its middle: a mark with its interval.
final class IntervalBar extends Pane {
    private static final double HEIGHT = 34;
    private static final double AXIS = 10; // from the top
    private static final double MARK = 10;
    private static final double STEP = 10; // points: the scale ends at a round number

    private final Region axis = part("interval-axis");
    private final Region zero = part("interval-zero");
    private final Region interval = part("interval");
    private final Region mark = part("interval-mark");
    private final Label least = end();
    private final Label middle = end();
    private final Label most = end();
    private double reach = STEP;
    private Gain gain = new Gain(0, 0, 0);

    IntervalBar() {
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        getChildren().addAll(axis, zero, interval, mark, least, middle, most);
        middle.setText("0 points");
    }

    private static Region part(String style) {
        var region = new Region();
        region.getStyleClass().add(style);
        return region;
    }

    private static Label end() {
        var label = new Label();
        label.getStyleClass().add("field-title");
        return label;
    }

    void show(Gain next) {
        gain = next;
        double far = Math.max(Math.abs(next.low()), Math.abs(next.high()));
        reach = STEP * Math.max(1, Math.ceil(far / STEP));
        least.setText("%.0f: left is better".formatted(-reach));
        most.setText("right is better: +%.0f".formatted(reach));
        setAccessibleText(
                "%.1f points, 95 %% interval from %.1f to %.1f"
                        .formatted(next.points(), next.low(), next.high()));
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        axis.resizeRelocate(0, AXIS, getWidth(), 1);
        zero.resizeRelocate(x(0), AXIS - MARK / 2, 1, MARK);
        interval.resizeRelocate(x(gain.low()), AXIS - 2, x(gain.high()) - x(gain.low()), 5);
        mark.resizeRelocate(x(gain.points()) - 2, AXIS - MARK / 2, 5, MARK + 1);
        for (var label : new Label[] {least, middle, most}) {
            label.autosize();
        }
        double y = AXIS + MARK / 2 + 1;
        least.relocate(0, y);
        middle.relocate(x(0) - middle.getWidth() / 2, y);
        most.relocate(getWidth() - most.getWidth(), y);
    }

    private double x(double points) {
        return getWidth() * (points + reach) / (2 * reach);
    }
}
