package whetstone.math.family;

import java.util.random.RandomGenerator;
import org.pf4j.Extension;
import whetstone.api.Problem;
import whetstone.api.Range;

/// Find the surface of a box from its volume and two edges.
@Extension
public final class Boxes implements Family<Boxes.Knobs> {

    /// What makes it hard.
    ///
    /// @param largest the largest number
    public record Knobs(@Range(min = 10, max = 100000000) int largest) {}

    @Override
    public String id() {
        return "math/boxes";
    }

    @Override
    public Knobs knobs(int level) {
        return new Knobs(Draw.grown(12, level));
    }

    @Override
    public Problem<Question> draw(Knobs knobs, RandomGenerator random) {
        long a = random.nextLong(1, knobs.largest());
        long b = random.nextLong(1, knobs.largest());
        long c = random.nextLong(1, 30);
        long volume = a * b * c;
        long surface = 2 * (a * b + b * c + a * c);
        var prompt =
                "A box has the volume %d; two of its edges are %d and %d long. What is its surface?"
                        .formatted(volume, a, b);
        var work =
                "third edge: %d / %d / %d = %d\nsurface: 2 * (%d + %d + %d) = %d"
                        .formatted(volume, a, b, c, a * b, b * c, a * c, surface);
        return new Question(
                        prompt,
                        String.valueOf(surface),
                        work,
                        "%d %d %d".formatted(Math.min(a, b), Math.max(a, b), c))
                .problem();
    }
}
