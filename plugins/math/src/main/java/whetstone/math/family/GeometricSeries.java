package whetstone.math.family;

import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.pf4j.Extension;
import whetstone.api.Problem;
import whetstone.api.Range;

/// Add a geometric series.
@Extension
public final class GeometricSeries implements Family<GeometricSeries.Knobs> {

    /// What makes it hard.
    ///
    /// @param terms how many terms
    /// @param largest the largest first term
    public record Knobs(
            @Range(min = 3, max = 15) int terms, @Range(min = 5, max = 1000) int largest) {}

    @Override
    public String id() {
        return "math/geometric-series";
    }

    @Override
    public Knobs knobs(int level) {
        return new Knobs(3 + level, 50 + 20 * level);
    }

    @Override
    public Problem<Question> draw(Knobs knobs, RandomGenerator random) {
        long first = random.nextLong(1, knobs.largest());
        long ratio = random.nextLong(2, 8);
        var terms = LongStream.iterate(first, t -> t * ratio).limit(knobs.terms()).boxed().toList();
        var work = new StringBuilder();
        long sum = 0;
        for (long term : terms) {
            sum += term;
            work.append("with %d: %d\n".formatted(term, sum));
        }
        var prompt =
                "The first term is %d and each further one is %d times the one before. What is the sum of the first %d terms?"
                        .formatted(first, ratio, knobs.terms());
        return new Question(
                        prompt,
                        String.valueOf(sum),
                        work.toString().strip(),
                        "%d %d %d".formatted(first, ratio, knobs.terms()))
                .problem();
    }
}
