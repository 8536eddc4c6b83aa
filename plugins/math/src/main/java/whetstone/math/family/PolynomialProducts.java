package whetstone.math.family;

import java.util.ArrayList;
import java.util.random.RandomGenerator;
import org.pf4j.Extension;
import whetstone.api.Problem;
import whetstone.api.Range;

/// Multiply polynomials.
@Extension
public final class PolynomialProducts implements Family<PolynomialProducts.Knobs> {

    /// What makes it hard.
    ///
    /// @param degree the degree of the first factor
    /// @param other the degree of the second factor
    /// @param largest the largest coefficient
    public record Knobs(
            @Range(min = 1, max = 8) int degree,
            @Range(min = 1, max = 8) int other,
            @Range(min = 2, max = 100) int largest) {}

    @Override
    public String id() {
        return "math/polynomial-products";
    }

    @Override
    public Knobs knobs(int level) {
        return new Knobs(1 + (level + 1) / 2, 1 + level / 2, 6 + level);
    }

    @Override
    public Problem<Question> draw(Knobs knobs, RandomGenerator random) {
        var f = Draw.coefficients(knobs.degree(), knobs.largest(), random);
        var g = Draw.coefficients(knobs.other(), knobs.largest(), random);
        var product = new ArrayList<Long>();
        var work = new StringBuilder();
        for (int k = 0; k < f.size() + g.size() - 1; k++) {
            long sum = 0;
            for (int i = Math.max(0, k - g.size() + 1); i <= Math.min(k, f.size() - 1); i++) {
                sum += f.get(i) * g.get(k - i);
            }
            product.add(sum);
            work.append("x^%d: %d\n".formatted(k, sum));
        }
        int k = random.nextInt(product.size());
        var prompt =
                "What is the coefficient of x^%d in (%s)(%s)?"
                        .formatted(k, Draw.polynomial(f), Draw.polynomial(g));
        return new Question(prompt, String.valueOf(product.get(k)), work.toString().strip(), prompt)
                .problem();
    }
}
