package whetstone.api;

import java.util.List;
import java.util.stream.IntStream;

/// Decides how a training step comes by its rollouts: how many samples each task gets, wave after wave, and which of them
/// are trained on. The host samples, judges, pays and stores. Implementations are records whose components are the
/// settings.
///
/// Both methods are pure: same arguments, same result. A resumed run asks again, and must hear the same.
public interface RolloutPlan {

    /// How many samples more each task gets: asked before the first wave and after every one, until all numbers are 0.
    ///
    /// @param groups one for each task, with its rollouts so far, those that could not be judged included; in the order
    ///     in which they were sampled, none before the first wave
    /// @param groupSize the recipe's number of completions per task
    /// @param seed of whatever this wave leaves to chance
    /// @return for each group a number of at least 0, before the first wave at least 1; in all waves together a task gets
    ///     at most 64 times `groupSize`
    List<Integer> more(List<Group> groups, int groupSize, Seed seed);

    /// Which of a task's rollouts are trained on; the others are stored beside them. All, where it is not overridden.
    ///
    /// @param group at least one rollout, without those that could not be judged
    /// @param groupSize the recipe's number of completions per task
    /// @return places in the group, from 0, each at most once, in any order
    default List<Integer> keep(Group group, int groupSize, Seed seed) {
        return IntStream.range(0, group.rollouts().size()).boxed().toList();
    }

    /// As many samples of each task as the recipe says, in one wave, and all of them trained on.
    record Even() implements RolloutPlan {

        @Override
        public List<Integer> more(List<Group> groups, int groupSize, Seed seed) {
            return groups.stream()
                    .map(group -> group.rollouts().isEmpty() ? groupSize : 0)
                    .toList();
        }
    }
}
