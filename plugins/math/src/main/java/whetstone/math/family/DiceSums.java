package whetstone.math.family;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.pf4j.Extension;
import whetstone.api.Problem;
import whetstone.api.Range;
import whetstone.math.Rational;

/// Find the probability of a sum of dice.
@Extension
public final class DiceSums implements Family<DiceSums.Knobs> {

    /// What makes it hard.
    ///
    /// @param dice how many dice
    /// @param sides the most sides
    public record Knobs(@Range(min = 1, max = 10) int dice, @Range(min = 4, max = 40) int sides) {}

    @Override
    public String id() {
        return "math/dice-sums";
    }

    @Override
    public Knobs knobs(int level) {
        return new Knobs(2 + level / 2, 14 + 2 * level);
    }

    @Override
    public Problem<Question> draw(Knobs knobs, RandomGenerator random) {
        var sides = Draw.list(knobs.dice(), 4, knobs.sides(), random);
        var ways = new ArrayList<>(List.of(1L));
        for (long side : sides) {
            var next = new ArrayList<Long>();
            for (int sum = 0; sum < ways.size() + side; sum++) {
                long count = 0;
                for (int roll = 1; roll <= Math.min(side, sum); roll++) {
                    count += sum - roll < ways.size() ? ways.get(sum - roll) : 0;
                }
                next.add(count);
            }
            ways = next;
        }
        long all = sides.stream().reduce(1L, (a, b) -> a * b);
        int target = random.nextInt(knobs.dice() + 1, ways.size() - 1);
        var answer = Rational.of(ways.get(target), all);
        var prompt =
                "Fair dice with %s sides are rolled. What is the probability that the sum is %d?"
                        .formatted(Draw.listed(sides), target);
        var work = "%d of %d outcomes\n%s".formatted(ways.get(target), all, answer);
        return new Question(prompt, answer.toString(), work, Draw.sorted(sides) + " " + target)
                .problem();
    }
}
