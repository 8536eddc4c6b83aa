package whetstone.math.family;

import java.math.BigInteger;
import java.util.random.RandomGenerator;
import org.pf4j.Extension;
import whetstone.api.Problem;
import whetstone.api.Range;

/// Choose some of many.
@Extension
public final class Binomials implements Family<Binomials.Knobs> {

    /// What makes it hard.
    ///
    /// @param largest the largest number to choose from
    /// @param offers different scenes
    public record Knobs(
            @Range(min = 10, max = 60) int largest, @Range(min = 10, max = 2000) int offers) {}

    @Override
    public String id() {
        return "math/binomials";
    }

    @Override
    public Knobs knobs(int level) {
        return new Knobs(12 + 5 * level, 60 + 20 * level);
    }

    @Override
    public Problem<Question> draw(Knobs knobs, RandomGenerator random) {
        int n = random.nextInt(knobs.largest() / 2, knobs.largest());
        int k = random.nextInt(2, n / 2);
        int least = random.nextInt(knobs.offers());
        var choose = choose(n, k);
        var sum = choose.add(BigInteger.valueOf(least));
        var prompt =
                "A box holds %d different balls. In how many ways can %d of them be taken, not counting order? Add %d to that."
                        .formatted(n, k, least);
        var work = "C(%d, %d) = %d\n%d + %d = %d".formatted(n, k, choose, choose, least, sum);
        return new Question(prompt, sum.toString(), work, "C(%d,%d)+%d".formatted(n, k, least))
                .problem();
    }

    private static BigInteger choose(int n, int k) {
        var result = BigInteger.ONE;
        for (int i = 1; i <= k; i++) {
            result = result.multiply(BigInteger.valueOf(n - i + 1L)).divide(BigInteger.valueOf(i));
        }
        return result;
    }
}
