package whetstone.math.family;

import java.util.random.RandomGenerator;
import org.pf4j.Extension;
import whetstone.api.Problem;
import whetstone.api.Range;

/// Find a side of a right triangle.
@Extension
public final class RightTriangles implements Family<RightTriangles.Knobs> {

    /// What makes it hard.
    ///
    /// @param scale the largest scale
    public record Knobs(@Range(min = 1, max = 1000000) int scale) {}

    @Override
    public String id() {
        return "math/right-triangles";
    }

    @Override
    public Knobs knobs(int level) {
        return new Knobs(Draw.grown(4, level));
    }

    @Override
    public Problem<Question> draw(Knobs knobs, RandomGenerator random) {
        long m = random.nextLong(2, 12);
        long n = random.nextLong(1, m);
        long scale = random.nextLong(1, knobs.scale() + 8L);
        long a = scale * (m * m - n * n);
        long b = scale * 2 * m * n;
        long c = scale * (m * m + n * n);
        var prompt =
                "The hypotenuse of a right triangle is %d long and one leg is %d. How long is the other leg?"
                        .formatted(c, a);
        var work = "%d^2 - %d^2 = %d\nits root is %d".formatted(c, a, c * c - a * a, b);
        return new Question(prompt, String.valueOf(b), work, "%d %d".formatted(c, a)).problem();
    }
}
