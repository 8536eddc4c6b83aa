package whetstone.math.family;

import java.math.BigDecimal;
import java.util.random.RandomGenerator;
import org.pf4j.Extension;
import whetstone.api.Problem;
import whetstone.api.Range;

/// Add and subtract decimals.
@Extension
public final class DecimalSums implements Family<DecimalSums.Knobs> {

    /// What makes it hard.
    ///
    /// @param count how many numbers
    /// @param places digits after the point
    public record Knobs(@Range(min = 2, max = 12) int count, @Range(min = 1, max = 9) int places) {}

    @Override
    public String id() {
        return "math/decimal-sums";
    }

    @Override
    public Knobs knobs(int level) {
        return new Knobs(2 + level / 2, 1 + (level + 1) / 2);
    }

    @Override
    public Problem<Question> draw(Knobs knobs, RandomGenerator random) {
        var scale = Draw.power(knobs.places());
        var parts =
                Draw.list(knobs.count(), 1, 100 * scale, random).stream()
                        .map(n -> BigDecimal.valueOf(n, knobs.places()))
                        .toList();
        var work = new StringBuilder();
        var sum = parts.getFirst();
        for (var part : parts.subList(1, parts.size())) {
            work.append(
                    "%s + %s = %s\n"
                            .formatted(
                                    sum.toPlainString(),
                                    part.toPlainString(),
                                    sum.add(part).toPlainString()));
            sum = sum.add(part);
        }
        var prompt =
                "What is %s?"
                        .formatted(
                                Draw.joined(
                                        parts.stream().map(BigDecimal::toPlainString).toList(),
                                        " + "));
        return new Question(
                        prompt,
                        sum.toPlainString(),
                        work.toString().strip(),
                        parts.stream().sorted().toList().toString())
                .problem();
    }
}
