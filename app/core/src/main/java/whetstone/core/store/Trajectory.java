package whetstone.core.store;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A problem that was worked on in several turns. Its last turn's rollout stands in the problem's own group, judged by
/// the outcome; those of the turns before stand in groups of the states in which they were taken.
///
/// @param task id of the problem
/// @param turns at least one, in order
public record Trajectory(String task, Ended ended, List<Taken> turns) {

    /// Why there is no further turn.
    public enum Ended {
        /// An answer was given.
        ANSWER,
        /// No more turns were allowed.
        TURNS,
        /// The model's context has no room for another turn.
        CONTEXT;

        /// For a person: `answer`, `turns` or `context`.
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// What a turn's action is.
    public enum Kind {
        CALL,
        ANSWER,
        UNREADABLE;

        /// For a person: `call`, `answer` or `unreadable`.
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// A turn.
    ///
    /// @param group position of its rollout's group within the step, from 0
    /// @param member position of its rollout within the group
    /// @param tag of the tool that was called; null where none was
    /// @param input what the tool was asked, or the answer; null where nothing could be read
    /// @param result what the policy was shown for it; null after the last turn
    /// @param failed whether the result is an error
    /// @param label of the verdict on this step alone
    /// @param why of that verdict
    public record Taken(
            int group,
            int member,
            Kind kind,
            @Nullable String tag,
            @Nullable String input,
            @Nullable String result,
            boolean failed,
            String label,
            String why) {}

    public Trajectory {
        turns = List.copyOf(turns);
        if (turns.isEmpty()) {
            throw new IllegalArgumentException("a trajectory has at least one turn");
        }
    }

    /// Whether each of its steps was judged good.
    public boolean good() {
        return turns.stream().allMatch(turn -> turn.label().equals("correct"));
    }
}
