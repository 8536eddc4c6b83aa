package whetstone.core.run;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import whetstone.api.Group;
import whetstone.api.Seed;
import whetstone.api.Task;
import whetstone.core.plugin.Boundary;
import whetstone.core.plugin.PluginException;
import whetstone.core.recipe.Stage;

/// Samples tasks as the stage's rollout plan says, wave after wave, and asks it what is trained on.
record Waves(Stage.Rl stage, OnPolicy onPolicy) {

    private static final int MOST = 64; // samples of a task for each of its group

    /// A group for each task, in order, of as many rollouts as the plan wants.
    ///
    /// @throws PluginException if the plan fails, does not answer, or asks for what it must not
    /// @throws Halted if the run was asked to end meanwhile
    List<Group> sample(List<Task> tasks, Seed seed) {
        var tokens = seed.derive("tokens");
        var groups = tasks.stream().map(task -> new Group(task, List.of())).toList();
        for (int wave = 0; ; wave++) {
            var more = more(groups, wave == 0 ? 1 : 0, seed.derive("wave").derive(wave));
            if (more.stream().allMatch(count -> count == 0)) {
                return groups;
            }
            groups = onPolicy.more(groups, more, tokens);
        }
    }

    private List<Integer> more(List<Group> groups, int least, Seed seed) {
        return ask(
                "more",
                () -> {
                    var more = List.copyOf(stage.rollouts().more(groups, stage.groupSize(), seed));
                    check(more, groups, least);
                    return more;
                });
    }

    private void check(List<Integer> more, List<Group> groups, int least) {
        if (more.size() != groups.size()) {
            throw new IllegalStateException(
                    "it gave %d numbers for %d groups; expected one for each"
                            .formatted(more.size(), groups.size()));
        }
        for (int i = 0; i < more.size(); i++) {
            long left = (long) MOST * stage.groupSize() - groups.get(i).rollouts().size();
            if (more.get(i) < least || more.get(i) > left) {
                throw new IllegalStateException(
                        "it asked for %d samples more of a task that has %d; expected %d to %d"
                                .formatted(
                                        more.get(i), groups.get(i).rollouts().size(), least, left));
            }
        }
    }

    /// The group with what the plan leaves out of training.
    ///
    /// @throws PluginException if the plan fails, does not answer, or keeps what there is not
    Collected keep(Group group, Seed seed) {
        var judged =
                IntStream.range(0, group.rollouts().size())
                        .filter(i -> group.rollouts().get(i).verdict().scorable())
                        .boxed()
                        .toList();
        if (judged.isEmpty()) {
            return Collected.whole(group);
        }
        var kept = ask("keep", () -> kept(group.scorable(), seed));
        return new Collected(
                group,
                IntStream.range(0, judged.size())
                        .filter(i -> !kept.contains(i))
                        .mapToObj(judged::get)
                        .toList());
    }

    private Set<Integer> kept(Group scorable, Seed seed) {
        var kept = List.copyOf(stage.rollouts().keep(scorable, stage.groupSize(), seed));
        var places = new HashSet<>(kept);
        int size = scorable.rollouts().size();
        if (places.size() < kept.size() || places.stream().anyMatch(i -> i < 0 || i >= size)) {
            throw new IllegalStateException(
                    "it kept %s; expected places from 0 to %d, each at most once"
                            .formatted(kept, size - 1));
        }
        return places;
    }

    private <T> T ask(String what, Callable<T> work) {
        return Boundary.call(
                Boundary.owner(stage.rollouts()),
                "%s of stages.%s.rollouts".formatted(what, stage.name()),
                work);
    }
}
