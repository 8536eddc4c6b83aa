package whetstone.api;

import java.util.List;

/// The rollouts of one task: the unit within which rewards are compared. Never split across minibatches.
public record Group(Task task, List<Rollout> rollouts) {

    public Group {
        rollouts = List.copyOf(rollouts);
    }

    /// Rewards in rollout order, length G.
    public double[] rewards() {
        return rollouts.stream().mapToDouble(Rollout::reward).toArray();
    }

    /// The group without the rollouts that could not be judged; possibly empty. Algorithms see only this one.
    public Group scorable() {
        return new Group(task, rollouts.stream().filter(r -> r.verdict().scorable()).toList());
    }
}
