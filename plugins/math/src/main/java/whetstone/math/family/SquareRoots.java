package whetstone.math.family;

import java.math.BigInteger;
import java.util.random.RandomGenerator;
import org.pf4j.Extension;
import whetstone.api.Problem;
import whetstone.api.Range;

/// Find the whole part of a square root.
@Extension
public final class SquareRoots implements Family<SquareRoots.Knobs> {

    /// What makes it hard.
    ///
    /// @param digits how many digits the number has
    public record Knobs(@Range(min = 3, max = 18) int digits) {}

    @Override
    public String id() {
        return "math/square-roots";
    }

    @Override
    public Knobs knobs(int level) {
        return new Knobs(4 + level);
    }

    @Override
    public Problem<Question> draw(Knobs knobs, RandomGenerator random) {
        long n = Draw.digits(knobs.digits(), random);
        var root = BigInteger.valueOf(n).sqrt();
        var next = root.add(BigInteger.ONE);
        var work =
                "%d^2 = %d is at most %d\n%d^2 = %d is more"
                        .formatted(root, root.pow(2), n, next, next.pow(2));
        return new Question(
                        "What is the largest whole number whose square is at most %d?".formatted(n),
                        root.toString(),
                        work,
                        "sqrt " + n)
                .problem();
    }
}
