package whetstone.math.family;

import java.util.random.RandomGenerator;
import org.pf4j.Extension;
import whetstone.api.Problem;
import whetstone.api.Range;

/// Count divisors.
@Extension
public final class DivisorCounts implements Family<DivisorCounts.Knobs> {

    /// What makes it hard.
    ///
    /// @param primes how many prime factors
    /// @param largest the largest possible prime factor
    public record Knobs(
            @Range(min = 2, max = 12) int primes, @Range(min = 5, max = 200) int largest) {}

    @Override
    public String id() {
        return "math/divisor-counts";
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
        long answer =
                factors.stream()
                        .distinct()
                        .mapToLong(p -> factors.stream().filter(p::equals).count() + 1)
                        .reduce(1, (a, b) -> a * b);
        var work =
                "%d = %s\nexponents plus one, multiplied: %d"
                        .formatted(n, Draw.joined(factors, " * "), answer);
        return new Question(
                        "How many positive divisors does %d have?".formatted(n),
                        String.valueOf(answer),
                        work,
                        "divisor-counts " + n)
                .problem();
    }
}
