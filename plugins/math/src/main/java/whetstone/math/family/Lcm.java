package whetstone.math.family;

import java.math.BigInteger;
import java.util.random.RandomGenerator;
import org.pf4j.Extension;
import whetstone.api.Problem;
import whetstone.api.Range;

/// Find the least common multiple.
@Extension
public final class Lcm implements Family<Lcm.Knobs> {

    /// What makes it hard.
    ///
    /// @param count how many numbers
    /// @param largest the largest number
    public record Knobs(
            @Range(min = 2, max = 12) int count, @Range(min = 10, max = 1000) int largest) {}

    @Override
    public String id() {
        return "math/lcm";
    }

    @Override
    public Knobs knobs(int level) {
        return new Knobs(2 + level / 2, 40 + 30 * level);
    }

    @Override
    public Problem<Question> draw(Knobs knobs, RandomGenerator random) {
        var numbers = Draw.list(knobs.count(), 2, knobs.largest(), random);
        var work = new StringBuilder();
        var lcm = BigInteger.valueOf(numbers.getFirst());
        for (long n : numbers.subList(1, numbers.size())) {
            var next = BigInteger.valueOf(n);
            var multiple = lcm.divide(lcm.gcd(next)).multiply(next);
            work.append("lcm(%d, %d) = %d\n".formatted(lcm, n, multiple));
            lcm = multiple;
        }
        var prompt = "What is the least common multiple of %s?".formatted(Draw.listed(numbers));
        return new Question(prompt, lcm.toString(), work.toString().strip(), Draw.sorted(numbers))
                .problem();
    }
}
