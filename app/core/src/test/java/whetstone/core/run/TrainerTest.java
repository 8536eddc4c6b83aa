package whetstone.core.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import whetstone.api.Group;
import whetstone.api.Rollout;
import whetstone.api.Seed;
import whetstone.api.Signal;
import whetstone.api.Split;
import whetstone.api.Task;
import whetstone.api.Verdict;
import whetstone.api.algorithm.Algorithm;
import whetstone.api.algorithm.Minibatch;
import whetstone.api.algorithm.Outputs;
import whetstone.api.algorithm.Reduction;
import whetstone.device.ComputeDevice;
import whetstone.device.Precision;
import whetstone.model.Decoders;
import whetstone.model.ModelShape;
import whetstone.train.Optimizer;
import whetstone.train.Policy;

/// One step of the loop, through credit, loss and optimizer.
class TrainerTest {

    private static final Verdict CANNOT_TELL =
            Verdict.unscorable(Verdict.Cause.TIME, "took too long");
    private static final Task TASK =
            new Task("1", "fake/sum", 0, Split.TRAIN, "1+1", "{}", null, null);

    private static ComputeDevice device;

    @BeforeAll
    static void open() {
        device = ComputeDevice.open(ComputeDevice.Choice.CPU, Optional.of(Precision.FLOAT32));
    }

    @AfterAll
    static void close() {
        device.close();
    }

    /// (r - mean) / std per completion token, and minus the mean of credit times log-probability over all tokens.
    private record Centred() implements Algorithm {
        @Override
        public List<float[]> credit(Group group) {
            double mean = Arrays.stream(group.rewards()).average().orElse(0);
            double square =
                    Arrays.stream(group.rewards())
                            .map(r -> (r - mean) * (r - mean))
                            .average()
                            .orElse(0);
            return group.rollouts().stream()
                    .map(r -> r.spread((r.reward() - mean) / Math.sqrt(square)))
                    .toList();
        }

        @Override
        public NDArray loss(Minibatch batch, Outputs now) {
            return Reduction.SEQUENCE_MEAN.apply(now.logProbs().mul(batch.credit()).neg(), batch);
        }

        @Override
        public boolean teaches(Group group) {
            return Arrays.stream(group.rewards()).distinct().count() > 1;
        }
    }

    private static Rollout rollout(int token, Verdict verdict, double reward) {
        return new Rollout(
                new int[] {1, 2},
                new int[] {token, 0},
                Map.of(Signal.LOG_PROB, new float[] {-1, -1}),
                "" + token,
                Rollout.Stop.END,
                0,
                verdict,
                reward,
                List.of());
    }

    private static final Rollout RIGHT = rollout(3, Verdict.correct(""), 1);
    private static final Rollout WRONG = rollout(4, Verdict.wrong(""), 0);
    private static final Rollout HALF = rollout(5, Verdict.wrong(""), 0);
    // Its reward would be the largest, were it looked at.
    private static final Rollout UNKNOWN = rollout(6, CANNOT_TELL, 1000);

    private static Trainer.Report step(Group... groups) {
        var shape = ModelShape.plain(12, 16, 1, 2, 1).withContext(16);
        var policy = new Policy(Decoders.fresh(device, shape, new Seed(1)));
        var trainer =
                new Trainer(
                        _ -> Arrays.stream(groups).map(Collected::whole).toList(),
                        policy,
                        new Trainer.Objective(
                                _ -> new Centred(),
                                Optimizer.defaults(),
                                new Trainer.Sizes(64, 1, 10, 1)),
                        Beside.nothing(policy));
        return trainer.step(0, new Seed(2));
    }

    @Test
    void aGroupOfFourWithOneUnscorableTeachesAsAGroupOfThree() {
        var four = step(new Group(TASK, List.of(RIGHT, UNKNOWN, WRONG, HALF)));
        var three = step(new Group(TASK, List.of(RIGHT, WRONG, HALF)));
        // Rewards 1, 0, 0: mean 1/3, deviation sqrt(2)/3, so sqrt(2) and twice -1/sqrt(2).
        var credit = four.graded().getFirst().credit();
        assertArrayEquals(new float[] {1.4142135f, 1.4142135f}, credit.get(0), 1e-6f);
        assertArrayEquals(new float[0], credit.get(1));
        assertArrayEquals(new float[] {-0.70710677f, -0.70710677f}, credit.get(2), 1e-6f);
        assertArrayEquals(new float[] {-0.70710677f, -0.70710677f}, credit.get(3), 1e-6f);
        // The same sequences, tokens and mean over both: the very same step.
        assertEquals(three.descents(), four.descents());
        assertEquals(1, four.descents().size());
        assertTrue(four.descents().getFirst().gradientNorm() > 0);
    }

    @Test
    void theUnscorableRolloutIsStoredWithItsGroup() {
        var graded = step(new Group(TASK, List.of(RIGHT, UNKNOWN, WRONG))).graded().getFirst();
        assertEquals(List.of(RIGHT, UNKNOWN, WRONG), graded.group().rollouts());
        assertTrue(graded.taught());
    }

    @Test
    void theUnscorableRolloutIsLeftOutOfMeansButCounted() {
        var metrics =
                StepMetrics.ofRollouts(
                        step(new Group(TASK, List.of(RIGHT, UNKNOWN, WRONG, HALF))).graded());
        assertEquals(1.0 / 3, number(metrics, "reward/mean"), 1e-12);
        assertEquals(Math.sqrt(2) / 3, number(metrics, "reward/std"), 1e-12);
        assertEquals(1.0 / 3, number(metrics, "verdict/correct_share"), 1e-12);
        assertEquals(0.25, number(metrics, "verdict/unscorable_share"), 1e-12);
    }

    private static double number(Map<String, Double> metrics, String name) {
        return Objects.requireNonNull(metrics.get(name));
    }

    @Test
    void groupsWithoutSignalAreCountedAndLeftOut() {
        var flat = new Group(TASK, List.of(WRONG, HALF));
        var unknown = new Group(TASK, List.of(UNKNOWN, UNKNOWN));
        // One scorable rollout is a group of one: nothing to compare it with.
        var single = new Group(TASK, List.of(RIGHT, UNKNOWN));
        var live = new Group(TASK, List.of(RIGHT, WRONG));
        var report = step(flat, unknown, single, live);
        var taught = new ArrayList<Boolean>();
        report.graded().forEach(graded -> taught.add(graded.taught()));
        assertEquals(List.of(false, false, false, true), taught);
        assertEquals(
                0.75,
                number(StepMetrics.ofRollouts(report.graded()), "groups/no_signal_share"),
                1e-12);
        assertEquals(step(live).descents(), report.descents());
        assertEquals(List.of(), report.graded().getFirst().credit());
    }

    @Test
    void aStepWithoutSignalMovesNothing() {
        var report = step(new Group(TASK, List.of(WRONG, HALF)));
        assertEquals(List.of(), report.descents());
        assertFalse(StepMetrics.ofDescents(report.descents(), report.rate()).containsKey("loss"));
    }

    @Test
    void shuffledRewardsChangeOwnersAndVerdictsDoNot() {
        var groups = new ArrayList<Group>();
        for (int i = 0; i < 8; i++) {
            groups.add(new Group(TASK, List.of(RIGHT, UNKNOWN, WRONG, HALF.withReward(0.5))));
        }
        var shuffled = ShuffledRewards.of(groups, new Seed(3));
        assertEquals(shuffled, ShuffledRewards.of(groups, new Seed(3)));
        var before = rewards(groups);
        var after = rewards(shuffled);
        assertFalse(before.equals(after));
        assertEquals(before.stream().sorted().toList(), after.stream().sorted().toList());
        for (int i = 0; i < groups.size(); i++) {
            for (int j = 0; j < 4; j++) {
                var was = groups.get(i).rollouts().get(j);
                var is = shuffled.get(i).rollouts().get(j);
                assertEquals(was.verdict(), is.verdict());
                assertEquals(was.text(), is.text());
            }
            assertEquals(1000, shuffled.get(i).rollouts().get(1).reward());
        }
        assertTrue(
                shuffled.stream().anyMatch(g -> g.rollouts().getFirst().reward() != 1),
                "no right answer lost its reward");
    }

    private static List<Double> rewards(List<Group> groups) {
        return groups.stream()
                .flatMap(g -> g.scorable().rollouts().stream())
                .map(Rollout::reward)
                .toList();
    }
}
