package whetstone.math.family;

import java.util.ArrayList;
import java.util.random.RandomGenerator;
import org.pf4j.Extension;
import whetstone.api.Problem;
import whetstone.api.Range;

/// Solve congruences with coprime moduli.
@Extension
public final class Congruences implements Family<Congruences.Knobs> {

    /// What makes it hard.
    ///
    /// @param count how many congruences
    /// @param size how large the moduli are
    public record Knobs(@Range(min = 2, max = 8) int count, @Range(min = 1, max = 30) int size) {}

    @Override
    public String id() {
        return "math/congruences";
    }

    @Override
    public Knobs knobs(int level) {
        return new Knobs(2 + level / 2, 2 + 2 * level);
    }

    @Override
    public Problem<Question> draw(Knobs knobs, RandomGenerator random) {
        var moduli = new ArrayList<Long>();
        for (long m = 3 + random.nextLong(4L * knobs.size()); moduli.size() < knobs.count(); m++) {
            long candidate = m;
            if (moduli.stream().allMatch(other -> Draw.gcd(other, candidate) == 1)) {
                moduli.add(m);
            }
        }
        long product = moduli.stream().reduce(1L, (a, b) -> a * b);
        long x = random.nextLong(product);
        var conditions =
                moduli.stream().map(m -> "remainder %d divided by %d".formatted(x % m, m)).toList();
        var work = new StringBuilder();
        long found = 0;
        long step = 1;
        for (long m : moduli) {
            while (found % m != x % m) {
                found += step;
            }
            step *= m;
            work.append("up to %d: %d\n".formatted(m, found));
        }
        var prompt =
                "What is the smallest whole number from 0 that leaves %s?"
                        .formatted(Draw.listed(conditions));
        return new Question(
                        prompt,
                        String.valueOf(x),
                        work.toString().strip(),
                        conditions.stream().sorted().toList().toString())
                .problem();
    }
}
