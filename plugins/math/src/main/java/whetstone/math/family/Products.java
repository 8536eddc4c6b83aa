package whetstone.math.family;

import java.util.List;
import java.util.random.RandomGenerator;
import org.pf4j.Extension;
import whetstone.api.Problem;
import whetstone.api.Range;

/// Multiply whole numbers.
@Extension
public final class Products implements Family<Products.Knobs> {

    /// What makes it hard.
    ///
    /// @param digits how many digits the first factor has
    /// @param others how many digits the second factor has
    public record Knobs(@Range(min = 1, max = 9) int digits, @Range(min = 1, max = 9) int others) {}

    @Override
    public String id() {
        return "math/products";
    }

    @Override
    public Knobs knobs(int level) {
        return new Knobs(2 + level / 2, 1 + (level + 1) / 2);
    }

    @Override
    public Problem<Question> draw(Knobs knobs, RandomGenerator random) {
        long a = Draw.digits(knobs.digits(), random);
        long b = Draw.digits(knobs.others(), random);
        var work = new StringBuilder();
        long sum = 0;
        long rest = b;
        for (long place = 1; rest > 0; place *= 10, rest /= 10) {
            long part = a * (rest % 10) * place;
            sum += part;
            work.append("%d * %d = %d, together %d\n".formatted(a, rest % 10 * place, part, sum));
        }
        return new Question(
                        "What is %d * %d?".formatted(a, b),
                        String.valueOf(sum),
                        work.toString().strip(),
                        Draw.sorted(List.of(a, b)))
                .problem();
    }
}
