package whetstone.math.family;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.pf4j.Extension;
import whetstone.api.Problem;
import whetstone.api.Range;

/// Add up a bill.
@Extension
public final class Shopping implements Family<Shopping.Knobs> {

    /// What makes it hard.
    ///
    /// @param items how many kinds of things
    /// @param largest the highest price in cents
    public record Knobs(
            @Range(min = 1, max = 12) int items, @Range(min = 10, max = 100000) int largest) {}

    @Override
    public String id() {
        return "math/shopping";
    }

    @Override
    public Knobs knobs(int level) {
        return new Knobs(2 + level, 500 + 500 * level);
    }

    @Override
    public Problem<Question> draw(Knobs knobs, RandomGenerator random) {
        var goods =
                List.of(
                        "apples", "pens", "books", "lamps", "cups", "bags", "hats", "keys", "maps",
                        "rings", "toys", "vases");
        var parts = new ArrayList<String>();
        var work = new StringBuilder();
        long sum = 0;
        for (int i = 0; i < knobs.items(); i++) {
            long price = random.nextLong(1, knobs.largest());
            long count = random.nextLong(1, 20);
            sum += price * count;
            parts.add("%d %s at %s".formatted(count, goods.get(i), BigDecimal.valueOf(price, 2)));
            work.append(
                    "%d * %d = %d, together %d cents\n"
                            .formatted(count, price, price * count, sum));
        }
        var total = BigDecimal.valueOf(sum, 2).toPlainString();
        var prompt = "Someone buys %s. How much is that in all?".formatted(Draw.listed(parts));
        return new Question(
                        prompt,
                        total,
                        work.toString().strip(),
                        parts.stream().sorted().toList().toString())
                .problem();
    }
}
