package whetstone.math.family;

import java.math.BigInteger;
import java.util.random.RandomGenerator;
import org.pf4j.Extension;
import whetstone.api.Problem;
import whetstone.api.Range;

/// Find an inverse modulo a number.
@Extension
public final class ModularInverses implements Family<ModularInverses.Knobs> {

    /// What makes it hard.
    ///
    /// @param largest the largest number
    public record Knobs(@Range(min = 10, max = 100000000) int largest) {}

    @Override
    public String id() {
        return "math/modular-inverses";
    }

    @Override
    public Knobs knobs(int level) {
        return new Knobs(Draw.grown(60, level));
    }

    @Override
    public Problem<Question> draw(Knobs knobs, RandomGenerator random) {
        long modulus = random.nextLong(knobs.largest() / 2, knobs.largest());
        long a = random.nextLong(2, modulus);
        while (Draw.gcd(a, modulus) != 1) {
            a = a % modulus + 1;
        }
        long inverse =
                BigInteger.valueOf(a).modInverse(BigInteger.valueOf(modulus)).longValueExact();
        var work = new StringBuilder();
        for (long x = modulus, y = a; y > 0; ) {
            work.append("%d = %d * %d + %d\n".formatted(x, x / y, y, x % y));
            long rest = x % y;
            x = y;
            y = rest;
        }
        work.append("%d * %d leaves 1 divided by %d".formatted(a, inverse, modulus));
        var prompt =
                "Which number from 1 to %d, multiplied by %d, leaves the remainder 1 when divided by %d?"
                        .formatted(modulus - 1, a, modulus);
        return new Question(prompt, String.valueOf(inverse), work.toString(), a + " mod " + modulus)
                .problem();
    }
}
