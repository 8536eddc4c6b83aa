package whetstone.desktop.curves;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import whetstone.core.store.Curves.Slice;
import whetstone.core.store.Curves.Span;
import whetstone.core.store.Workspace;
import whetstone.desktop.curves.Chart.Mark;
import whetstone.desktop.curves.Chart.Piece;
import whetstone.desktop.curves.Chart.Point;
import whetstone.desktop.curves.Chart.Series;

/// Reads what is to be drawn from the store; away from the JavaFX thread.
final class ChartReader {

    /// What is to be drawn.
    ///
    /// @param first left end in steps of the whole run; with `last` below it, everything
    /// @param columns pixels of width that there are
    /// @param window steps to either side that curves are smoothed over
    record Request(
            List<Long> runs,
            List<String> metrics,
            double first,
            double last,
            int columns,
            int window) {}

    /// What was read.
    ///
    /// @param names of all metrics that the runs have
    /// @param length steps of the longest run
    record Reading(List<String> names, double length, List<Chart> charts) {}

    /// A run's stages one after the other.
    ///
    /// @param offsets of each span's step 0 within the whole run
    record Course(long run, String title, List<Span> spans, List<Integer> offsets) {

        static Course of(Workspace workspace, long run) {
            var spans = workspace.curves().spans(run);
            var offsets = new ArrayList<Integer>();
            int at = 0;
            for (var span : spans) {
                offsets.add(at);
                at += span.last() + 1;
            }
            var name = workspace.runs().find(run).map(found -> found.run().name()).orElse("gone");
            return new Course(run, "run %d · %s".formatted(run, name), spans, offsets);
        }

        /// Where a step lies in the whole run; nothing where its stage has none.
        ///
        /// @param stage its position
        Optional<Double> at(int stage, int step) {
            for (int i = 0; i < spans.size(); i++) {
                if (spans.get(i).position() == stage) {
                    return Optional.of((double) offsets.get(i) + step);
                }
            }
            return Optional.empty();
        }

        int length() {
            return spans.isEmpty() ? 0 : offsets.getLast() + spans.getLast().last() + 1;
        }
    }

    private final Workspace workspace;
    private final Request request;

    private ChartReader(Workspace workspace, Request request) {
        this.workspace = workspace;
        this.request = request;
    }

    static Reading read(Workspace workspace, Request request) {
        return new ChartReader(workspace, request).read();
    }

    private Reading read() {
        var courses = request.runs().stream().map(run -> Course.of(workspace, run)).toList();
        var names = new TreeSet<String>();
        request.runs().forEach(run -> names.addAll(workspace.curves().names(run)));
        double length = Math.max(1, courses.stream().mapToInt(Course::length).max().orElse(1));
        boolean all = request.last() <= request.first();
        double first = all ? 0 : Math.max(0, request.first());
        double last = all ? length - 1 : Math.min(length - 1, request.last());
        var marks = new ArrayList<Mark>();
        courses.stream().limit(1).forEach(course -> marks.addAll(marks(course)));
        courses.forEach(course -> fork(course).ifPresent(marks::add));
        marks.sort(Comparator.comparingDouble(Mark::x));
        var charts =
                request.metrics().stream()
                        .map(metric ->
                                chart(metric, first, Math.max(first + 1, last), courses, marks))
                        .toList();
        return new Reading(List.copyOf(names), length, charts);
    }

    private Chart chart(
            String metric, double first, double last, List<Course> courses, List<Mark> marks) {
        var series = new ArrayList<Series>();
        for (int i = 0; i < courses.size(); i++) {
            var course = courses.get(i);
            var pieces = new ArrayList<Piece>();
            for (int s = 0; s < course.spans().size(); s++) {
                var points = points(course, s, metric, first, last);
                if (!points.isEmpty()) {
                    pieces.add(new Piece(course.spans().get(s).stage(), points));
                }
            }
            series.add(new Series(course.run(), course.title(), i, pieces));
        }
        return new Chart(metric, first, last, series, marks);
    }

    private List<Point> points(Course course, int index, String metric, double first, double last) {
        var span = course.spans().get(index);
        int offset = course.offsets().get(index);
        int from = (int) Math.max(span.first(), Math.floor(first) - offset);
        int to = (int) Math.min(span.last(), Math.ceil(last) - offset);
        if (from > to) {
            return List.of();
        }
        double share = (to - from + 1) / (last - first + 1);
        int columns = Math.max(1, (int) (request.columns() * share));
        var slice =
                new Slice(course.run(), span.stage(), metric, from, to, columns, request.window());
        return workspace.curves().buckets(slice).stream()
                .map(bucket -> {
                    int step = (bucket.first() + bucket.last()) / 2;
                    return new Point(
                            offset + (bucket.first() + bucket.last()) / 2.0,
                            span.stage(),
                            step,
                            bucket.low(),
                            bucket.high(),
                            bucket.mean());
                })
                .toList();
    }

    private Optional<Mark> fork(Course course) {
        var fork = workspace.runs().forks().get(course.run());
        if (fork == null) {
            return Optional.empty();
        }
        var text = "run %d leaves run %d".formatted(course.run(), fork.parent());
        return course.at(fork.stage(), fork.step()).map(at -> new Mark(at, Mark.Kind.FORK, text));
    }

    private List<Mark> marks(Course course) {
        var marks = new ArrayList<Mark>();
        for (int i = 0; i < course.spans().size(); i++) {
            var span = course.spans().get(i);
            double at = course.offsets().get(i);
            // A stage of one step is a measurement: nothing was trained between its ends.
            var kind = span.last() == 0 ? Mark.Kind.EVALUATION : Mark.Kind.STAGE;
            marks.add(new Mark(at, kind, span.stage()));
        }
        for (var row : workspace.checkpointRows().list(course.run())) {
            var text = "checkpoint at step " + row.step();
            course.at(row.stage(), row.step())
                    .ifPresent(at -> marks.add(new Mark(at, Mark.Kind.CHECKPOINT, text)));
        }
        return marks;
    }
}
