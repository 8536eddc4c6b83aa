package whetstone.math.family;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.pf4j.Extension;
import whetstone.api.Problem;
import whetstone.api.Range;

/// Find the limit of a quotient that is undefined at the point.
@Extension
public final class Limits implements Family<Limits.Knobs> {

    /// What makes it hard.
    ///
    /// @param degree the degree of what is left after cancelling
    /// @param largest the largest coefficient
    public record Knobs(
            @Range(min = 1, max = 12) int degree, @Range(min = 2, max = 100) int largest) {}

    @Override
    public String id() {
        return "math/limits";
    }

    @Override
    public Knobs knobs(int level) {
        return new Knobs(1 + level, 9 + 5 * level);
    }

    @Override
    public Problem<Question> draw(Knobs knobs, RandomGenerator random) {
        var f = Draw.coefficients(knobs.degree(), knobs.largest(), random);
        long a = Draw.nonzero(4, random);
        var product = new ArrayList<Long>();
        for (int k = 0; k <= f.size(); k++) {
            product.add((k > 0 ? f.get(k - 1) : 0) - (k < f.size() ? a * f.get(k) : 0));
        }
        long value = Draw.value(f, a);
        var divisor = Draw.polynomial(List.of(-a, 1L));
        var work =
                "%s = (%s)(%s)\nat %d: %d"
                        .formatted(Draw.polynomial(product), divisor, Draw.polynomial(f), a, value);
        var prompt =
                "What is the limit of (%s) / (%s) as x goes to %d?"
                        .formatted(Draw.polynomial(product), divisor, a);
        return new Question(prompt, String.valueOf(value), work, prompt).problem();
    }
}
