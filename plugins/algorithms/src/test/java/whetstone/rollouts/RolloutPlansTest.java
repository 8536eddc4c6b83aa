package whetstone.rollouts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import whetstone.api.Group;
import whetstone.api.Rollout;
import whetstone.api.RolloutPlan;
import whetstone.api.Seed;
import whetstone.api.Split;
import whetstone.api.Task;
import whetstone.api.Verdict;
import whetstone.rollouts.Adaptive.Until;

/// Groups are written as `r` for right, `w` for wrong and `?` for what could not be judged; groups are of four.
class RolloutPlansTest {

    private static final int SIZE = 4;
    private static final Seed SEED = new Seed(3);
    private static final Task TASK =
            new Task("t", "tiny/sum", 0, Split.TRAIN, "1+1=", "{}", null, null);

    private static Rollout rollout(Verdict verdict, double reward) {
        return new Rollout(
                new int[] {1},
                new int[] {2},
                Map.of(),
                "",
                Rollout.Stop.END,
                0,
                verdict,
                reward,
                List.of());
    }

    private static Group group(String verdicts) {
        return new Group(
                TASK,
                verdicts.chars()
                        .mapToObj(c ->
                                switch (c) {
                                    case 'r' -> rollout(Verdict.correct(""), 1);
                                    case 'w' -> rollout(Verdict.wrong(""), 0);
                                    default ->
                                            rollout(Verdict.unscorable(Verdict.Cause.TIME, ""), 0);
                                })
                        .toList());
    }

    private static Group paid(double... rewards) {
        var rollouts =
                IntStream.range(0, rewards.length)
                        .mapToObj(i -> rollout(Verdict.partial(0.5, ""), rewards[i]))
                        .toList();
        return new Group(TASK, rollouts);
    }

    private static List<Integer> more(RolloutPlan plan, String... groups) {
        var all = List.of(groups).stream().map(RolloutPlansTest::group).toList();
        return plan.more(all, SIZE, SEED);
    }

    private static Set<Integer> kept(RolloutPlan plan, Group group) {
        return Set.copyOf(plan.keep(group, SIZE, SEED));
    }

    @Test
    void evenSamplesOnceAndKeepsAll() {
        var even = new RolloutPlan.Even();
        assertEquals(List.of(4, 0), more(even, "", "wwww"));
        assertEquals(Set.of(0, 1, 2), kept(even, group("rww")));
    }

    // Half a group is two: the third task has three wrong ones but a single right one.
    @Test
    void balancedSamplesOnWhileOneKindIsShort() {
        var plan = new Adaptive(Until.BALANCED, 3);
        assertEquals(
                List.of(4, 0, 4, 4, 4, 0),
                more(plan, "", "rrww", "rwww", "rrrr", "wwwwwww?", "wwwwwwwwwwww"));
    }

    @Test
    void solvedSamplesOnWhileNothingIsRight() {
        var plan = new Adaptive(Until.SOLVED, 2);
        assertEquals(List.of(4, 0, 4, 0), more(plan, "", "wwwr", "www?", "wwwwwwww"));
    }

    @Test
    void adaptiveKeepsHalvesAndFillsUpWhatIsShort() {
        var plan = new Adaptive(Until.BALANCED, 4);
        assertEquals(Set.of(0, 1, 5, 6), kept(plan, group("wwwwwrrr")));
        assertEquals(Set.of(0, 1, 2, 7), kept(plan, group("wwwwwwwr")));
        assertEquals(Set.of(0, 1, 2, 3), kept(plan, group("rrrrrrrr")));
        assertEquals(Set.of(0, 1, 2), kept(plan, group("rww")));
    }

    // Of 0, 0.1, 0.5, 0.6, 0.9, 1 the two lowest and the two highest: deviations from 0.5 are 0.5,
    // 0.4, 0.4, 0.5, variance 0.205. One lowest and the three highest: mean 0.625, variance 0.152;
    // the three lowest and the highest: mean 0.4, variance 0.155.
    @Test
    void maxVarianceKeepsBothEnds() {
        var plan = new MaxVariance(2);
        assertEquals(Set.of(0, 1, 3, 5), kept(plan, paid(0.9, 0, 0.5, 1, 0.6, 0.1)));
        assertEquals(List.of(8, 0), more(plan, "", "rrrrrrrr"));
    }

    // A single reward that differs is kept.
    @Test
    void maxVarianceFindsWhatIsRare() {
        var kept = kept(new MaxVariance(2), group("wwwwwrww"));
        assertEquals(4, kept.size());
        assertEquals(true, kept.contains(5));
        assertEquals(3, kept(new MaxVariance(2), group("rrw")).size());
    }
}
