package whetstone.core.run;

import java.util.List;
import java.util.stream.IntStream;
import whetstone.api.Seed;
import whetstone.api.Split;
import whetstone.api.Task;

/// The training tasks of a stage: no two steps and no two stages share one's index.
///
/// @param position of the stage in the recipe
/// @param tasks per step
record Draws(TaskSource source, Levels levels, int position, int tasks) {

    /// The tasks of a step.
    List<Task> of(int step, Seed seed) {
        return draw(index(step), tasks, seed);
    }

    /// `count` further tasks of a step, at most as many as it has, for one more round.
    ///
    /// @param round never the same one twice
    List<Task> more(long round, int count, Seed seed) {
        // Beyond all that the first rounds of all steps draw.
        return draw(index(round) + (1L << 39), count, seed);
    }

    private List<Task> draw(long first, int count, Seed seed) {
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    var place = levels.next(seed.derive("place").derive(i).random());
                    return source.draw(place, Split.TRAIN, first + i);
                })
                .toList();
    }

    private long index(long step) {
        return ((long) position << 40) + step * tasks;
    }
}
