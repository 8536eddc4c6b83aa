package whetstone.core.run;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import whetstone.api.Seed;
import whetstone.api.Split;

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
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    var place = levels.next(seed.derive("place").derive(i).random());
                    var task = source.draw(place, Split.TRAIN, first + i);
                    return new Example(task, Optional.empty());
                })
                .toList();
    }

    private long index(long step) {
        return ((long) position << 40) + step * tasks;
    }
}
