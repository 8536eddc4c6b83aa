package whetstone.math.family;

import java.util.random.RandomGenerator;
import org.pf4j.Extension;
import whetstone.api.Problem;
import whetstone.api.Range;
import whetstone.math.Rational;

/// Apply percentages one after the other.
@Extension
public final class Percentages implements Family<Percentages.Knobs> {

    /// What makes it hard.
    ///
    /// @param steps how many changes
    /// @param largest the largest number
    public record Knobs(
            @Range(min = 1, max = 10) int steps, @Range(min = 10, max = 100000000) int largest) {}

    @Override
    public String id() {
        return "math/percentages";
    }

    @Override
    public Knobs knobs(int level) {
        return new Knobs(1 + level, 1_000 + 1_000 * level);
    }

    @Override
    public Problem<Question> draw(Knobs knobs, RandomGenerator random) {
        long start = random.nextLong(10, knobs.largest());
        var prompt = new StringBuilder("A price is %d. It then".formatted(start));
        var work = new StringBuilder();
        var price = Rational.of(start);
        for (int i = 0; i < knobs.steps(); i++) {
            long percent = 5 * random.nextLong(1, 20);
            boolean rises = random.nextBoolean();
            price = price.multiply(Rational.of(rises ? 100 + percent : 100 - percent, 100));
            prompt.append(
                    "%s %s by %d%%"
                            .formatted(i == 0 ? "" : ", then", rises ? "rises" : "falls", percent));
            work.append("%s by %d%%: %s\n".formatted(rises ? "up" : "down", percent, price));
        }
        prompt.append(". What is it now, exactly?");
        return new Question(
                        prompt.toString(),
                        price.toString(),
                        work.toString().strip(),
                        prompt.toString())
                .problem();
    }
}
