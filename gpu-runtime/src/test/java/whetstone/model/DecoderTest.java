package whetstone.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.DoubleBuffer;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import whetstone.api.Seed;
import whetstone.device.ComputeDevice;
import whetstone.device.Precision;

/// The program text in float64 against finite differences: every tensor, both outputs, with and without biases, tied
/// head and shared key-value heads.
class DecoderTest {

    private static final long[] TOKENS = {1, 5, 2, 7, 3, 3, 0, 6, 4, 1, 2, 2, 5, 0};
    private static final long[] ROWS = {1, 2, 4, 6, 7, 11};
    private static final double TEMPERATURE = 1.3;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void gradientsMatchFiniteDifferences(boolean rich) {
        var shape = new ModelShape(8, 8, 2, 4, rich ? 2 : 4, 4, 12, 16, 100, 1e-5, !rich, rich);
        try (var device =
                ComputeDevice.open(ComputeDevice.Choice.CPU, Optional.of(Precision.FLOAT64))) {
            var decoder = Decoders.fresh(device, shape, new Seed(3));
            device.scoped(scope -> check(scope, decoder));
            decoder.close();
        }
    }

    private static boolean check(NDManager scope, Decoder decoder) {
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
        var tokens = scope.create(TOKENS, new Shape(2, 7));
        var input = new Decoder.Sequences(tokens, scope.create(ROWS), TEMPERATURE);
        var scored = decoder.score(scope, input);
        var slopes =
                new Decoder.Slopes(
                        scope.create(slopes(1), new Shape(2, 6)),
                        scope.create(slopes(2), new Shape(2, 6)));
        var sum = decoder.new GradientSum();
        decoder.back(scope, input, scored, slopes, sum);
        sum.collect(scope, gradients);
        for (int i = 0; i < gradients.size(); i++) {
            var weight = decoder.weights().get(i);
            var analytic = gradients.get(i).toDoubleArray();
            for (int at = 0; at < analytic.length; at += Math.max(1, analytic.length / 9)) {
                double step = 1e-5;
                double above = loss(scope, decoder, weight, at, step);
                double below = loss(scope, decoder, weight, at, -step);
                assertEquals((above - below) / (2 * step), analytic[at], 1e-7, i + " at " + at);
            }
        }
        return true;
    }

    // Any smooth loss would do: weights drawn at random for every log-probability and entropy.
    private static double[] slopes(int seed) {
        return new Seed(seed).random().doubles(12, -1, 1).toArray();
    }

    private static double loss(
            NDManager scope, Decoder decoder, NDArray weight, int at, double step) {
        var before = weight.toDoubleArray();
        var moved = before.clone();
        moved[at] += step;
        weight.set(DoubleBuffer.wrap(moved));
        decoder.refresh();
        var tokens = scope.create(TOKENS, new Shape(2, 7));
        var input = new Decoder.Sequences(tokens, scope.create(ROWS), TEMPERATURE);
        var scored = decoder.score(scope, input);
        double loss = 0;
        for (int i = 0; i < 12; i++) {
            loss += scored.logProbs().toDoubleArray()[i] * slopes(1)[i];
            loss += scored.entropy().toDoubleArray()[i] * slopes(2)[i];
        }
        weight.set(DoubleBuffer.wrap(before));
        decoder.refresh();
        return loss;
    }
}
