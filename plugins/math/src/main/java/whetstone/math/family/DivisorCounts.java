package whetstone.math.family;

import java.util.random.RandomGenerator;
import org.pf4j.Extension;
import whetstone.api.Problem;

/// Count divisors.
@Extension
public final class DivisorCounts implements Family<Composite.Knobs> {

    @Override
    public String id() {
        return "math/divisor-counts";
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
        long answer =
                factors.stream()
                        .distinct()
                        .mapToLong(p -> factors.stream().filter(p::equals).count() + 1)
                        .reduce(1, (a, b) -> a * b);
        var work =
                "%d = %s\nexponents plus one, multiplied: %d".formatted(n, drawn.product(), answer);
        return new Question(
                        "How many positive divisors does %d have?".formatted(n),
                        String.valueOf(answer),
                        work,
                        "divisor-counts " + n)
                .problem();
    }
}
