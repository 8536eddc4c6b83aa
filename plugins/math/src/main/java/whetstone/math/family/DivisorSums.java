package whetstone.math.family;

import java.util.random.RandomGenerator;
import org.pf4j.Extension;
import whetstone.api.Problem;
import whetstone.api.Range;

/// Add all divisors.
@Extension
public final class DivisorSums implements Family<DivisorSums.Knobs> {

    /// What makes it hard.
    ///
    /// @param primes how many prime factors
    /// @param largest the largest possible prime factor
    public record Knobs(
            @Range(min = 2, max = 12) int primes, @Range(min = 5, max = 200) int largest) {}

    @Override
    public String id() {
        return "math/divisor-sums";
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
        long answer = 1;
        for (long p : factors.stream().distinct().toList()) {
            long sum = 1;
            for (long copies = factors.stream().filter(f -> f == p).count(); copies > 0; copies--) {
                sum = sum * p + 1;
            }
            answer *= sum;
        }
        var work =
                "%d = %s\nsums of powers, multiplied: %d"
                        .formatted(n, Draw.joined(factors, " * "), answer);
        return new Question(
                        "What is the sum of all positive divisors of %d?".formatted(n),
                        String.valueOf(answer),
                        work,
                        "divisor-sums " + n)
                .problem();
    }
}
