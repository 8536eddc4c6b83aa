package whetstone.math.family;

import java.util.random.RandomGenerator;
import org.pf4j.Extension;
import whetstone.api.Problem;
import whetstone.api.Range;

/// Count what is divisible by one of two or three numbers.
@Extension
public final class InclusionExclusion implements Family<InclusionExclusion.Knobs> {

    /// What makes it hard.
    ///
    /// @param divisors how many divisors
    /// @param largest the largest number
    public record Knobs(
            @Range(min = 2, max = 3) int divisors, @Range(min = 10, max = 100000000) int largest) {}

    @Override
    public String id() {
        return "math/inclusion-exclusion";
    }

    @Override
    public Knobs knobs(int level) {
        return new Knobs(level < 5 ? 2 : 3, Draw.grown(400, level));
    }

    @Override
    public Problem<Question> draw(Knobs knobs, RandomGenerator random) {
        long n = random.nextLong(knobs.largest() / 2, knobs.largest());
        var divisors = Draw.list(knobs.divisors(), 2, 15, random);
        long count = 0;
        var work = new StringBuilder();
        for (int set = 1; set < 1 << divisors.size(); set++) {
            long multiple = 1;
            for (int i = 0; i < divisors.size(); i++) {
                multiple =
                        (set >> i & 1) == 1
                                ? multiple / Draw.gcd(multiple, divisors.get(i)) * divisors.get(i)
                                : multiple;
            }
            long part = Integer.bitCount(set) % 2 == 1 ? n / multiple : -(n / multiple);
            count += part;
            work.append("multiples of %d: %d\n".formatted(multiple, part));
        }
        var prompt =
                "How many whole numbers from 1 to %d are divisible by at least one of %s?"
                        .formatted(n, Draw.listed(divisors));
        return new Question(
                        prompt,
                        String.valueOf(count),
                        work.toString().strip(),
                        n + Draw.sorted(divisors))
                .problem();
    }
}
