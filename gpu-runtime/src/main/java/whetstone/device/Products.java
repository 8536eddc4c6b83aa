package whetstone.device;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Collections;
import java.util.function.Function;

/// How fast matrix products are.
final class Products {
    private Products() {}

    private static final int TRIES = 5;
    private static final double OPERATIONS_PER_TRY = 2e10;

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

    /// Floating-point operations per second on all lanes together, best of several tries.
    static double rate(ComputeDevice device, Precision precision, int size) {
        double operations = 2.0 * size * size * size;
        long products = Math.max(1, Math.round(OPERATIONS_PER_TRY / operations));
        double best = 0;
        for (int i = 0; i < TRIES; i++) {
            var works =
                    Collections.nCopies(
                            device.lanes(),
                            (Function<NDManager, Double>)
                                    scope -> seconds(scope, precision, size, products));
            double rate = 0;
            for (double seconds : device.parallel(works)) {
                rate += operations * products / seconds;
            }
            best = Math.max(best, rate);
        }
        return best;
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
