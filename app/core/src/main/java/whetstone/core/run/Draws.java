package whetstone.core.run;

import java.util.List;
import java.util.Optional;
import whetstone.api.Seed;
import whetstone.api.Task;

/// The training tasks of a stage.
interface Draws {

    /// Where a stage's tasks come from.
    @FunctionalInterface
    interface Source {

        /// The draws of a stage.
        ///
        /// @param levels the stage's curriculum
        /// @param tasks per step
        Draws of(Levels levels, int tasks);
    }

    /// The tasks of a step.
    List<Example> of(int step, Seed seed);

    /// `count` further tasks of a step, for one more round.
    ///
    /// @param round never the same one twice
    List<Example> more(long round, int count, Seed seed);

    /// A task, with a worked answer to it where somebody has written one.
    ///
    /// @param answer empty where the task's domain has to show one
    record Example(Task task, Optional<String> answer) {}
}
