package whetstone.math.family;

import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.pf4j.Extension;
import whetstone.api.Problem;
import whetstone.api.Range;

/// Multiply vectors to a number.
@Extension
public final class DotProducts implements Family<DotProducts.Knobs> {

    /// What makes it hard.
    ///
    /// @param size how many entries
    /// @param largest the largest entry
    public record Knobs(
            @Range(min = 2, max = 14) int size, @Range(min = 2, max = 10000) int largest) {}

    @Override
    public String id() {
        return "math/dot-products";
    }

    @Override
    public Knobs knobs(int level) {
        return new Knobs(2 + level, 20 + 5 * level);
    }

    @Override
    public Problem<Question> draw(Knobs knobs, RandomGenerator random) {
        var a = Draw.list(knobs.size(), -knobs.largest(), knobs.largest(), random);
        var b = Draw.list(knobs.size(), -knobs.largest(), knobs.largest(), random);
        var work = new StringBuilder();
        long sum = 0;
        for (int i = 0; i < a.size(); i++) {
            sum += a.get(i) * b.get(i);
            work.append("with %d * %d: %d\n".formatted(a.get(i), b.get(i), sum));
        }
        var prompt = "What is the dot product of %s and %s?".formatted(a, b);
        return new Question(
                        prompt,
                        String.valueOf(sum),
                        work.toString().strip(),
                        Stream.of(a, b).map(Object::toString).sorted().toList().toString())
                .problem();
    }
}
