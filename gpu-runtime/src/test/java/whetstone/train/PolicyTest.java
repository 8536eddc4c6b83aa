package whetstone.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
import whetstone.device.DeviceException;
import whetstone.device.Precision;
import whetstone.model.CharacterTokenizer;
import whetstone.model.Decoders;
import whetstone.model.ModelFolder;
import whetstone.model.ModelShape;

class PolicyTest {

    private static final ModelShape SHAPE = ModelShape.plain(8, 16, 2, 2, 1);
    private static final CharacterTokenizer TOKENIZER =
            new CharacterTokenizer(List.of("a", "b", "c", "d", "e", "f", "g"));
    private static ComputeDevice device;

    @TempDir private Path folder;

    @BeforeAll
    static void open() {
        device = ComputeDevice.open(ComputeDevice.Choice.CPU, Optional.of(Precision.FLOAT32));
    }

    @AfterAll
    static void close() {
        device.close();
    }

    /// Likelihood, weighed by credit; needs no plugin.
    private record Likelihood(Reduction reduction) implements Algorithm {
        @Override
        public List<float[]> credit(Group group) {
            return group.rollouts().stream().map(rollout -> rollout.spread(1)).toList();
        }

        @Override
        public NDArray loss(Minibatch batch, Outputs now) {
            return reduction.apply(now.logProbs().mul(batch.credit()).neg(), batch);
        }
    }

    // Groups of two rollouts of different lengths.
    private static List<CreditedGroup> groups(int count) {
        var random = new Seed(9).random();
        var groups = new ArrayList<CreditedGroup>();
        for (int i = 0; i < count; i++) {
            var rollouts =
                    IntStream.range(0, 2)
                            .mapToObj(j ->
                                    rollout(
                                            random.ints(3, 1, 8).toArray(),
                                            random.ints(random.nextInt(1, 9), 0, 8).toArray()))
                            .toList();
            var task = new Task("t" + i, "d", 0, Split.TRAIN, "", "{}", null, null);
            var group = new Group(task, rollouts);
            groups.add(
                    new CreditedGroup(group, new Likelihood(Reduction.TOKEN_MEAN).credit(group)));
        }
        return groups;
    }

    private static Rollout rollout(int[] prompt, int[] completion) {
        return new Rollout(
                prompt,
                completion,
                Map.of(),
                "",
                Rollout.Stop.END,
                0,
                Verdict.correct(""),
                1,
                List.of());
    }

    private static Policy policy() {
        return new Policy(Decoders.fresh(device, SHAPE, new Seed(2)));
    }

    private static List<Double> losses(Policy policy, int steps, Reduction reduction) {
        var optimizer = Optimizer.defaults();
        return IntStream.range(0, steps)
                .mapToObj(i ->
                        policy.descend(groups(6), new Likelihood(reduction), 1, optimizer, 1e-2)
                                .loss())
                .toList();
    }

    @Test
    void descendingLowersTheLoss() {
        var losses = losses(policy(), 60, Reduction.TOKEN_MEAN);
        assertTrue(losses.getFirst() > 1.5, losses::toString);
        assertTrue(losses.getLast() < 0.6 * losses.getFirst(), losses::toString);
    }

    @Test
    void aMinibatchInPartsStepsAsAWholeOne() {
        for (var reduction : Reduction.values()) {
            var whole = losses(policy(), 5, reduction);
            var parted = policy();
            parted.limitParts(24);
            var parts = losses(parted, 5, reduction);
            for (int i = 0; i < 5; i++) {
                assertEquals(whole.get(i), parts.get(i), 1e-4, reduction + " step " + i);
            }
        }
    }

    @Test
    void aRestoredPolicyGoesOnAsIfNothingHadHappened() {
        var first = policy();
        losses(first, 3, Reduction.TOKEN_MEAN);
        ModelFolder.write(folder, first.decoder(), TOKENIZER);
        first.write(folder);
        var second = new Policy(ModelFolder.read(device, folder).decoder());
        second.restore(folder);
        assertEquals(first.version(), second.version());
        assertEquals(
                losses(first, 4, Reduction.TOKEN_MEAN), losses(second, 4, Reduction.TOKEN_MEAN));
    }

    @Test
    void theOptimizerOfAnotherModelIsRefused() {
        policy().write(folder);
        var other =
                new Policy(Decoders.fresh(device, ModelShape.plain(8, 32, 2, 2, 1), new Seed(2)));
        assertThrows(DeviceException.class, () -> other.restore(folder));
    }

    @Test
    void scoringGivesBackWhatStandsInTheOrderAsked() {
        var policy = policy();
        var rollouts =
                groups(40).stream().flatMap(group -> group.group().rollouts().stream()).toList();
        var all = Scoring.logProbs(policy.decoder(), rollouts, 1);
        for (int i = 0; i < rollouts.size(); i += 13) {
            var alone = Scoring.logProbs(policy.decoder(), List.of(rollouts.get(i)), 1);
            assertArrayEquals(alone.getFirst(), all.get(i), 1e-5f);
        }
    }

    // Resident memory of the process. The engine's pools and the Java heap fill up at some time;
    // what leaks grows all
    // the time.
    @Test
    void whatIsSaidTwiceKnowsTheSameTwice() {
        var policy = policy();
        var said = rollout(new int[] {1, 2, 3}, new int[] {4, 5, 0});
        var longer = rollout(new int[] {1, 2, 3}, new int[] {4, 5, 6, 0});
        var cut =
                rollout(new int[] {1, 2}, new int[] {3, 4, 5, 0}); // where the prompt ends differs
        var rollouts = List.of(said, longer, said, cut, longer);
        var features = Scoring.features(policy.decoder(), rollouts);
        for (int i = 0; i < rollouts.size(); i++) {
            var alone = Scoring.features(policy.decoder(), List.of(rollouts.get(i))).getFirst();
            assertEquals(SHAPE.width() * rollouts.get(i).completion().length, alone.length);
            assertArrayEquals(alone, features.get(i), 1e-5f, "rollout " + i);
        }
    }

    @Test
    void aStepSaysHowFarThePolicyIsFromWhereItSampled() {
        var policy = policy();
        var said = rollout(new int[] {1, 2, 3}, new int[] {4, 5, 0});
        var now = Scoring.logProbs(policy.decoder(), List.of(said), 1).getFirst();
        var ratios = new double[] {1.3, 0.75, 1.1};
        var recorded = new float[3];
        for (int t = 0; t < 3; t++) {
            recorded[t] = (float) (now[t] - Math.log(ratios[t]));
        }
        var sampled = said.with(Signal.LOG_PROB, recorded);
        var group =
                new Group(
                        new Task("t", "d", 0, Split.TRAIN, "", "{}", null, null), List.of(sampled));
        var algorithm = new Likelihood(Reduction.TOKEN_MEAN);
        var credited = List.of(new CreditedGroup(group, algorithm.credit(group)));
        var descent = policy.descend(credited, algorithm, 1, Optimizer.defaults(), 1e-3);
        assertEquals(1 / 3.0, descent.high(), 1e-9);
        assertEquals(1 / 3.0, descent.low(), 1e-9);
        assertEquals(-Math.log(0.75), descent.furthest(), 1e-4);
        assertEquals((Math.log(1.3) - Math.log(0.75) + Math.log(1.1)) / 3, descent.drift(), 1e-4);
    }

    @Test
    void nativeMemoryStaysFlatOverFiveHundredSteps() throws IOException {
        var policy = policy();
        losses(policy, 100, Reduction.TOKEN_MEAN);
        var sizes = new ArrayList<Long>();
        for (int block = 0; block <= 5; block++) {
            System.gc();
            sizes.add(residentMebibytes());
            losses(policy, 100, Reduction.TOKEN_MEAN);
        }
        long least =
                IntStream.range(1, sizes.size())
                        .mapToLong(i -> sizes.get(i) - sizes.get(i - 1))
                        .min()
                        .orElseThrow();
        assertTrue(least <= 2, "MiB after every hundred steps: " + sizes);
    }

    private static long residentMebibytes() throws IOException {
        var status = Path.of("/proc/self/status");
        org.junit.jupiter.api.Assumptions.assumeTrue(Files.isReadable(status), "Linux only");
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }
}
