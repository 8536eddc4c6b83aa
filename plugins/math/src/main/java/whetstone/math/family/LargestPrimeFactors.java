package whetstone.math.family;

import java.util.random.RandomGenerator;
import org.pf4j.Extension;
import whetstone.api.Problem;

/// Find the largest prime factor.
@Extension
public final class LargestPrimeFactors implements Family<Composite.Knobs> {

    @Override
    public String id() {
        return "math/largest-prime-factors";
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
        long answer = factors.getLast();
        var work = "%d = %s".formatted(n, drawn.product());
        return new Question(
                        "What is the largest prime factor of %d?".formatted(n),
                        String.valueOf(answer),
                        work,
                        "largest-prime-factors " + n)
                .problem();
    }
}
