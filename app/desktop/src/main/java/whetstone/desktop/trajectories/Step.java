package whetstone.desktop.trajectories;

import java.util.Objects;
import whetstone.core.store.Trajectory;
import whetstone.core.store.TrajectoryPages.Turn;

/// A turn as it is read: what was thought, done and found.
///
/// @param number from 1
/// @param title what was done, for example `call search`
/// @param reasoning the policy's words around its action; empty for none
/// @param action what the tool was asked, or the answer; the whole text where nothing could be read
/// @param observation what the policy was shown for it; empty after the last turn
/// @param failed whether that is an error
/// @param label of the verdict on this step alone
/// @param why of that verdict
/// @param rollout row id
public record Step(
        int number,
        String title,
        String reasoning,
        String action,
        String observation,
        boolean failed,
        String label,
        String why,
        long rollout) {

    static Step of(int number, Turn turn) {
        var taken = turn.taken();
        var tag = Objects.requireNonNullElse(taken.tag(), "answer");
        return new Step(
                number,
                title(taken),
                taken.input() == null ? "" : around(turn.text(), tag, taken.input()),
                Objects.requireNonNullElse(taken.input(), turn.text()),
                Objects.requireNonNullElse(taken.result(), ""),
                taken.failed(),
                taken.label(),
                taken.why(),
                turn.rollout());
    }

    private static String title(Trajectory.Taken taken) {
        return switch (taken.kind()) {
            case CALL -> "call " + taken.tag();
            case ANSWER -> "answer";
            case UNREADABLE -> "no readable action";
        };
    }

    /// What stands before and after `<tag>…</tag>`; the whole text where that is not found, unless it is the action alone.
    static String around(String text, String tag, String input) {
        int from = text.indexOf("<" + tag + ">");
        var end = "</" + tag + ">";
        int to = text.indexOf(end, Math.max(0, from));
        if (from < 0 || to < 0) {
            return text.strip().equals(input.strip()) ? "" : text.strip();
        }
        return (text.substring(0, from).strip() + "\n" + text.substring(to + end.length()).strip())
                .strip();
    }
}
