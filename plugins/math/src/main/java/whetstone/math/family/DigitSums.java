package whetstone.math.family;

import java.util.random.RandomGenerator;
import org.pf4j.Extension;
import whetstone.api.Problem;
import whetstone.api.Range;

/// Add the digits of a product.
@Extension
public final class DigitSums implements Family<DigitSums.Knobs> {

    /// What makes it hard.
    ///
    /// @param digits how many digits the first factor has
    public record Knobs(@Range(min = 1, max = 12) int digits) {}

    @Override
    public String id() {
        return "math/digit-sums";
    }

    @Override
    public Knobs knobs(int level) {
        return new Knobs(1 + level);
    }

    @Override
    public Problem<Question> draw(Knobs knobs, RandomGenerator random) {
        long a = Draw.digits(knobs.digits(), random);
        long b = random.nextLong(10, 1_000);
        long product = a * b;
        long sum = String.valueOf(product).chars().map(c -> c - '0').sum();
        var digits =
                Draw.joined(
                        String.valueOf(product).chars().mapToObj(c -> (char) c).toList(), " + ");
        var work = "%d * %d = %d\n%s = %d".formatted(a, b, product, digits, sum);
        return new Question(
                        "What is the sum of the digits of %d * %d?".formatted(a, b),
                        String.valueOf(sum),
                        work,
                        a + "*" + b)
                .problem();
    }
}
