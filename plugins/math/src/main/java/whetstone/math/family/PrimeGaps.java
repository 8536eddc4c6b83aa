package whetstone.math.family;

import java.util.random.RandomGenerator;
import org.pf4j.Extension;
import whetstone.api.Problem;
import whetstone.api.Range;

/// Find the next prime.
@Extension
public final class PrimeGaps implements Family<PrimeGaps.Knobs> {

    /// What makes it hard.
    ///
    /// @param largest the largest number
    public record Knobs(@Range(min = 10, max = 100000000) int largest) {}

    @Override
    public String id() {
        return "math/prime-gaps";
    }

    @Override
    public Knobs knobs(int level) {
        return new Knobs(Draw.grown(400, level));
    }

    @Override
    public Problem<Question> draw(Knobs knobs, RandomGenerator random) {
        long n = random.nextLong(knobs.largest() / 3, knobs.largest());
        var work = new StringBuilder();
        long p = n + 1;
        for (var factors = Draw.factors(p); factors.size() > 1; factors = Draw.factors(p)) {
            work.append("%d = %s\n".formatted(p, Draw.joined(factors, " * ")));
            p++;
        }
        return new Question(
                        "What is the smallest prime greater than %d?".formatted(n),
                        String.valueOf(p),
                        work + "%d is prime".formatted(p),
                        "prime after " + n)
                .problem();
    }
}
