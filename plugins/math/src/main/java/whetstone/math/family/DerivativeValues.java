package whetstone.math.family;

import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.pf4j.Extension;
import whetstone.api.Problem;
import whetstone.api.Range;

/// Differentiate a polynomial and evaluate.
@Extension
public final class DerivativeValues implements Family<DerivativeValues.Knobs> {

    /// What makes it hard.
    ///
    /// @param degree the degree
    /// @param largest the largest coefficient
    public record Knobs(
            @Range(min = 2, max = 12) int degree, @Range(min = 2, max = 100) int largest) {}

    @Override
    public String id() {
        return "math/derivative-values";
    }

    @Override
    public Knobs knobs(int level) {
        return new Knobs(2 + level, 9 + level);
    }

    @Override
    public Problem<Question> draw(Knobs knobs, RandomGenerator random) {
        var f = Draw.coefficients(knobs.degree(), knobs.largest(), random);
        var derivative =
                LongStream.range(1, f.size()).map(k -> k * f.get((int) k)).boxed().toList();
        long x = Draw.nonzero(5, random);
        long value = Draw.value(derivative, x);
        var work =
                "the derivative is %s\nits value is %d"
                        .formatted(Draw.polynomial(derivative), value);
        var prompt = "What is the derivative of %s at x = %d?".formatted(Draw.polynomial(f), x);
        return new Question(prompt, String.valueOf(value), work, prompt).problem();
    }
}
