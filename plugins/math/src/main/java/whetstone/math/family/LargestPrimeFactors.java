package whetstone.math.family;

import java.util.random.RandomGenerator;
import org.pf4j.Extension;
import whetstone.api.Problem;
import whetstone.api.Range;

/// Find the largest prime factor.
@Extension
public final class LargestPrimeFactors implements Family<LargestPrimeFactors.Knobs> {

    /// What makes it hard.
    ///
    /// @param primes how many prime factors
    /// @param largest the largest possible prime factor
    public record Knobs(
            @Range(min = 2, max = 12) int primes, @Range(min = 5, max = 200) int largest) {}

    @Override
    public String id() {
        return "math/largest-prime-factors";
    }

    @Override
    public Knobs knobs(int level) {
        return new Knobs(2 + level / 2, 30 + 10 * level);
    }

    @Override
    public Problem<Question> draw(Knobs knobs, RandomGenerator random) {
        var primes =
                Draw.list(200, 2, knobs.largest(), random).stream()
                        .filter(n -> Draw.factors(n).size() == 1)
                        .limit(knobs.primes())
                        .sorted()
                        .toList();
        long n = primes.stream().reduce(random.nextLong(2, 20), (a, b) -> a * b);
        var factors = Draw.factors(n);
        long answer = factors.getLast();
        var work = "%d = %s".formatted(n, Draw.joined(factors, " * "));
        return new Question(
                        "What is the largest prime factor of %d?".formatted(n),
                        String.valueOf(answer),
                        work,
                        "largest-prime-factors " + n)
                .problem();
    }
}
