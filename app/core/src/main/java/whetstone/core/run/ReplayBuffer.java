package whetstone.core.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import whetstone.api.Group;
import whetstone.api.Seed;
import whetstone.core.recipe.Stage.Buffer;

/// Groups of earlier steps that are trained on once more. They come from the store, so that a resumed run draws the same.
final class ReplayBuffer {

    private final Buffer settings;
    private final IntFunction<List<Group>> stored;
    private final UnaryOperator<List<Group>> opinions;
    private final Map<Integer, List<Group>> steps = new TreeMap<>();

    /// @param stored the groups of a step
    /// @param opinions records anew what the policy of now says
    ReplayBuffer(
            Buffer settings, IntFunction<List<Group>> stored, UnaryOperator<List<Group>> opinions) {
        this.settings = settings;
        this.stored = stored;
        this.opinions = opinions;
    }

    /// Groups to train on beside `fresh` ones, so that they make up the wanted share, or all that there are.
    ///
    /// @param index of the step
    /// @param teaches which of them are worth it
    List<Group> draw(int index, int fresh, Predicate<Group> teaches, Seed seed) {
        int oldest = Math.max(0, index - settings.steps());
        steps.keySet().removeIf(step -> step < oldest);
        var candidates = new ArrayList<Group>();
        for (int step = oldest; step < index; step++) {
            steps.computeIfAbsent(step, stored::apply).stream()
                    .filter(teaches)
                    .forEach(candidates::add);
        }
        long wanted = Math.round(fresh * settings.share() / (1 - settings.share()));
        var random = seed.random();
        var drawn = new ArrayList<Group>();
        while (drawn.size() < wanted && !candidates.isEmpty()) {
            int at = random.nextInt(candidates.size());
            drawn.add(candidates.get(at));
            candidates.set(at, candidates.getLast());
            candidates.removeLast();
        }
        return drawn.isEmpty() ? drawn : opinions.apply(drawn);
    }
}
