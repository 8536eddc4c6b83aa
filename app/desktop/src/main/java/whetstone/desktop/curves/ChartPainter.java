package whetstone.desktop.curves;

import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.TextAlignment;

/// Draws one chart.
final class ChartPainter {
    private static final double STEP_MARK = 70; // pixels between two marks of steps, as designed

    private final GraphicsContext g;
    private final Chart chart;
    private final Plot plot;
    private final boolean dark;
    private final double scale;
    private final Font small;
    private final Font large;
    private final Color text;
    private final Color faint;

    /// How charts look.
    ///
    /// @param scale how much larger than designed text is
    record Look(boolean dark, double scale) {}

    ChartPainter(GraphicsContext g, Chart chart, Plot plot, Look look) {
        this.g = g;
        this.chart = chart;
        this.plot = plot;
        dark = look.dark();
        scale = look.scale();
        small = Font.font(11 * scale);
        large = Font.font("System", FontWeight.BOLD, 12 * scale);
        text = dark ? Color.web("#c9d1d9") : Color.web("#24292f");
        faint = dark ? Color.web("#30363d") : Color.web("#d8dee4");
    }

    /// @param cursor the step that is pointed at; not a number for none
    void paint(double cursor, boolean focused) {
        g.clearRect(0, 0, g.getCanvas().getWidth(), g.getCanvas().getHeight());
        grid();
        marks();
        g.save();
        g.beginPath();
        g.rect(
                plot.left() - 6,
                plot.top() - 6,
                plot.right() - plot.left() + 12,
                plot.bottom() - plot.top() + 12);
        g.clip();
        chart.series().forEach(this::band);
        chart.series().forEach(this::curve);
        g.restore();
        title(cursor);
        if (!Double.isNaN(cursor)) {
            cursor(cursor);
        }
        if (focused) {
            g.setStroke(dark ? Color.web("#58a6ff") : Color.web("#0969da"));
            g.setLineWidth(2);
            g.strokeRect(1, 1, g.getCanvas().getWidth() - 2, g.getCanvas().getHeight() - 2);
        }
    }

    /// The range that is being dragged out.
    void selection(double from, double to) {
        g.setFill(Color.web(dark ? "#58a6ff" : "#0969da", 0.2));
        g.fillRect(Math.min(from, to), plot.top(), Math.abs(to - from), plot.bottom() - plot.top());
    }

    private void grid() {
        g.setFont(small);
        g.setLineWidth(1);
        g.setTextBaseline(VPos.CENTER);
        g.setTextAlign(TextAlignment.RIGHT);
        for (double tick : plot.axis().ticks()) {
            double y = Math.round(plot.y(tick)) + 0.5;
            g.setStroke(faint);
            g.strokeLine(plot.left(), y, plot.right(), y);
            g.setFill(muted());
            g.fillText(plot.axis().label(tick), plot.left() - 6, y);
        }
        g.setTextAlign(TextAlignment.CENTER);
        int count = (int) Math.max(2, (plot.right() - plot.left()) / (STEP_MARK * scale));
        var steps = Axis.of(plot.first(), plot.last(), count);
        for (double tick : steps.ticks()) {
            if (tick >= plot.first() && tick <= plot.last()) {
                g.setFill(muted());
                g.fillText(steps.label(tick), plot.x(tick), plot.bottom() + 12 * scale);
            }
        }
    }

    private Color muted() {
        return dark ? Color.web("#8b949e") : Color.web("#57606a");
    }

    // Where each stage begins, a line; checkpoints, a triangle; measurements, a diamond on the
    // curve.
    private void marks() {
        g.setFont(small);
        g.setTextAlign(TextAlignment.LEFT);
        double clear = Double.NEGATIVE_INFINITY;
        for (var mark : chart.marks()) {
            if (mark.x() < plot.first() || mark.x() > plot.last()) {
                continue;
            }
            double x = plot.x(mark.x());
            if (mark.kind() == Chart.Mark.Kind.CHECKPOINT) {
                g.setFill(muted());
                g.fillPolygon(
                        new double[] {x - 4, x + 4, x},
                        new double[] {plot.bottom(), plot.bottom(), plot.bottom() - 7},
                        3);
                continue;
            }
            g.setStroke(muted());
            g.setLineDashes(2, 3);
            g.strokeLine(x, plot.top(), x, plot.bottom());
            g.setLineDashes();
            // A measurement has its diamond; all others have room for a name.
            boolean named = mark.kind() != Chart.Mark.Kind.EVALUATION;
            if (named && x > clear && x < plot.right() - 30) {
                g.setFill(muted());
                g.fillText(mark.text(), x + 3, plot.top() + 6 * scale);
                clear = x + 8 + mark.text().length() * 6.5 * scale;
            }
        }
    }

    private Color colour(Chart.Series series) {
        return RunColours.of(series.index(), dark);
    }

    // Everything between the least and the largest value of what is drawn as one point.
    private void band(Chart.Series series) {
        var colour = colour(series);
        g.setFill(Color.color(colour.getRed(), colour.getGreen(), colour.getBlue(), 0.22));
        for (var piece : series.pieces()) {
            int n = piece.points().size();
            if (n < 2) {
                continue;
            }
            var x = new double[2 * n];
            var y = new double[2 * n];
            for (int i = 0; i < n; i++) {
                var point = piece.points().get(i);
                x[i] = x[2 * n - 1 - i] = plot.x(point.x());
                y[i] = plot.y(point.high());
                y[2 * n - 1 - i] = plot.y(point.low());
            }
            g.fillPolygon(x, y, 2 * n);
        }
    }

    private void curve(Chart.Series series) {
        g.setStroke(colour(series));
        g.setFill(colour(series));
        g.setLineWidth(1.6);
        g.setLineDashes(RunColours.dashes(series.index()));
        for (var piece : series.pieces()) {
            if (piece.points().size() == 1) {
                diamond(piece.points().getFirst());
            } else {
                line(piece.points());
            }
        }
        g.setLineDashes();
    }

    private void line(List<Chart.Point> points) {
        g.beginPath();
        g.moveTo(plot.x(points.getFirst().x()), plot.y(points.getFirst().mean()));
        points.forEach(point -> g.lineTo(plot.x(point.x()), plot.y(point.mean())));
        g.stroke();
    }

    private void diamond(Chart.Point point) {
        double x = plot.x(point.x());
        double y = plot.y(point.mean());
        g.fillPolygon(new double[] {x - 5, x, x + 5, x}, new double[] {y, y - 5, y, y + 5}, 4);
    }

    private void title(double cursor) {
        g.setFont(large);
        g.setFill(text);
        g.setTextAlign(TextAlignment.LEFT);
        g.setTextBaseline(VPos.CENTER);
        g.fillText(chart.metric(), 8, 12 * scale);
        if (Double.isNaN(cursor)) {
            return;
        }
        g.setFont(small);
        g.setTextAlign(TextAlignment.RIGHT);
        double right = plot.right();
        for (var series : chart.series().reversed()) {
            var at = Chart.at(series, cursor);
            if (at.isPresent()) {
                var value =
                        "%s %d: %.4g".formatted(at.get().stage(), at.get().step(), at.get().mean());
                g.setFill(colour(series));
                g.fillText(value, right, 12 * scale);
                right -= 14 + value.length() * 6.2 * scale;
            }
        }
    }

    private void cursor(double cursor) {
        double x = plot.x(cursor);
        g.setStroke(muted());
        g.setLineWidth(1);
        g.strokeLine(x, plot.top(), x, plot.bottom());
        for (var series : chart.series()) {
            Chart.at(series, cursor)
                    .ifPresent(point -> {
                        g.setFill(colour(series));
                        g.fillOval(plot.x(point.x()) - 3.5, plot.y(point.mean()) - 3.5, 7, 7);
                    });
        }
    }
}
