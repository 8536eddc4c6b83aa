package whetstone.math.family;

import java.util.ArrayList;
import java.util.random.RandomGenerator;
import org.pf4j.Extension;
import whetstone.api.Problem;
import whetstone.api.Range;
import whetstone.math.Rational;

/// Find the area of a polygon from its corners.
@Extension
public final class PolygonAreas implements Family<PolygonAreas.Knobs> {

    /// What makes it hard.
    ///
    /// @param corners how many corners
    /// @param largest the largest coordinate
    public record Knobs(
            @Range(min = 3, max = 14) int corners, @Range(min = 5, max = 10000) int largest) {}

    @Override
    public String id() {
        return "math/polygon-areas";
    }

    @Override
    public Knobs knobs(int level) {
        return new Knobs(3 + level, 20 + 5 * level);
    }

    @Override
    public Problem<Question> draw(Knobs knobs, RandomGenerator random) {
        var corners = new ArrayList<Point>();
        long x = 0;
        for (int i = 0; i < knobs.corners() - 1; i++) {
            corners.add(new Point(x, -random.nextLong(knobs.largest())));
            x += random.nextLong(1, knobs.largest());
        }
        corners.add(new Point(x / 2, random.nextLong(1, knobs.largest())));
        var work = new StringBuilder();
        long twice = 0;
        for (int i = 0; i < corners.size(); i++) {
            var p = corners.get(i);
            var q = corners.get((i + 1) % corners.size());
            twice += p.x * q.y - q.x * p.y;
            work.append("%d * %d - %d * %d, together %d\n".formatted(p.x, q.y, q.x, p.y, twice));
        }
        var area = Rational.of(Math.abs(twice), 2);
        var prompt =
                "What is the area of the polygon with the corners %s, in this order?"
                        .formatted(Draw.joined(corners, ", "));
        return new Question(
                        prompt, area.toString(), work + "half of it: " + area, corners.toString())
                .problem();
    }

    private record Point(long x, long y) {
        @Override
        public String toString() {
            return "(%d, %d)".formatted(x, y);
        }
    }
}
