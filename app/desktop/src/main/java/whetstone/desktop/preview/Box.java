package whetstone.desktop.preview;

import java.util.ArrayList;
import java.util.List;

/// A part of a formula that knows its size. All in pixels; y grows downward from the baseline, x from the left edge.
///
/// @param ascent what lies above the baseline
/// @param descent what lies below it
record Box(double width, double ascent, double descent, List<Mark> marks) {
    static final Box EMPTY = new Box(0, 0, 0, List.of());

    Box {
        marks = List.copyOf(marks);
    }

    /// What is drawn.
    sealed interface Mark {
        Mark moved(double x, double y);
    }

    /// Characters whose baseline begins at `x`, `y`.
    record Glyphs(String text, double x, double y, double size, boolean slanted) implements Mark {
        @Override
        public Glyphs moved(double byX, double byY) {
            return new Glyphs(text, x + byX, y + byY, size, slanted);
        }
    }

    /// A line through points: x and y by turns.
    record Stroke(List<Double> points) implements Mark {
        Stroke {
            points = List.copyOf(points);
        }

        @Override
        public Stroke moved(double byX, double byY) {
            var moved = new ArrayList<Double>();
            for (int i = 0; i < points.size(); i++) {
                moved.add(points.get(i) + (i % 2 == 0 ? byX : byY));
            }
            return new Stroke(moved);
        }
    }

    double height() {
        return ascent + descent;
    }

    /// The same elsewhere: its marks for a box around it.
    List<Mark> at(double x, double y) {
        return marks.stream().map(mark -> mark.moved(x, y)).toList();
    }

    /// This, and `next` to the right after `gap`.
    Box then(Box next, double gap) {
        var both = new ArrayList<>(marks);
        both.addAll(next.at(width + gap, 0));
        return new Box(
                width + gap + next.width,
                Math.max(ascent, next.ascent),
                Math.max(descent, next.descent),
                both);
    }

    /// This, and `next` on a line of its own below.
    Box above(Box next, double gap) {
        var both = new ArrayList<>(marks);
        both.addAll(next.at(0, descent + gap + next.ascent));
        return new Box(Math.max(width, next.width), ascent, descent + gap + next.height(), both);
    }
}
