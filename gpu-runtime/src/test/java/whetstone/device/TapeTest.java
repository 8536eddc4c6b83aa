package whetstone.device;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import whetstone.device.ComputeDevice.Choice;

class TapeTest {

    private static final int NUMBERS = 50;

    // d/dx (2 · 2 · … · x²) = 2⁵⁰ · 2x; each 2 lies in memory of its own that nobody but the tape
    // knows.
    @Test
    void numbersOfALossOutliveAGarbageCollection() {
        try (var device = ComputeDevice.open(Choice.CPU, Optional.of(Precision.FLOAT32))) {
            device.scoped(scope -> {
                var x = scope.create(new float[] {3, -1});
                x.setRequiresGradient(true);
                double loss = Tape.backward(() -> collectGarbage(doubled(x.mul(x)).sum()));
                assertEquals(10 * Math.pow(2, NUMBERS), loss);
                float slope = (float) Math.pow(2, NUMBERS + 1);
                assertArrayEquals(new float[] {3 * slope, -slope}, x.getGradient().toFloatArray());
                return true;
            });
        }
    }

    private static NDArray doubled(NDArray x) {
        var y = x;
        for (int i = 0; i < NUMBERS; i++) {
            y = y.mul(2);
        }
        return y;
    }

    // Free memory is written to by whoever asks for some next.
    private static NDArray collectGarbage(NDArray unchanged) {
        for (int i = 0; i < 5; i++) {
            System.gc();
            IntStream.range(0, 1000).forEach(_ -> ByteBuffer.allocateDirect(4).putInt(-1));
        }
        return unchanged;
    }
}
