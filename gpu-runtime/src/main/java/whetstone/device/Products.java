package whetstone.device;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Collections;
import java.util.function.Function;

/// How fast matrix products are.
final class Products {
    private Products() {}

    private static final int[] SIZES = {512, 1024, 2048};
    // The longest that one product may take: a processor without instructions for a type is a
    // hundred times slower at it.
    private static final double LONGEST = 0.5;
    private static final double TRY_SECONDS = 0.1;

    // Each product depends on the one before, so that none is hoisted out of the loop.
    private static final String TEXT =
            """
            class Products(Module):
              __parameters__ = []
              __buffers__ = []
              training : bool
              def run(self: __torch__.Products, x: Tensor, w: Tensor, type: Tensor, n: Tensor) -> Tensor:
                y = x.to(int(type))
                v = w.to(int(type))
                for i in range(int(n)):
                  y = torch.mm(y, v)
                return y.sum().to(7)
            """;

    /// Floating-point operations per second on all lanes together, the best of several sizes. Sizes whose products would
    /// take too long are left out.
    static double peak(ComputeDevice device, Precision precision) {
        double best = 0;
        for (int size : SIZES) {
            double expected = operations(size) * device.lanes() / best;
            if (best == 0 || expected <= LONGEST) {
                best = Math.max(best, rate(device, precision, size, 1));
            }
        }
        return best;
    }

    /// Floating-point operations per second on all lanes together, best of several tries.
    ///
    /// @param size rows and columns
    /// @param seconds after which no other try begins
    static double rate(ComputeDevice device, Precision precision, int size, double seconds) {
        long start = System.nanoTime();
        double best = once(device, precision, size, 1);
        while ((System.nanoTime() - start) / 1e9 < seconds) {
            double each = operations(size) * device.lanes() / best;
            long products = Math.max(1, Math.round(TRY_SECONDS / each));
            best = Math.max(best, once(device, precision, size, products));
        }
        return best;
    }

    private static double operations(int size) {
        return 2.0 * size * size * size;
    }

    private static double once(ComputeDevice device, Precision precision, int size, long products) {
        Function<NDManager, Double> work = scope -> seconds(scope, precision, size, products);
        return device.parallel(Collections.nCopies(device.lanes(), work)).stream()
                .mapToDouble(seconds -> operations(size) * products / seconds)
                .sum();
    }

    private static double seconds(NDManager scope, Precision precision, int size, long products) {
        try (var program = new ScriptBlock("Products", TEXT, scope)) {
            var shape = new Shape(size, size);
            // Scaled to keep the products' size.
            var x = scope.randomNormal(shape);
            var w = scope.randomNormal(shape).div(Math.sqrt(size));
            var type = scope.create((long) precision.code());
            long start = System.nanoTime();
            var sum = program.call(scope, "run", x, w, type, scope.create(products));
            sum.singletonOrThrow().getDouble();
            return (System.nanoTime() - start) / 1e9;
        }
    }
}
