package whetstone.math.family;

import java.util.ArrayList;
import java.util.random.RandomGenerator;
import org.pf4j.Extension;
import whetstone.api.Problem;
import whetstone.api.Range;
import whetstone.math.Rational;

/// Add fractions.
@Extension
public final class FractionSums implements Family<FractionSums.Knobs> {

    /// What makes it hard.
    ///
    /// @param count how many numbers
    /// @param largest the largest denominator
    public record Knobs(
            @Range(min = 2, max = 12) int count, @Range(min = 5, max = 1000) int largest) {}

    @Override
    public String id() {
        return "math/fraction-sums";
    }

    @Override
    public Knobs knobs(int level) {
        return new Knobs(2 + level / 2, 20 + 20 * level);
    }

    @Override
    public Problem<Question> draw(Knobs knobs, RandomGenerator random) {
        var parts = new ArrayList<Rational>();
        for (int i = 0; i < knobs.count(); i++) {
            long under = random.nextLong(2, knobs.largest() + 1L);
            parts.add(Rational.of(random.nextLong(1, under), under));
        }
        var work = new StringBuilder();
        var sum = parts.getFirst();
        for (var part : parts.subList(1, parts.size())) {
            work.append("%s + %s = %s\n".formatted(sum, part, sum.add(part)));
            sum = sum.add(part);
        }
        var prompt =
                "What is %s, as a fraction in lowest terms?".formatted(Draw.joined(parts, " + "));
        return new Question(
                        prompt,
                        sum.toString(),
                        work.toString().strip(),
                        parts.stream().sorted().toList().toString())
                .problem();
    }
}
