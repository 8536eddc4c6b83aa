package whetstone.math.family;

import java.util.random.RandomGenerator;
import org.pf4j.Extension;
import whetstone.api.Problem;
import whetstone.api.Range;

/// Evaluate a polynomial.
@Extension
public final class PolynomialValues implements Family<PolynomialValues.Knobs> {

    /// What makes it hard.
    ///
    /// @param degree the degree
    /// @param largest the largest coefficient
    public record Knobs(
            @Range(min = 1, max = 10) int degree, @Range(min = 2, max = 100) int largest) {}

    @Override
    public String id() {
        return "math/polynomial-values";
    }

    @Override
    public Knobs knobs(int level) {
        return new Knobs(1 + level, 12 + 2 * level);
    }

    @Override
    public Problem<Question> draw(Knobs knobs, RandomGenerator random) {
        var coefficients = Draw.coefficients(knobs.degree(), knobs.largest(), random);
        long x = Draw.nonzero(9, random);
        var work = new StringBuilder();
        long value = 0;
        for (long c : coefficients.reversed()) {
            work.append("%d * %d + (%d) = %d\n".formatted(value, x, c, value * x + c));
            value = value * x + c;
        }
        var polynomial = Draw.polynomial(coefficients);
        var prompt = "What is %s for x = %d?".formatted(polynomial, x);
        return new Question(
                        prompt,
                        String.valueOf(value),
                        work.toString().strip(),
                        polynomial + " at " + x)
                .problem();
    }
}
