package whetstone.desktop.curves;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// One metric of several runs, ready to be drawn.
///
/// @param metric its name
/// @param first left end of what is seen, in steps of the whole run
/// @param last right end of what is seen
public record Chart(
        String metric, double first, double last, List<Series> series, List<Mark> marks) {

    public Chart {
        series = List.copyOf(series);
        marks = List.copyOf(marks);
    }

    /// One run's curve.
    ///
    /// @param index among the runs shown; decides colour and dashes
    /// @param pieces one per stage, since a curve does not go on from stage to stage
    public record Series(long run, String title, int index, List<Piece> pieces) {}

    /// The curve within a stage.
    public record Piece(String stage, List<Point> points) {}

    /// A few neighbouring steps.
    ///
    /// @param x step of the whole run
    /// @param step of the stage
    /// @param low the least raw value
    /// @param high the largest raw value
    /// @param mean smoothed
    public record Point(double x, String stage, int step, double low, double high, double mean) {}

    /// Something that happened at a step.
    public record Mark(double x, Kind kind, String text) {

        /// What happened.
        public enum Kind {
            STAGE,
            CHECKPOINT,
            EVALUATION,
            /// Where a run leaves the one that it was forked from.
            FORK
        }
    }

    /// A point with its curve.
    public record Hit(Series series, Point point) {}

    /// All points of all curves.
    public Stream<Hit> points() {
        return series.stream()
                .flatMap(one ->
                        one.pieces().stream()
                                .flatMap(piece -> piece.points().stream())
                                .map(point -> new Hit(one, point)));
    }

    /// The lowest thing drawn; 0 where there is none.
    public double bottom() {
        return points().mapToDouble(hit -> hit.point().low()).min().orElse(0);
    }

    /// The highest thing drawn; 1 where there is none.
    public double top() {
        return points().mapToDouble(hit -> hit.point().high()).max().orElse(1);
    }

    /// The point that is nearest to (`x`, `y`) when a step is `perStep` and a unit of the metric `perUnit` wide.
    public Optional<Hit> nearest(double x, double y, double perStep, double perUnit) {
        Hit best = null;
        double least = Double.POSITIVE_INFINITY;
        for (var hit : (Iterable<Hit>) points()::iterator) {
            double dx = (hit.point().x() - x) * perStep;
            double dy = (hit.point().mean() - y) * perUnit;
            // Mostly sideways: whoever points at a step means that step.
            double distance = dx * dx * 16 + dy * dy;
            if (distance < least) {
                least = distance;
                best = hit;
            }
        }
        return Optional.ofNullable(best);
    }

    /// The point of a curve that is nearest to `x`.
    public static Optional<Point> at(Series series, double x) {
        Point best = null;
        for (var piece : series.pieces()) {
            for (var point : piece.points()) {
                if (best == null || Math.abs(point.x() - x) < Math.abs(best.x() - x)) {
                    best = point;
                }
            }
        }
        return Optional.ofNullable(best);
    }
}
