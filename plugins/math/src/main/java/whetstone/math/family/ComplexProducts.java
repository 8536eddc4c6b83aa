package whetstone.math.family;

import java.util.ArrayList;
import java.util.random.RandomGenerator;
import org.pf4j.Extension;
import whetstone.api.Problem;
import whetstone.api.Range;

/// Multiply complex numbers.
@Extension
public final class ComplexProducts implements Family<ComplexProducts.Knobs> {

    /// What makes it hard.
    ///
    /// @param count how many numbers
    /// @param largest the largest part
    public record Knobs(
            @Range(min = 2, max = 12) int count, @Range(min = 3, max = 1000) int largest) {}

    @Override
    public String id() {
        return "math/complex-products";
    }

    @Override
    public Knobs knobs(int level) {
        return new Knobs(2 + level / 2, 12 + 10 * level);
    }

    @Override
    public Problem<Question> draw(Knobs knobs, RandomGenerator random) {
        long re = 1;
        long im = 0;
        var factors = new ArrayList<String>();
        var work = new StringBuilder();
        for (int i = 0; i < knobs.count(); i++) {
            long a = Draw.nonzero(knobs.largest(), random);
            long b = Draw.nonzero(knobs.largest(), random);
            factors.add(written(a, b));
            long next = re * a - im * b;
            im = re * b + im * a;
            re = next;
            work.append("after %s: %s\n".formatted(factors.getLast(), written(re, im)));
        }
        var prompt = "What is %s, with i^2 = -1?".formatted(Draw.joined(factors, ""));
        return new Question(
                        prompt,
                        written(re, im),
                        work.toString().strip(),
                        factors.stream().sorted().toList().toString())
                .problem();
    }

    private static String written(long re, long im) {
        return "(%d%s%di)".formatted(re, im < 0 ? "" : "+", im);
    }
}
