package whetstone.desktop.curves;

import java.util.Optional;

/// Where a chart's numbers are on its canvas.
///
/// @param left edge of the area that curves are drawn in, pixels
/// @param top edge, pixels
/// @param right edge, pixels
/// @param bottom edge, pixels
/// @param first step at the left edge
/// @param last step at the right edge
/// @param axis of values
record Plot(
        double left,
        double top,
        double right,
        double bottom,
        double first,
        double last,
        Axis axis) {
    private static final double LEFT = 56;
    private static final double TOP = 26;
    private static final double RIGHT = 12;
    private static final double BOTTOM = 22;
    private static final double MARK_HEIGHT = 42; // pixels between two marks of the axis

    /// @param scale how much larger than designed text is
    static Plot of(Optional<Chart> chart, double width, double height, double scale) {
        double left = LEFT * scale;
        double top = TOP * scale;
        double bottom = Math.max(top + 10, height - BOTTOM * scale);
        int marks = (int) Math.max(2, (bottom - top) / (MARK_HEIGHT * scale));
        var axis = chart.map(c -> Axis.of(c.bottom(), c.top(), marks)).orElse(Axis.of(0, 1, marks));
        return new Plot(
                left,
                top,
                Math.max(left + 10, width - RIGHT),
                bottom,
                chart.map(Chart::first).orElse(0.0),
                chart.map(Chart::last).orElse(1.0),
                axis);
    }

    double x(double step) {
        return left + (step - first) * perStep();
    }

    double y(double value) {
        return bottom - (value - axis.bottom()) * perUnit();
    }

    double step(double x) {
        return Math.clamp(first + (x - left) / perStep(), first, last);
    }

    double value(double y) {
        return axis.bottom() + (bottom - y) / perUnit();
    }

    /// Pixels per step.
    double perStep() {
        return (right - left) / (last - first);
    }

    /// Pixels per unit of the metric.
    double perUnit() {
        return (bottom - top) / (axis.top() - axis.bottom());
    }
}
