package whetstone.math.family;

import java.util.random.RandomGenerator;
import org.pf4j.Extension;
import whetstone.api.Problem;
import whetstone.api.Range;
import whetstone.math.Rational;

/// Integrate a polynomial between bounds.
@Extension
public final class IntegralValues implements Family<IntegralValues.Knobs> {

    /// What makes it hard.
    ///
    /// @param degree the degree
    /// @param largest the largest coefficient
    public record Knobs(
            @Range(min = 1, max = 10) int degree, @Range(min = 2, max = 100) int largest) {}

    @Override
    public String id() {
        return "math/integral-values";
    }

    @Override
    public Knobs knobs(int level) {
        return new Knobs(1 + level, 9 + level);
    }

    @Override
    public Problem<Question> draw(Knobs knobs, RandomGenerator random) {
        var f = Draw.coefficients(knobs.degree(), knobs.largest(), random);
        long from = random.nextLong(-4, 4);
        long to = from + random.nextLong(1, 5);
        var work = new StringBuilder();
        var sum = Rational.ZERO;
        for (int k = 0; k < f.size(); k++) {
            var power = Rational.of(Math.powExact(to, k + 1) - Math.powExact(from, k + 1), k + 1L);
            sum = sum.add(power.multiply(Rational.of(f.get(k))));
            work.append("up to x^%d: %s\n".formatted(k, sum));
        }
        var prompt =
                "What is the integral of %s from x = %d to x = %d?"
                        .formatted(Draw.polynomial(f), from, to);
        return new Question(prompt, sum.toString(), work.toString().strip(), prompt).problem();
    }
}
