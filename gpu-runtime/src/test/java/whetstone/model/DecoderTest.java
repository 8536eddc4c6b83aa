package whetstone.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.DoubleBuffer;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import whetstone.api.Seed;
import whetstone.device.ComputeDevice;
import whetstone.device.Precision;

/// The program text in float64 against finite differences: every tensor, both outputs, with and without biases, tied
/// head and shared key-value heads, sequences that begin alike and of different lengths.
class DecoderTest {

    private static final int PLACES = 6; // T, of the longest sequence
    private static final List<int[]> APART =
            List.of(new int[] {1, 5, 2, 7, 3, 3, 0}, new int[] {6, 4, 1, 2, 2, 5, 0});
    // The first two are what others begin with; the fourth goes another way after three tokens, is
    // said
    // twice and ends in two ways; the last begins anew.
    private static final List<int[]> ALIKE =
            List.of(
                    new int[] {1, 5, 0},
                    new int[] {1, 5, 2, 7, 6},
                    new int[] {1, 5, 2, 7, 3, 3, 0},
                    new int[] {1, 5, 2, 2, 4},
                    new int[] {1, 5, 2, 2, 4},
                    new int[] {1, 5, 2, 2, 3},
                    new int[] {5, 5});
    private static final double TEMPERATURE = 1.3;

    private static ModelShape shape(boolean rich) {
        return new ModelShape(8, 8, 2, 4, rich ? 2 : 4, 4, 12, 16, 100, 1e-5, !rich, rich);
    }

    // All but the first of each.
    private static long[] rows(List<int[]> sequences) {
        return IntStream.range(0, sequences.size())
                .boxed()
                .flatMap(b ->
                        IntStream.range(
                                        Math.min(1, sequences.get(b).length - 2),
                                        sequences.get(b).length - 1)
                                .mapToObj(t -> (long) b * PLACES + t))
                .mapToLong(Long::longValue)
                .toArray();
    }

    @Test
    void whatSequencesHaveInCommonIsThereOnce() {
        try (var device =
                ComputeDevice.open(ComputeDevice.Choice.CPU, Optional.of(Precision.FLOAT64))) {
            boolean done =
                    device.scoped(scope -> {
                        var tree = Sequences.of(scope, ALIKE, rows(ALIKE), 1);
                        assertArrayEquals(
                                new long[] {1, 5, 2, 7, 3, 3, 2, 5}, tree.tokens().toLongArray());
                        assertEquals(new Shape(3, PLACES), tree.places().getShape());
                        assertArrayEquals(
                                new long[] {0, 2, 7, 6, 3, 3, 0, 2, 4, 3, 5},
                                tree.targets().toLongArray());
                        return true;
                    });
            assertTrue(done);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void sequencesSayTogetherWhatTheySayAlone(boolean rich) {
        try (var device =
                        ComputeDevice.open(
                                ComputeDevice.Choice.CPU, Optional.of(Precision.FLOAT64));
                var decoder = Decoders.fresh(device, shape(rich), new Seed(3))) {
            double[] together = device.scoped(scope -> logProbs(scope, decoder, ALIKE));
            for (int b = 0; b < ALIKE.size(); b++) {
                var one = ALIKE.get(b);
                double[] alone = device.scoped(scope -> logProbs(scope, decoder, List.of(one)));
                for (int t = 0; t < alone.length; t++) {
                    assertEquals(alone[t], together[b * PLACES + t], 1e-12, b + " at " + t);
                }
            }
        }
    }

    private static double[] logProbs(NDManager scope, Decoder decoder, List<int[]> sequences) {
        int longest = sequences.stream().mapToInt(s -> s.length - 1).max().orElseThrow();
        var all =
                IntStream.range(0, sequences.size())
                        .boxed()
                        .flatMap(b ->
                                IntStream.range(0, sequences.get(b).length - 1)
                                        .mapToObj(t -> b * longest + t))
                        .mapToLong(Integer::longValue)
                        .toArray();
        var scored = decoder.score(scope, Sequences.of(scope, sequences, all, TEMPERATURE));
        return scored.logProbs().toDoubleArray();
    }

    @ParameterizedTest
    @CsvSource({"false, false", "true, false", "false, true", "true, true"})
    void gradientsMatchFiniteDifferences(boolean rich, boolean alike) {
        try (var device =
                ComputeDevice.open(ComputeDevice.Choice.CPU, Optional.of(Precision.FLOAT64))) {
            var decoder = Decoders.fresh(device, shape(rich), new Seed(3));
            device.scoped(scope -> check(scope, decoder, alike ? ALIKE : APART));
            decoder.close();
        }
    }

    private static boolean check(NDManager scope, Decoder decoder, List<int[]> sequences) {
        // Norm scales and biases away from where they start, so that no term hides.
        var random = new Seed(4).random();
        for (var weight : decoder.weights()) {
            if (weight.getShape().dimension() == 1) {
                weight.addi(
                        scope.create(
                                random.doubles(weight.size(), -0.3, 0.3).toArray(),
                                weight.getShape()));
            }
        }
        decoder.refresh();
        var gradients = decoder.weights().stream().map(decoder::zerosLike).toList();
        var input = Sequences.of(scope, sequences, rows(sequences), TEMPERATURE);
        var scored = decoder.score(scope, input);
        var slopes =
                new Decoder.Slopes(
                        scope.create(slopes(1, sequences), scored.logProbs().getShape()),
                        scope.create(slopes(2, sequences), scored.logProbs().getShape()));
        var sum = decoder.new GradientSum();
        decoder.back(scope, scored, slopes, sum);
        sum.collect(scope, gradients);
        for (int i = 0; i < gradients.size(); i++) {
            var weight = decoder.weights().get(i);
            var analytic = gradients.get(i).toDoubleArray();
            for (int at = 0; at < analytic.length; at += Math.max(1, analytic.length / 9)) {
                double step = 1e-5;
                double before = weight.toDoubleArray()[at];
                put(weight, at, before + step);
                double above = loss(scope, decoder, sequences);
                put(weight, at, before - step);
                double below = loss(scope, decoder, sequences);
                put(weight, at, before);
                assertEquals((above - below) / (2 * step), analytic[at], 1e-7, i + " at " + at);
            }
        }
        return true;
    }

    // Any smooth loss would do: weights drawn at random for every log-probability and entropy.
    private static double[] slopes(int seed, List<int[]> sequences) {
        return new Seed(seed).random().doubles((long) PLACES * sequences.size(), -1, 1).toArray();
    }

    private static void put(NDArray weight, int at, double value) {
        var values = weight.toDoubleArray();
        values[at] = value;
        weight.set(DoubleBuffer.wrap(values));
    }

    private static double loss(NDManager scope, Decoder decoder, List<int[]> sequences) {
        decoder.refresh();
        var input = Sequences.of(scope, sequences, rows(sequences), TEMPERATURE);
        var scored = decoder.score(scope, input);
        var logProbs = scored.logProbs().toDoubleArray();
        var entropy = scored.entropy().toDoubleArray();
        var byLogProb = slopes(1, sequences);
        var byEntropy = slopes(2, sequences);
        return IntStream.range(0, logProbs.length)
                .mapToDouble(i -> logProbs[i] * byLogProb[i] + entropy[i] * byEntropy[i])
                .sum();
    }
}
