package whetstone.math.family;

import java.util.random.RandomGenerator;
import org.pf4j.Extension;
import whetstone.api.Problem;
import whetstone.api.Range;

/// Find a missing number from an average.
@Extension
public final class Averages implements Family<Averages.Knobs> {

    /// What makes it hard.
    ///
    /// @param count how many numbers
    /// @param largest the largest number
    public record Knobs(
            @Range(min = 2, max = 12) int count, @Range(min = 10, max = 100000) int largest) {}

    @Override
    public String id() {
        return "math/averages";
    }

    @Override
    public Knobs knobs(int level) {
        return new Knobs(3 + level, 100 + 100 * level);
    }

    @Override
    public Problem<Question> draw(Knobs knobs, RandomGenerator random) {
        var numbers = Draw.list(knobs.count(), 1, knobs.largest(), random);
        long sum = numbers.stream().mapToLong(Long::longValue).sum();
        long average = random.nextLong(1, knobs.largest());
        long missing = average * (knobs.count() + 1L) - sum;
        var prompt =
                "The average of %s and one more number is %d. What is that number?"
                        .formatted(Draw.joined(numbers, ", "), average);
        var work =
                "all together: %d * %d = %d\nknown: %d\nmissing: %d"
                        .formatted(
                                average,
                                knobs.count() + 1,
                                average * (knobs.count() + 1L),
                                sum,
                                missing);
        return new Question(prompt, String.valueOf(missing), work, Draw.sorted(numbers) + average)
                .problem();
    }
}
