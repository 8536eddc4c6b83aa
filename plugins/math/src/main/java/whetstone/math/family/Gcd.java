package whetstone.math.family;

import java.util.random.RandomGenerator;
import org.pf4j.Extension;
import whetstone.api.Problem;
import whetstone.api.Range;

/// Find the greatest common divisor.
@Extension
public final class Gcd implements Family<Gcd.Knobs> {

    /// What makes it hard.
    ///
    /// @param count how many numbers
    /// @param digits how many digits each has
    public record Knobs(@Range(min = 2, max = 12) int count, @Range(min = 1, max = 9) int digits) {}

    @Override
    public String id() {
        return "math/gcd";
    }

    @Override
    public Knobs knobs(int level) {
        return new Knobs(2 + level / 2, 2 + (level + 1) / 2);
    }

    @Override
    public Problem<Question> draw(Knobs knobs, RandomGenerator random) {
        long common = random.nextLong(1, 10);
        var numbers =
                Draw.list(knobs.count(), 1, Draw.power(knobs.digits()) / 10, random).stream()
                        .map(n -> n * common)
                        .toList();
        var work = new StringBuilder();
        long gcd = numbers.getFirst();
        for (long n : numbers.subList(1, numbers.size())) {
            work.append("gcd(%d, %d) = %d\n".formatted(gcd, n, Draw.gcd(gcd, n)));
            gcd = Draw.gcd(gcd, n);
        }
        var prompt = "What is the greatest common divisor of %s?".formatted(Draw.listed(numbers));
        return new Question(
                        prompt, String.valueOf(gcd), work.toString().strip(), Draw.sorted(numbers))
                .problem();
    }
}
