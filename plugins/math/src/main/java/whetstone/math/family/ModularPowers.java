package whetstone.math.family;

import java.util.random.RandomGenerator;
import org.pf4j.Extension;
import whetstone.api.Problem;
import whetstone.api.Range;

/// Find a power modulo a number.
@Extension
public final class ModularPowers implements Family<ModularPowers.Knobs> {

    /// What makes it hard.
    ///
    /// @param exponent the largest exponent
    /// @param modulus the largest modulus
    public record Knobs(
            @Range(min = 10, max = 100000000) int exponent,
            @Range(min = 10, max = 10000) int modulus) {}

    @Override
    public String id() {
        return "math/modular-powers";
    }

    @Override
    public Knobs knobs(int level) {
        return new Knobs(Draw.grown(20, level), 30 + 40 * level);
    }

    @Override
    public Problem<Question> draw(Knobs knobs, RandomGenerator random) {
        long base = random.nextLong(2, 100);
        long exponent = random.nextLong(knobs.exponent() / 2, knobs.exponent());
        long modulus = random.nextLong(3, knobs.modulus());
        var work = new StringBuilder();
        long result = 1;
        for (char bit : Long.toBinaryString(exponent).toCharArray()) {
            long next = result * result % modulus * (bit == '1' ? base : 1) % modulus;
            work.append("%d^2%s = %d\n".formatted(result, bit == '1' ? " * " + base : "", next));
            result = next;
        }
        var prompt =
                "What is the remainder of %d^%d divided by %d?".formatted(base, exponent, modulus);
        return new Question(
                        prompt,
                        String.valueOf(result),
                        work.toString().strip(),
                        "%d^%d mod %d".formatted(base, exponent, modulus))
                .problem();
    }
}
