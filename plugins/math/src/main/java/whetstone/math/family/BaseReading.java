package whetstone.math.family;

import java.util.random.RandomGenerator;
import org.pf4j.Extension;
import whetstone.api.Problem;
import whetstone.api.Range;

/// Read a number written in another base.
@Extension
public final class BaseReading implements Family<BaseReading.Knobs> {

    /// What makes it hard.
    ///
    /// @param digits how many digits
    /// @param base the largest base
    public record Knobs(@Range(min = 3, max = 20) int digits, @Range(min = 2, max = 9) int base) {}

    @Override
    public String id() {
        return "math/base-reading";
    }

    @Override
    public Knobs knobs(int level) {
        return new Knobs(5 + level, 4 + level / 2);
    }

    @Override
    public Problem<Question> draw(Knobs knobs, RandomGenerator random) {
        int base = random.nextInt(2, knobs.base() + 1);
        var digits = new StringBuilder().append(random.nextInt(1, base));
        while (digits.length() < knobs.digits()) {
            digits.append(random.nextInt(base));
        }
        var work = new StringBuilder();
        long value = 0;
        for (char digit : digits.toString().toCharArray()) {
            long next = value * base + (digit - '0');
            work.append("%d * %d + %c = %d\n".formatted(value, base, digit, next));
            value = next;
        }
        var prompt = "Which decimal number is %s in base %d?".formatted(digits, base);
        return new Question(
                        prompt,
                        String.valueOf(value),
                        work.toString().strip(),
                        digits + " base " + base)
                .problem();
    }
}
