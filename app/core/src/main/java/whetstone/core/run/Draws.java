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
        return IntStream.range(0, tasks)
                .mapToObj(i -> {
                    var place = levels.next(seed.derive("place").derive(i).random());
                    return source.draw(place, Split.TRAIN, index(step, i));
                })
                .toList();
    }

    private long index(int step, int task) {
        return ((long) position << 40) + (long) step * tasks + task;
    }
}
