package whetstone.core.run;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import whetstone.api.Seed;
import whetstone.api.Split;
import whetstone.core.plugin.Boundary;

/// New tasks from the recipe's domains: no two steps and no two stages share one's index.
///
/// @param position of the stage in the recipe
/// @param tasks per step
record FreshDraws(TaskSource source, Levels levels, int position, int tasks) implements Draws {

    @Override
    public List<Example> of(int step, Seed seed) {
        return draw(index(step), tasks, seed);
    }

    @Override
    public List<Example> more(long round, int count, Seed seed) {
        // Beyond all that the first rounds of all steps draw.
        return draw(index(round) + (1L << 39), count, seed);
    }

    private List<Example> draw(long first, int count, Seed seed) {
        return Boundary.many(() ->
                IntStream.range(0, count)
                        .mapToObj(i -> example(first + i, seed.derive("place").derive(i)))
                        .toList());
    }

    private Example example(long index, Seed place) {
        var task = source.draw(levels.next(place.random()), Split.TRAIN, index);
        return new Example(task, Optional.empty());
    }

    private long index(long step) {
        return ((long) position << 40) + step * tasks;
    }
}
