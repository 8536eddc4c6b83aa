package whetstone.math.family;

import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.pf4j.Extension;
import whetstone.api.Problem;
import whetstone.api.Range;

/// Find the distance of two points in space, exactly.
@Extension
public final class Distances implements Family<Distances.Knobs> {

    /// What makes it hard.
    ///
    /// @param size how many coordinates
    /// @param largest the largest coordinate
    public record Knobs(
            @Range(min = 2, max = 12) int size, @Range(min = 5, max = 1000) int largest) {}

    @Override
    public String id() {
        return "math/distances";
    }

    @Override
    public Knobs knobs(int level) {
        return new Knobs(2 + level, 30 + 10 * level);
    }

    @Override
    public Problem<Question> draw(Knobs knobs, RandomGenerator random) {
        var a = Draw.list(knobs.size(), -knobs.largest(), knobs.largest(), random);
        var b = Draw.list(knobs.size(), -knobs.largest(), knobs.largest(), random);
        var work = new StringBuilder();
        long sum = 0;
        for (int i = 0; i < a.size(); i++) {
            long d = a.get(i) - b.get(i);
            sum += d * d;
            work.append("with (%d)^2: %d\n".formatted(d, sum));
        }
        var prompt =
                "What is the exact distance of the points (%s) and (%s)?"
                        .formatted(Draw.joined(a, ", "), Draw.joined(b, ", "));
        return new Question(
                        prompt,
                        "\\sqrt{%d}".formatted(sum),
                        work.toString().strip(),
                        Stream.of(a, b).map(Object::toString).sorted().toList().toString())
                .problem();
    }
}
