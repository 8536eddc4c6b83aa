package whetstone.math.family;

import java.util.random.RandomGenerator;
import org.pf4j.Extension;
import whetstone.api.Problem;
import whetstone.api.Range;

/// Solve two linear equations.
@Extension
public final class LinearSystems implements Family<LinearSystems.Knobs> {

    /// What makes it hard.
    ///
    /// @param largest the largest coefficient
    public record Knobs(@Range(min = 5, max = 1000000) int largest) {}

    @Override
    public String id() {
        return "math/linear-systems";
    }

    @Override
    public Knobs knobs(int level) {
        return new Knobs(Draw.grown(6, level));
    }

    @Override
    public Problem<Question> draw(Knobs knobs, RandomGenerator random) {
        long a = Draw.nonzero(knobs.largest(), random);
        long b = Draw.nonzero(knobs.largest(), random);
        long c = Draw.nonzero(knobs.largest(), random);
        long d = Draw.nonzero(knobs.largest(), random);
        d = a * d == b * c ? d + (d > 0 ? 1 : -1) : d;
        long x = Draw.nonzero(knobs.largest(), random);
        long y = Draw.nonzero(knobs.largest(), random);
        long e = a * x + b * y;
        long f = c * x + d * y;
        long determinant = a * d - b * c;
        var first = "(%d)x + (%d)y = %d".formatted(a, b, e);
        var second = "(%d)x + (%d)y = %d".formatted(c, d, f);
        var work =
                "determinant %d\nx = %d / %d = %d\ny = %d / %d = %d"
                        .formatted(
                                determinant,
                                e * d - b * f,
                                determinant,
                                x,
                                a * f - e * c,
                                determinant,
                                y);
        var prompt = "Solve %s and %s. Give (x, y).".formatted(first, second);
        var canonical = first.compareTo(second) < 0 ? first + second : second + first;
        return new Question(prompt, "(%d, %d)".formatted(x, y), work, canonical).problem();
    }
}
