package whetstone.math.family;

import java.util.List;
import java.util.random.RandomGenerator;
import whetstone.api.Range;

/// A number with several prime factors.
///
/// @param factors all of them, as often as they occur, in order
record Composite(long number, List<Long> factors) {

    /// What makes it hard.
    ///
    /// @param primes how many prime factors
    /// @param largest the largest possible prime factor
    record Knobs(@Range(min = 2, max = 12) int primes, @Range(min = 5, max = 200) int largest) {

        static Knobs of(int level) {
            return new Knobs(2 + level / 2, 30 + 10 * level);
        }
    }

    static Composite draw(Knobs knobs, RandomGenerator random) {
        var primes =
                Draw.list(200, 2, knobs.largest(), random).stream()
                        .filter(n -> Draw.factors(n).size() == 1)
                        .limit(knobs.primes())
                        .sorted()
                        .toList();
        long number = primes.stream().reduce(random.nextLong(2, 20), (a, b) -> a * b);
        return new Composite(number, Draw.factors(number));
    }

    /// For example `2 * 2 * 3`.
    String product() {
        return Draw.joined(factors, " * ");
    }
}
