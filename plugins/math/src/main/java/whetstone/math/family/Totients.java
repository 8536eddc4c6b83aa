package whetstone.math.family;

import java.util.random.RandomGenerator;
import org.pf4j.Extension;
import whetstone.api.Problem;

/// Count what is coprime to a number.
@Extension
public final class Totients implements Family<Composite.Knobs> {

    @Override
    public String id() {
        return "math/totients";
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
        long answer = n;
        for (long p : factors.stream().distinct().toList()) {
            answer = answer / p * (p - 1);
        }
        var work = "%d = %s\n%d is left of %d".formatted(n, drawn.product(), answer, n);
        return new Question(
                        "How many whole numbers from 1 to %d have no common divisor with it but 1?"
                                .formatted(n),
                        String.valueOf(answer),
                        work,
                        "totients " + n)
                .problem();
    }
}
