package whetstone.math.family;

import java.util.ArrayList;
import java.util.random.RandomGenerator;
import org.pf4j.Extension;
import whetstone.api.Problem;
import whetstone.api.Range;

/// Multiply vectors to a vector.
@Extension
public final class CrossProducts implements Family<CrossProducts.Knobs> {

    /// What makes it hard.
    ///
    /// @param largest the largest entry
    public record Knobs(@Range(min = 2, max = 1000000) int largest) {}

    @Override
    public String id() {
        return "math/cross-products";
    }

    @Override
    public Knobs knobs(int level) {
        return new Knobs(Draw.grown(9, level));
    }

    @Override
    public Problem<Question> draw(Knobs knobs, RandomGenerator random) {
        var a = Draw.list(3, -knobs.largest(), knobs.largest(), random);
        var b = Draw.list(3, -knobs.largest(), knobs.largest(), random);
        var product = new ArrayList<Long>();
        var work = new StringBuilder();
        for (int i = 0; i < 3; i++) {
            int j = (i + 1) % 3;
            int k = (i + 2) % 3;
            product.add(a.get(j) * b.get(k) - a.get(k) * b.get(j));
            work.append(
                    "%d * %d - %d * %d = %d\n"
                            .formatted(a.get(j), b.get(k), a.get(k), b.get(j), product.get(i)));
        }
        var prompt =
                "What is the cross product of (%s) and (%s)?"
                        .formatted(Draw.joined(a, ", "), Draw.joined(b, ", "));
        return new Question(
                        prompt,
                        "(%s)".formatted(Draw.joined(product, ", ")),
                        work.toString().strip(),
                        a + " x " + b)
                .problem();
    }
}
