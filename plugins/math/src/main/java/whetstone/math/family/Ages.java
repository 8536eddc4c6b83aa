package whetstone.math.family;

import java.util.random.RandomGenerator;
import org.pf4j.Extension;
import whetstone.api.Problem;
import whetstone.api.Range;

/// Find an age from a relation in the past and one now.
@Extension
public final class Ages implements Family<Ages.Knobs> {

    /// What makes it hard.
    ///
    /// @param largest the largest age
    public record Knobs(@Range(min = 10, max = 100000000) int largest) {}

    @Override
    public String id() {
        return "math/ages";
    }

    @Override
    public Knobs knobs(int level) {
        return new Knobs(Draw.grown(20, level));
    }

    @Override
    public Problem<Question> draw(Knobs knobs, RandomGenerator random) {
        long child = random.nextLong(5, knobs.largest() + 5L);
        long years = random.nextLong(1, child);
        long factor = random.nextLong(2, 9);
        long parent = factor * (child - years) + years;
        long difference = parent - child;
        var prompt =
                "In a saga, a dragon is %d years older than a tree. %d years ago it was %d times as old as the tree. How old is the tree now?"
                        .formatted(difference, years, factor);
        var work =
                "then the tree was %d / (%d - 1) = %d\nnow it is %d + %d = %d"
                        .formatted(difference, factor, child - years, child - years, years, child);
        return new Question(
                        prompt,
                        String.valueOf(child),
                        work,
                        "%d %d %d".formatted(difference, years, factor))
                .problem();
    }
}
