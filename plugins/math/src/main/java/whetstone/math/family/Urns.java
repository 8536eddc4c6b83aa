package whetstone.math.family;

import java.util.random.RandomGenerator;
import org.pf4j.Extension;
import whetstone.api.Problem;
import whetstone.api.Range;
import whetstone.math.Rational;

/// Find the probability of drawing one colour.
@Extension
public final class Urns implements Family<Urns.Knobs> {

    /// What makes it hard.
    ///
    /// @param draws how many balls are drawn
    /// @param largest the most balls of a colour
    public record Knobs(
            @Range(min = 1, max = 10) int draws, @Range(min = 5, max = 1000) int largest) {}

    @Override
    public String id() {
        return "math/urns";
    }

    @Override
    public Knobs knobs(int level) {
        return new Knobs(1 + level, 25 + 5 * level);
    }

    @Override
    public Problem<Question> draw(Knobs knobs, RandomGenerator random) {
        long red = random.nextLong(knobs.draws(), knobs.largest());
        long blue = random.nextLong(1, knobs.largest());
        var work = new StringBuilder();
        var chance = Rational.ONE;
        for (int i = 0; i < knobs.draws(); i++) {
            var next = Rational.of(red - i, red + blue - i);
            chance = chance.multiply(next);
            work.append("times %s: %s\n".formatted(next, chance));
        }
        var prompt =
                "An urn holds %d red and %d blue balls. %d are drawn without putting any back. What is the probability that all are red?"
                        .formatted(red, blue, knobs.draws());
        return new Question(
                        prompt,
                        chance.toString(),
                        work.toString().strip(),
                        "%d %d %d".formatted(red, blue, knobs.draws()))
                .problem();
    }
}
