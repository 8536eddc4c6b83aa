package whetstone.math.family;

import java.util.ArrayList;
import java.util.random.RandomGenerator;
import org.pf4j.Extension;
import whetstone.api.Problem;
import whetstone.api.Range;
import whetstone.math.Rational;

/// Find the strength of a mixture.
@Extension
public final class Mixtures implements Family<Mixtures.Knobs> {

    /// What makes it hard.
    ///
    /// @param parts how many solutions are mixed
    /// @param largest the largest amount
    public record Knobs(
            @Range(min = 2, max = 11) int parts, @Range(min = 10, max = 1000) int largest) {}

    @Override
    public String id() {
        return "math/mixtures";
    }

    @Override
    public Knobs knobs(int level) {
        return new Knobs(2 + level, 50 + 20 * level);
    }

    @Override
    public Problem<Question> draw(Knobs knobs, RandomGenerator random) {
        var parts = new ArrayList<String>();
        var work = new StringBuilder();
        long salt = 0;
        long all = 0;
        for (int i = 0; i < knobs.parts(); i++) {
            long amount = random.nextLong(1, knobs.largest());
            long percent = random.nextLong(1, 100);
            salt += amount * percent;
            all += amount;
            parts.add("%d g of %d%% salt water".formatted(amount, percent));
            work.append("salt so far: %s g of %d g\n".formatted(Rational.of(salt, 100), all));
        }
        var strength = Rational.of(salt, all);
        var prompt =
                "Mixed together are %s. What percentage of the mixture is salt, exactly?"
                        .formatted(Draw.listed(parts));
        return new Question(
                        prompt,
                        strength.toString(),
                        work + "percent: " + strength,
                        parts.stream().sorted().toList().toString())
                .problem();
    }
}
