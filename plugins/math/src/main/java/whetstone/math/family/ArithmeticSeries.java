package whetstone.math.family;

import java.util.random.RandomGenerator;
import org.pf4j.Extension;
import whetstone.api.Problem;
import whetstone.api.Range;

/// Add an arithmetic series.
@Extension
public final class ArithmeticSeries implements Family<ArithmeticSeries.Knobs> {

    /// What makes it hard.
    ///
    /// @param largest the largest number
    public record Knobs(@Range(min = 10, max = 100000000) int largest) {}

    @Override
    public String id() {
        return "math/arithmetic-series";
    }

    @Override
    public Knobs knobs(int level) {
        return new Knobs(Draw.grown(10, level));
    }

    @Override
    public Problem<Question> draw(Knobs knobs, RandomGenerator random) {
        long first = random.nextLong(1, knobs.largest());
        long step = random.nextLong(1, knobs.largest());
        long count = random.nextLong(5, 5 + knobs.largest());
        long last = first + (count - 1) * step;
        long sum = (first + last) * count / 2;
        var prompt =
                "What is the sum %d + %d + %d + ... + %d, each term %d more than the one before?"
                        .formatted(first, first + step, first + 2 * step, last, step);
        var work =
                "terms: (%d - %d) / %d + 1 = %d\nsum: (%d + %d) * %d / 2 = %d"
                        .formatted(last, first, step, count, first, last, count, sum);
        return new Question(
                        prompt, String.valueOf(sum), work, "%d %d %d".formatted(first, step, last))
                .problem();
    }
}
