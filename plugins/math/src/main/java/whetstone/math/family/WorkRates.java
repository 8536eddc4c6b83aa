package whetstone.math.family;

import java.util.random.RandomGenerator;
import org.pf4j.Extension;
import whetstone.api.Problem;
import whetstone.api.Range;
import whetstone.math.Rational;

/// Find how long workers take together.
@Extension
public final class WorkRates implements Family<WorkRates.Knobs> {

    /// What makes it hard.
    ///
    /// @param workers how many workers
    /// @param largest the longest time in hours
    public record Knobs(
            @Range(min = 2, max = 11) int workers, @Range(min = 5, max = 1000) int largest) {}

    @Override
    public String id() {
        return "math/work-rates";
    }

    @Override
    public Knobs knobs(int level) {
        return new Knobs(2 + level, 40 + 5 * level);
    }

    @Override
    public Problem<Question> draw(Knobs knobs, RandomGenerator random) {
        var hours = Draw.list(knobs.workers(), 2, knobs.largest(), random);
        var work = new StringBuilder();
        var rate = Rational.ZERO;
        for (long h : hours) {
            rate = rate.add(Rational.of(1, h));
            work.append("with 1/%d: %s an hour\n".formatted(h, rate));
        }
        var time = Rational.ONE.divide(rate);
        var prompt =
                "Alone, workers need %s hours for a job. How many hours do they need together?"
                        .formatted(Draw.listed(hours));
        return new Question(prompt, time.toString(), work + "time: " + time, Draw.sorted(hours))
                .problem();
    }
}
