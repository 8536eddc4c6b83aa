package whetstone.math.family;

import java.util.List;
import java.util.random.RandomGenerator;
import org.pf4j.Extension;
import whetstone.api.Problem;
import whetstone.api.Range;

/// Find both roots of a quadratic equation.
@Extension
public final class QuadraticRoots implements Family<QuadraticRoots.Knobs> {

    /// What makes it hard.
    ///
    /// @param largest the largest root
    public record Knobs(@Range(min = 5, max = 1000000) int largest) {}

    @Override
    public String id() {
        return "math/quadratic-roots";
    }

    @Override
    public Knobs knobs(int level) {
        return new Knobs(Draw.grown(12, level));
    }

    @Override
    public Problem<Question> draw(Knobs knobs, RandomGenerator random) {
        long p = random.nextLong(-knobs.largest(), knobs.largest());
        long q = p + random.nextLong(1, knobs.largest());
        long a = random.nextLong(1, 4);
        var equation = Draw.polynomial(List.of(a * p * q, -a * (p + q), a));
        var work = "product of the roots %d, sum %d\nroots %d and %d".formatted(p * q, p + q, p, q);
        return new Question(
                        "Solve %s = 0. Give all solutions.".formatted(equation),
                        "%d, %d".formatted(p, q),
                        work,
                        equation)
                .problem();
    }
}
