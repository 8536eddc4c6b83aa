package whetstone.math.family;

import java.math.BigInteger;
import java.util.random.RandomGenerator;
import org.pf4j.Extension;
import whetstone.api.Problem;
import whetstone.api.Range;

/// Raise a whole number to a power.
@Extension
public final class Powers implements Family<Powers.Knobs> {

    /// What makes it hard.
    ///
    /// @param base the largest base
    /// @param exponent the exponent
    public record Knobs(
            @Range(min = 10, max = 100000000) int base, @Range(min = 2, max = 9) int exponent) {}

    @Override
    public String id() {
        return "math/powers";
    }

    @Override
    public Knobs knobs(int level) {
        return new Knobs(Draw.grown(500, level), 3);
    }

    @Override
    public Problem<Question> draw(Knobs knobs, RandomGenerator random) {
        long base = random.nextLong(2, knobs.base());
        var work = new StringBuilder();
        var power = BigInteger.valueOf(base);
        for (int i = 2; i <= knobs.exponent(); i++) {
            power = power.multiply(BigInteger.valueOf(base));
            work.append("%d^%d = %d\n".formatted(base, i, power));
        }
        return new Question(
                        "What is %d^%d?".formatted(base, knobs.exponent()),
                        power.toString(),
                        work.toString().strip(),
                        base + "^" + knobs.exponent())
                .problem();
    }
}
