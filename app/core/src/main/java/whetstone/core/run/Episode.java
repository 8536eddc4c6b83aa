package whetstone.core.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import whetstone.api.Action;
import whetstone.api.Seed;
import whetstone.api.Task;
import whetstone.api.Turn;
import whetstone.api.Verdict;
import whetstone.core.store.Trajectory;
import whetstone.sample.Completion;

/// One attempt at a problem in several turns, under way or over.
final class Episode {

    private final Task problem;
    private final Seed seed;
    private final List<Act> acts = new ArrayList<>();
    private final List<Turn> turns = new ArrayList<>();
    private Optional<Trajectory.Ended> ended = Optional.empty();
    private @Nullable Verdict outcome;

    /// @param seed turn t draws from `seed / t` alone
    Episode(Task problem, Seed seed) {
        this.problem = problem;
        this.seed = seed;
    }

    /// An action in its state.
    ///
    /// @param prompt ids of the whole context
    /// @param verdict on this step alone
    /// @param result what the policy is shown for it; null after the last one
    record Act(
            Task state,
            int[] prompt,
            Completion completion,
            String text,
            Action action,
            Verdict verdict,
            @Nullable Turn result) {

        boolean good() {
            return verdict instanceof Verdict.Correct;
        }

        Act judged(Verdict another) {
            return new Act(state, prompt, completion, text, action, another, result);
        }

        Act without() {
            return new Act(state, prompt, completion, text, action, verdict, null);
        }
    }

    Task problem() {
        return problem;
    }

    /// What the next turn draws from.
    Seed nextSeed() {
        return seed.derive(acts.size());
    }

    /// The turns that are over.
    List<Turn> turns() {
        return List.copyOf(turns);
    }

    List<Act> acts() {
        return List.copyOf(acts);
    }

    Act last() {
        return acts.getLast();
    }

    boolean open() {
        return ended.isEmpty();
    }

    Trajectory.Ended ended() {
        return ended.orElseThrow();
    }

    /// Takes a turn; one that was shown nothing has answered, and is the last.
    void add(Act act) {
        acts.add(act);
        if (act.result() == null) {
            ended = Optional.of(Trajectory.Ended.ANSWER);
        } else {
            turns.add(act.result());
        }
    }

    /// No further turn. What was found in the last one is not shown any more.
    void end(Trajectory.Ended why) {
        ended = Optional.of(why);
        if (!acts.isEmpty()) {
            acts.add(acts.removeLast().without());
        }
    }

    /// What the whole came to.
    Verdict outcome() {
        if (outcome == null) {
            throw new IllegalStateException("not judged yet");
        }
        return outcome;
    }

    void judged(Verdict verdict) {
        outcome = verdict;
    }

    /// Judges each step anew.
    void rejudged(UnaryOperator<Act> judge) {
        acts.replaceAll(judge);
    }

    /// Whether every step was judged good.
    boolean good() {
        return acts.stream().allMatch(Act::good);
    }

    /// Whether the outcome is right.
    boolean right() {
        return outcome() instanceof Verdict.Correct;
    }
}
