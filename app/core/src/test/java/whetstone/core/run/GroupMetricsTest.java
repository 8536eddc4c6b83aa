package whetstone.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import whetstone.api.Group;
import whetstone.api.Rollout;
import whetstone.api.Split;
import whetstone.api.Task;
import whetstone.api.Verdict;
import whetstone.api.Verdict.Cause;
import whetstone.core.store.Graded;

/// All figures are counted by hand.
class GroupMetricsTest {

    private static final Task TASK =
            new Task("a", "tiny/sum", 0, Split.TRAIN, "", "{}", null, null);

    private static Rollout rollout(Verdict verdict, String text, int... tokens) {
        double reward = verdict instanceof Verdict.Correct ? 1 : verdict.scorable() ? -0.5 : 0;
        return new Rollout(
                new int[] {1},
                tokens,
                Map.of(),
                text,
                Rollout.Stop.END,
                0,
                verdict,
                reward,
                List.of());
    }

    private static Rollout right(String text, int... tokens) {
        return rollout(Verdict.correct("right"), text, tokens);
    }

    private static Rollout wrong(String text, int... tokens) {
        return rollout(Verdict.wrong("wrong"), text, tokens);
    }

    private static Rollout lost(int... tokens) {
        return rollout(Verdict.unscorable(Cause.TIME, "late"), "", tokens);
    }

    private static Graded group(Rollout... rollouts) {
        return Graded.untaught(new Group(TASK, List.of(rollouts)));
    }

    private static void check(SortedMap<String, Double> metrics, String name, double expected) {
        assertEquals(expected, Objects.requireNonNull(metrics.get(name), name), 1e-7, name);
    }

    // One group all right but for one that nobody could judge, one all wrong, one of both, and one
    // of which nothing could be judged.
    @Test
    void groupsAreCountedByTheirJudgedRollouts() {
        var metrics =
                GroupMetrics.ofRollouts(
                        List.of(
                                group(right("3", 3), right("3", 3, 0), lost(7, 7, 7, 7, 7)),
                                group(wrong("4", 4, 4, 4, 4), wrong("5", 5), wrong("5", 5)),
                                group(right("6", 6, 0), wrong("7", 7, 7, 7, 7, 7, 7, 0, 1)),
                                group(lost(9))));
        check(metrics, "groups/all_correct_share", 1 / 3.0);
        check(metrics, "groups/none_correct_share", 1 / 3.0);
        check(metrics, "groups/distinct_answers", (1 + 2 + 2) / 3.0);
        check(metrics, "reward/min", -0.5);
        check(metrics, "reward/max", 1);
        // Lengths 1 1 1 1 2 2 4 5 8.
        check(metrics, "completions/median_length", 2);
        check(metrics, "completions/p95_length", 8);
        check(metrics, "completions/mean_length_correct", 5 / 3.0);
        check(metrics, "completions/mean_length_wrong", (4 + 1 + 1 + 8) / 4.0);
        // 7777 stands twice in the first lost one, and three times among five in the long wrong
        // one.
        check(metrics, "completions/repeated_share", (1 / 2.0 + 2 / 5.0) / 9);
    }

    @Test
    void ofNothingJudgedThereIsNothingToSay() {
        var metrics = GroupMetrics.ofRollouts(List.of(group(lost(1, 2))));
        check(metrics, "groups/all_correct_share", Double.NaN);
        check(metrics, "reward/min", Double.NaN);
        check(metrics, "completions/mean_length_wrong", Double.NaN);
        check(metrics, "completions/median_length", 2);
        check(GroupMetrics.ofCredit(List.of(group(lost(1)))), "credit/std", Double.NaN);
    }

    @Test
    void creditIsThatOfTokens() {
        var two = new Group(TASK, List.of(right("3", 3, 0), wrong("4", 4)));
        var taught = new Graded(two, List.of(new float[] {1, 1}, new float[] {-2}), true);
        var metrics = GroupMetrics.ofCredit(List.of(taught, group(wrong("5", 5))));
        check(metrics, "credit/mean", 0);
        check(metrics, "credit/std", Math.sqrt(2));
        check(metrics, "credit/max", 2);
    }
}
