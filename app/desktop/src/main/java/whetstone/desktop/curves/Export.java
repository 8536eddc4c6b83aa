package whetstone.desktop.curves;

import java.util.List;
import java.util.Locale;

/// Charts as files that other programs read.
final class Export {
    private static final int WIDTH = 800;
    private static final int HEIGHT = 400;
    private static final int MARGIN = 50;

    private Export() {}

    /// A line per run, stage, step and metric.
    static String csv(List<Chart> charts) {
        var text = new StringBuilder("run,stage,step,metric,value\n");
        for (var chart : charts) {
            chart.points()
                    .forEach(hit ->
                            text.append(
                                    "%d,%s,%d,%s,%s%n"
                                            .formatted(
                                                    hit.series().run(),
                                                    hit.point().stage(),
                                                    hit.point().step(),
                                                    chart.metric(),
                                                    hit.point().mean())));
        }
        return text.toString();
    }

    /// The chart as a drawing.
    static String svg(Chart chart) {
        var axis = Axis.of(chart.bottom(), chart.top(), 5);
        var text = new StringBuilder();
        text.append(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" font-family=\"sans-serif\" font-size=\"12\">%n"
                        .formatted(WIDTH, HEIGHT));
        text.append(
                "<text x=\"%d\" y=\"20\">%s</text>%n".formatted(MARGIN, escaped(chart.metric())));
        for (double tick : axis.ticks()) {
            double y = y(tick, axis);
            text.append(
                    line(
                            "<line x1=\"%d\" y1=\"%.1f\" x2=\"%d\" y2=\"%.1f\" stroke=\"#ccc\"/><text x=\"4\" y=\"%.1f\">%s</text>%n",
                            MARGIN, y, WIDTH - 10, y, y + 4, axis.label(tick)));
        }
        for (var series : chart.series()) {
            for (var piece : series.pieces()) {
                text.append(polyline(chart, series, piece, axis));
            }
        }
        return text.append("</svg>\n").toString();
    }

    private static String polyline(Chart chart, Chart.Series series, Chart.Piece piece, Axis axis) {
        var points = new StringBuilder();
        for (var point : piece.points()) {
            double share = (point.x() - chart.first()) / (chart.last() - chart.first());
            points.append(
                    line(
                            "%.1f,%.1f ",
                            MARGIN + share * (WIDTH - MARGIN - 10), y(point.mean(), axis)));
        }
        return "<polyline fill=\"none\" stroke=\"%s\" stroke-width=\"1.5\" points=\"%s\"><title>%s</title></polyline>%n"
                .formatted(
                        RunColours.web(series.index(), false),
                        points.toString().strip(),
                        escaped(series.title()));
    }

    private static double y(double value, Axis axis) {
        double share = (value - axis.bottom()) / (axis.top() - axis.bottom());
        return HEIGHT - MARGIN / 2.0 - share * (HEIGHT - MARGIN - 15);
    }

    @SuppressWarnings("AnnotateFormatMethod") // the annotation would be a dependency
    private static String line(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
