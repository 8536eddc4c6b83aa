package whetstone.math.family;

import java.util.random.RandomGenerator;
import org.pf4j.Extension;
import whetstone.api.Problem;
import whetstone.api.Range;
import whetstone.math.Rational;

/// Find an average speed over several legs.
@Extension
public final class Journeys implements Family<Journeys.Knobs> {

    /// What makes it hard.
    ///
    /// @param legs how many legs
    /// @param largest the highest speed
    public record Knobs(
            @Range(min = 1, max = 11) int legs, @Range(min = 10, max = 1000) int largest) {}

    @Override
    public String id() {
        return "math/journeys";
    }

    @Override
    public Knobs knobs(int level) {
        return new Knobs(2 + level, 60 + 20 * level);
    }

    @Override
    public Problem<Question> draw(Knobs knobs, RandomGenerator random) {
        var prompt = new StringBuilder("A train goes");
        var work = new StringBuilder();
        long distance = 0;
        long time = 0;
        for (int i = 0; i < knobs.legs(); i++) {
            long speed = random.nextLong(5, knobs.largest());
            long hours = random.nextLong(1, 10);
            distance += speed * hours;
            time += hours;
            prompt.append("%s %d hours at %d km/h".formatted(i == 0 ? "" : ", then", hours, speed));
            work.append("after this leg: %d km in %d hours\n".formatted(distance, time));
        }
        var average = Rational.of(distance, time);
        prompt.append(". What is its average speed in km/h?");
        return new Question(
                        prompt.toString(),
                        average.toString(),
                        work + "average: " + average,
                        prompt.toString())
                .problem();
    }
}
