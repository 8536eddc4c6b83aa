package whetstone.math.family;

import java.util.List;
import java.util.random.RandomGenerator;
import org.pf4j.Extension;
import whetstone.api.Problem;
import whetstone.api.Range;

/// Divide a polynomial by a linear one.
@Extension
public final class PolynomialRemainders implements Family<PolynomialRemainders.Knobs> {

    /// What makes it hard.
    ///
    /// @param degree the degree
    /// @param largest the largest coefficient
    public record Knobs(
            @Range(min = 2, max = 12) int degree, @Range(min = 2, max = 100) int largest) {}

    @Override
    public String id() {
        return "math/polynomial-remainders";
    }

    @Override
    public Knobs knobs(int level) {
        return new Knobs(2 + level, 9 + level);
    }

    @Override
    public Problem<Question> draw(Knobs knobs, RandomGenerator random) {
        var f = Draw.coefficients(knobs.degree(), knobs.largest(), random);
        long a = Draw.nonzero(5, random);
        var work = new StringBuilder();
        long value = 0;
        for (long c : f.reversed()) {
            value = value * a + c;
            work.append(value).append(' ');
        }
        var prompt =
                "What is the remainder of %s divided by %s?"
                        .formatted(Draw.polynomial(f), Draw.polynomial(List.of(-a, 1L)));
        return new Question(
                        prompt,
                        String.valueOf(value),
                        "the value at %d, by Horner: %s".formatted(a, work.toString().strip()),
                        prompt)
                .problem();
    }
}
