package whetstone.math.family;

import java.util.random.RandomGenerator;
import org.pf4j.Extension;
import whetstone.api.Problem;
import whetstone.api.Range;

/// Count what is coprime to a number.
@Extension
public final class Totients implements Family<Totients.Knobs> {

    /// What makes it hard.
    ///
    /// @param primes how many prime factors
    /// @param largest the largest possible prime factor
    public record Knobs(
            @Range(min = 2, max = 12) int primes, @Range(min = 5, max = 200) int largest) {}

    @Override
    public String id() {
        return "math/totients";
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
        long answer = n;
        for (long p : factors.stream().distinct().toList()) {
            answer = answer / p * (p - 1);
        }
        var work = "%d = %s\n%d is left of %d".formatted(n, Draw.joined(factors, " * "), answer, n);
        return new Question(
                        "How many whole numbers from 1 to %d have no common divisor with it but 1?"
                                .formatted(n),
                        String.valueOf(answer),
                        work,
                        "totients " + n)
                .problem();
    }
}
