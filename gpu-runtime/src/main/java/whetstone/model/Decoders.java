package whetstone.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import whetstone.api.Seed;
import whetstone.device.ComputeDevice;

/// Makes decoders: new ones with random weights, copies, and those that [ModelFolder] reads.
public final class Decoders {
    private Decoders() {}

    /// A decoder with random weights; the same seed gives the same ones on any device.
    public static Decoder fresh(ComputeDevice device, ModelShape shape, Seed seed) {
        return device.call(() -> {
            var manager = device.manager().newSubManager();
            var weights = new ArrayList<NDArray>();
            for (var layout : Layout.of(shape)) {
                var random = seed.derive(layout.parts().getFirst().name()).random();
                weights.add(tensor(device, manager, layout, first(layout, random)));
            }
            return new Decoder(device, shape, manager, weights);
        });
    }

    /// A decoder with the weights that `decoder` has now, for example as a frozen reference.
    public static Decoder copy(Decoder decoder) {
        var device = decoder.device();
        return device.call(() -> {
            var manager = device.manager().newSubManager();
            List<NDArray> weights = new ArrayList<>();
            for (var weight : decoder.weights()) {
                var copy = weight.duplicate();
                copy.attach(manager);
                weights.add(copy);
            }
            return new Decoder(device, decoder.shape(), manager, weights);
        });
    }

    /// @param values per tensor of [Layout], row by row
    static Decoder of(ComputeDevice device, ModelShape shape, List<float[]> values) {
        return device.call(() -> {
            var manager = device.manager().newSubManager();
            var weights = new ArrayList<NDArray>();
            var layouts = Layout.of(shape);
            for (int i = 0; i < layouts.size(); i++) {
                weights.add(tensor(device, manager, layouts.get(i), values.get(i)));
            }
            return new Decoder(device, shape, manager, weights);
        });
    }

    private static float[] first(Layout layout, RandomGenerator random) {
        var values = new float[layout.rows() * Math.max(1, layout.columns())];
        if (layout.ones()) {
            Arrays.fill(values, 1);
        } else if (layout.spread() > 0) {
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) (random.nextGaussian() * layout.spread());
            }
        }
        return values;
    }

    private static NDArray tensor(
            ComputeDevice device, NDManager manager, Layout layout, float[] values) {
        var shape =
                layout.columns() == 0
                        ? new Shape(layout.rows())
                        : new Shape(layout.rows(), layout.columns());
        return manager.create(values, shape).toType(device.precision().master(), false);
    }
}
