package whetstone.math.family;

import java.util.random.RandomGenerator;
import org.pf4j.Extension;
import whetstone.api.Problem;
import whetstone.api.Range;

/// Find the remainder of a division.
@Extension
public final class Remainders implements Family<Remainders.Knobs> {

    /// What makes it hard.
    ///
    /// @param digits how many digits the number has
    /// @param divisor how many digits the divisor has
    public record Knobs(
            @Range(min = 2, max = 12) int digits, @Range(min = 1, max = 5) int divisor) {}

    @Override
    public String id() {
        return "math/remainders";
    }

    @Override
    public Knobs knobs(int level) {
        return new Knobs(3 + level, 1 + level / 3);
    }

    @Override
    public Problem<Question> draw(Knobs knobs, RandomGenerator random) {
        long n = Draw.digits(knobs.digits(), random);
        long d = random.nextLong(Draw.power(knobs.divisor() - 1) + 1, Draw.power(knobs.divisor()));
        var work = new StringBuilder();
        long rest = 0;
        for (char digit : String.valueOf(n).toCharArray()) {
            long next = rest * 10 + (digit - '0');
            rest = next % d;
            work.append("%d leaves %d\n".formatted(next, rest));
        }
        return new Question(
                        "What is the remainder of %d divided by %d?".formatted(n, d),
                        String.valueOf(rest),
                        work.toString().strip(),
                        n + " mod " + d)
                .problem();
    }
}
