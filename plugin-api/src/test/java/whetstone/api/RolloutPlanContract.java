package whetstone.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What every rollout plan must keep; a plan's test extends this and adds steps worked out by hand.
///
/// The steps: seven tasks that are solved with chances from never to always, one of them never judged, sampled as the plan
/// says.
public abstract class RolloutPlanContract {

    private static final int MOST = 64; // times the group size
    private static final double[] CHANCES = {0, 0.05, 0.3, 0.5, 0.9, 1, Double.NaN};

    protected abstract RolloutPlan plan();

    /// A rollout as plans see it.
    ///
    /// @param verdict what it was found to be
    /// @param reward what it is paid
    protected static Rollout rollout(Verdict verdict, double reward) {
        return rollout(verdict, reward, 2);
    }

    /// As [#rollout(Verdict, double)], of so many tokens.
    protected static Rollout rollout(Verdict verdict, double reward, int tokens) {
        return new Rollout(
                new int[] {1},
                new int[tokens],
                Map.of(Signal.LOG_PROB, new float[tokens], Signal.ENTROPY, new float[tokens]),
                "text",
                Rollout.Stop.END,
                0,
                verdict,
                reward,
                List.of());
    }

    /// A task's group, for example `group("a", right, wrong)`.
    ///
    /// @param task id
    protected static Group group(String task, Rollout... rollouts) {
        return new Group(
                new Task(task, "area/kind", 3, Split.TRAIN, "prompt", "{}", null, null),
                List.of(rollouts));
    }

    private static Rollout sampled(double chance, RandomGenerator random) {
        if (Double.isNaN(chance)) {
            return rollout(Verdict.unscorable(Verdict.Cause.TIME, "late"), 0);
        }
        boolean right = random.nextDouble() < chance;
        return rollout(right ? Verdict.correct("right") : Verdict.wrong("wrong"), right ? 1 : 0);
    }

    /// Samples a step as the plan says.
    private List<Group> step(int groupSize, Seed seed) {
        var groups = new ArrayList<Group>();
        var randoms = new ArrayList<RandomGenerator>();
        for (int i = 0; i < CHANCES.length; i++) {
            groups.add(group("task " + i));
            randoms.add(seed.derive("samples").derive(i).random());
        }
        for (int wave = 0; ; wave++) {
            var own = seed.derive("wave").derive(wave);
            var more = plan().more(List.copyOf(groups), groupSize, own);
            assertEquals(more, plan().more(List.copyOf(groups), groupSize, own), "not repeatable");
            check(more, groups, wave == 0 ? 1 : 0, groupSize);
            if (more.stream().allMatch(count -> count == 0)) {
                return groups;
            }
            for (int i = 0; i < groups.size(); i++) {
                var rollouts = new ArrayList<>(groups.get(i).rollouts());
                for (int j = 0; j < more.get(i); j++) {
                    rollouts.add(sampled(CHANCES[i], randoms.get(i)));
                }
                groups.set(i, new Group(groups.get(i).task(), rollouts));
            }
        }
    }

    private static void check(List<Integer> more, List<Group> groups, int least, int groupSize) {
        assertEquals(groups.size(), more.size(), "a number for each group");
        for (int i = 0; i < more.size(); i++) {
            int all = groups.get(i).rollouts().size() + more.get(i);
            assertTrue(more.get(i) >= least, "asks for " + more.get(i) + " samples");
            assertTrue(all <= MOST * groupSize, "a task gets " + all + " samples");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 7, 16})
    void asksForSamplesWithinBoundsAndComesToAnEnd(int groupSize) {
        for (int number = 0; number < 20; number++) {
            step(groupSize, new Seed(number));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 7, 16})
    void keepsRolloutsOfTheGroupEachOnce(int groupSize) {
        for (var sampled : step(groupSize, new Seed(5))) {
            var group = sampled.scorable();
            int size = group.rollouts().size();
            if (size == 0) {
                continue;
            }
            var kept = plan().keep(group, groupSize, new Seed(6));
            assertEquals(kept, plan().keep(group, groupSize, new Seed(6)), "not repeatable");
            assertEquals(kept.size(), new HashSet<>(kept).size(), "a rollout twice");
            assertTrue(
                    IntStream.range(0, size).boxed().toList().containsAll(kept),
                    () -> "keeps %s of %d rollouts".formatted(kept, size));
        }
    }

    // Recipes write settings down and read them back.
    @Test
    void isARecord() {
        assertTrue(plan() instanceof Record, plan().getClass() + " is no record");
        assertEquals(Map.of(plan(), 1), Map.of(plan(), 1));
    }
}
