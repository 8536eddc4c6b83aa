package whetstone.math.family;

import java.util.List;
import java.util.random.RandomGenerator;
import org.pf4j.Extension;
import whetstone.api.Problem;
import whetstone.api.Range;

/// Solve a linear equation.
@Extension
public final class LinearEquations implements Family<LinearEquations.Knobs> {

    /// What makes it hard.
    ///
    /// @param largest the largest coefficient
    public record Knobs(@Range(min = 5, max = 1000000) int largest) {}

    @Override
    public String id() {
        return "math/linear-equations";
    }

    @Override
    public Knobs knobs(int level) {
        return new Knobs(Draw.grown(6, level));
    }

    @Override
    public Problem<Question> draw(Knobs knobs, RandomGenerator random) {
        long a = Draw.nonzero(knobs.largest(), random);
        long c = Draw.nonzero(knobs.largest(), random);
        long slope = a == c ? a : a - c;
        long other = a == c ? 0 : c;
        long x = Draw.nonzero(knobs.largest(), random);
        long b = Draw.nonzero(knobs.largest(), random);
        long d = slope * x + b;
        var left = Draw.polynomial(List.of(b, slope + other));
        var right = Draw.polynomial(List.of(d, other));
        var work =
                "%dx = %d - (%d) = %d\nx = %d / %d = %d"
                        .formatted(slope, d, b, d - b, d - b, slope, x);
        var prompt = "Solve %s = %s for x.".formatted(left, right);
        return new Question(prompt, String.valueOf(x), work, left + "=" + right).problem();
    }
}
