package whetstone.api.algorithm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import whetstone.api.Group;
import whetstone.api.Rollout;
import whetstone.api.Seed;
import whetstone.api.Signal;
import whetstone.api.Split;
import whetstone.api.Task;
import whetstone.api.Verdict;

/// What every algorithm must keep; an algorithm's test extends this and adds numbers computed by hand.
///
/// The batch: two groups of two rollouts of 4, 2, 3 and 1 completion tokens after a prompt of two; T = 5.
public abstract class AlgorithmContract {

    protected static final int POSITIONS = 5;
    private static final int[] LENGTHS = {4, 2, 3, 1};
    private static final int PROMPT = 2;

    protected final NDManager manager = NDManager.newBaseManager("PyTorch");

    protected abstract Algorithm algorithm();

    /// Whether groups of equal rewards must be left out: true for all that compare within a group.
    protected boolean compares() {
        return true;
    }

    @AfterEach
    void close() {
        manager.close();
    }

    /// What the gradient is a gradient of: the loss itself, unless it stops gradients through a factor; then the same
    /// with that factor taken `at` a fixed point.
    protected NDArray objective(Minibatch batch, Outputs now, Outputs at) {
        return algorithm().loss(batch, now);
    }

    @Test
    void creditHasAnEntryForEveryToken() {
        var credits = algorithm().credits(groups());
        assertEquals(groups().size(), credits.size());
        for (int g = 0; g < credits.size(); g++) {
            var group = groups().get(g);
            var credit = credits.get(g);
            assertEquals(group.rollouts().size(), credit.size());
            for (int i = 0; i < credit.size(); i++) {
                assertEquals(group.rollouts().get(i).completion().length, credit.get(i).length);
                for (float value : credit.get(i)) {
                    assertTrue(Float.isFinite(value));
                }
            }
        }
    }

    @Test
    void equalRewardsTeachNothing() {
        var same = new Group(task(), List.of(rollout(3, 1, 0), rollout(2, 1, 1)));
        assertEquals(!compares(), algorithm().teaches(same));
        assertTrue(algorithm().teaches(groups().getFirst()));
    }

    @Test
    void nothingIsLearnedFromAnEmptyGroup() {
        assertFalse(algorithm().teaches(new Group(task(), List.of())));
    }

    @Test
    void membersThatCannotBeJudgedChangeNothingForTheOthers() {
        var group = groups().getFirst();
        var known = group.rollouts();
        var unknown = unscorable(rollout(3, 1000, 7));
        var more = new Group(group.task(), List.of(known.get(0), unknown, known.get(1)));
        var expected = algorithm().credits(List.of(group)).getFirst();
        var found = algorithm().credits(List.of(more.scorable())).getFirst();
        assertEquals(expected.size(), found.size());
        for (int i = 0; i < expected.size(); i++) {
            assertArrayEquals(expected.get(i), found.get(i));
        }
        assertEquals(algorithm().teaches(group), algorithm().teaches(more.scorable()));
    }

    private static Rollout unscorable(Rollout rollout) {
        return new Rollout(
                rollout.prompt(),
                rollout.completion(),
                rollout.signals(),
                "",
                rollout.stop(),
                0,
                Verdict.unscorable(Verdict.Cause.TIME, "took too long"),
                rollout.reward(),
                List.of());
    }

    @Test
    void maskedPositionsHaveExactlyNoGradient() {
        var gradients = gradients(values(1), values(2));
        for (int b = 0; b < LENGTHS.length; b++) {
            for (int t = 0; t < POSITIONS; t++) {
                if (!completes(b, t)) {
                    assertEquals(0, gradients.get(0)[b * POSITIONS + t], "log-probability");
                    assertEquals(0, gradients.get(1)[b * POSITIONS + t], "entropy");
                }
            }
        }
    }

    @Test
    void theGradientMatchesFiniteDifferences() {
        var gradients = gradients(values(1), values(2));
        double step = 1e-6;
        for (int which = 0; which < 2; which++) {
            for (int i = 0; i < LENGTHS.length * POSITIONS; i++) {
                if (!completes(i / POSITIONS, i % POSITIONS)) {
                    continue;
                }
                double above = loss(which, i, step);
                double below = loss(which, i, -step);
                var at = "input %d at %d".formatted(which, i);
                assertEquals((above - below) / (2 * step), gradients.get(which)[i], 1e-6, at);
            }
        }
    }

    private double loss(int which, int index, double step) {
        var inputs = List.of(values(1), values(2));
        inputs.get(which)[index] += step;
        var now = new Outputs(matrix(inputs.get(0)), matrix(inputs.get(1)));
        var at = new Outputs(matrix(values(1)), matrix(values(2)));
        return objective(batch(groups()), now, at).toDoubleArray()[0];
    }

    // What two parts of a minibatch contribute adds up to what the whole one does.
    @Test
    void sharesOfAMinibatchAddUp() {
        var now = new Outputs(matrix(values(1)), matrix(values(2)));
        double whole = algorithm().loss(batch(groups()), now).toDoubleArray()[0];
        double parts = 0;
        for (int group = 0; group < 2; group++) {
            var rows = 2 * group + ":" + (2 * group + 2);
            var part = batch(groups());
            var signals = new EnumMap<Signal, NDArray>(Signal.class);
            part.signals().forEach((signal, array) -> signals.put(signal, array.get(rows)));
            var cut =
                    new Minibatch(
                            part.tokens().get(rows),
                            part.mask().get(rows),
                            part.credit().get(rows),
                            signals,
                            manager.ones(new Shape(1, 2), part.mask().getDataType()),
                            part.whole());
            var outputs = new Outputs(now.logProbs().get(rows), now.entropy().get(rows));
            parts += algorithm().loss(cut, outputs).toDoubleArray()[0];
        }
        assertEquals(whole, parts, 1e-9);
    }

    /// Gradients by log-probability and by entropy, each (B · T), row by row.
    protected final List<double[]> gradients(double[] logProbs, double[] entropy) {
        var leaf = matrix(logProbs);
        var other = matrix(entropy);
        leaf.setRequiresGradient(true);
        other.setRequiresGradient(true);
        try (var tape = manager.getEngine().newGradientCollector()) {
            var zero = leaf.sum().add(other.sum()).mul(0);
            tape.backward(algorithm().loss(batch(groups()), new Outputs(leaf, other)).add(zero));
        }
        return List.of(leaf.getGradient().toDoubleArray(), other.getGradient().toDoubleArray());
    }

    /// The two groups as a batch, with the algorithm's own credit and whatever signals it needs.
    protected final Minibatch batch(List<Group> groups) {
        var rollouts = groups.stream().flatMap(g -> g.rollouts().stream()).toList();
        var credit = algorithm().credits(groups).stream().flatMap(List::stream).toList();
        var signals = new EnumMap<Signal, NDArray>(Signal.class);
        for (var signal : algorithm().needs()) {
            signals.put(signal, spread(rollouts.stream().map(r -> r.signal(signal)).toList()));
        }
        return new Minibatch(
                manager.zeros(new Shape(rollouts.size(), POSITIONS + 1)),
                spread(rollouts.stream().map(r -> r.spread(1)).toList()),
                spread(credit),
                signals,
                manager.create(new double[] {1, 1, 0, 0, 0, 0, 1, 1}, new Shape(2, 4)),
                new Minibatch.Whole(10, 4, 2));
    }

    private NDArray spread(List<float[]> perToken) {
        var all = new double[perToken.size() * POSITIONS];
        for (int b = 0; b < perToken.size(); b++) {
            for (int t = 0; t < perToken.get(b).length; t++) {
                all[b * POSITIONS + PROMPT - 1 + t] = perToken.get(b)[t];
            }
        }
        return matrix(all);
    }

    /// (B, T) in float64.
    protected final NDArray matrix(double[] values) {
        return manager.create(values, new Shape(LENGTHS.length, POSITIONS));
    }

    private static boolean completes(int rollout, int position) {
        return position >= PROMPT - 1 && position < PROMPT - 1 + LENGTHS[rollout];
    }

    // Recorded ones lie between -1.1 and -0.9: some ratios beyond a clip of 0.2, some within, none
    // on its edge.
    private static double[] values(int seed) {
        return new Seed(seed)
                .random()
                .doubles((long) LENGTHS.length * POSITIONS, -1.4, -0.6)
                .toArray();
    }

    /// Two groups whose rewards differ within: 1, 0 and 0.25, 1.
    protected static List<Group> groups() {
        var first = new Group(task(), List.of(rollout(4, 1, 0), rollout(2, 0, 1)));
        return List.of(first, new Group(task(), List.of(rollout(3, 0.25, 2), rollout(1, 1, 3))));
    }

    /// A rollout of `length` tokens with every signal recorded.
    protected static Rollout rollout(int length, double reward, int seed) {
        var random = new Seed(100 + seed).random();
        Map<Signal, float[]> signals = new EnumMap<>(Signal.class);
        for (var signal : Signal.values()) {
            signals.put(signal, recorded(length, random));
        }
        return new Rollout(
                new int[PROMPT],
                new int[length],
                signals,
                "",
                Rollout.Stop.END,
                0,
                reward == 1 ? Verdict.correct("") : Verdict.wrong(""),
                reward,
                List.of());
    }

    private static float[] recorded(int length, RandomGenerator random) {
        var values = new ArrayList<Double>();
        IntStream.range(0, length).forEach(_ -> values.add(random.nextDouble(-1.1, -0.9)));
        var array = new float[length];
        for (int t = 0; t < length; t++) {
            array[t] = values.get(t).floatValue();
        }
        return array;
    }

    /// Some task.
    protected static Task task() {
        return new Task("task", "domain", 0, Split.TRAIN, "", "{}", null, null);
    }
}
