package whetstone.math.family;

import java.util.random.RandomGenerator;
import org.pf4j.Extension;
import whetstone.api.Problem;
import whetstone.api.Range;

/// Continue a sequence in which each term is the sum of the two before.
@Extension
public final class Fibonacci implements Family<Fibonacci.Knobs> {

    /// What makes it hard.
    ///
    /// @param steps how many terms further
    /// @param largest the largest first terms
    public record Knobs(
            @Range(min = 3, max = 20) int steps, @Range(min = 10, max = 1000) int largest) {}

    @Override
    public String id() {
        return "math/fibonacci";
    }

    @Override
    public Knobs knobs(int level) {
        return new Knobs(3 + level, 30 + 10 * level);
    }

    @Override
    public Problem<Question> draw(Knobs knobs, RandomGenerator random) {
        long a = random.nextLong(1, knobs.largest());
        long b = random.nextLong(1, knobs.largest());
        var prompt =
                "A sequence begins %d, %d. Each further term is the sum of the two before it. What is term number %d?"
                        .formatted(a, b, knobs.steps() + 2);
        var work = new StringBuilder();
        long before = a;
        long last = b;
        for (int i = 0; i < knobs.steps(); i++) {
            long next = before + last;
            work.append("%d + %d = %d\n".formatted(before, last, next));
            before = last;
            last = next;
        }
        return new Question(
                        prompt,
                        String.valueOf(last),
                        work.toString().strip(),
                        "%d, %d to %d".formatted(a, b, knobs.steps()))
                .problem();
    }
}
