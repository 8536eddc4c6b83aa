package whetstone.math.family;

import java.util.random.RandomGenerator;
import org.pf4j.Extension;
import whetstone.api.Problem;

/// Add all divisors.
@Extension
public final class DivisorSums implements Family<Composite.Knobs> {

    @Override
    public String id() {
        return "math/divisor-sums";
    }

    @Override
    public Composite.Knobs knobs(int level) {
        return Composite.Knobs.of(level);
    }

    @Override
    public Problem<Question> draw(Composite.Knobs knobs, RandomGenerator random) {
        var drawn = Composite.draw(knobs, random);
        long n = drawn.number();
        var factors = drawn.factors();
        long answer = 1;
        for (long p : factors.stream().distinct().toList()) {
            long sum = 1;
            for (long copies = factors.stream().filter(f -> f == p).count(); copies > 0; copies--) {
                sum = sum * p + 1;
            }
            answer *= sum;
        }
        var work = "%d = %s\nsums of powers, multiplied: %d".formatted(n, drawn.product(), answer);
        return new Question(
                        "What is the sum of all positive divisors of %d?".formatted(n),
                        String.valueOf(answer),
                        work,
                        "divisor-sums " + n)
                .problem();
    }
}
