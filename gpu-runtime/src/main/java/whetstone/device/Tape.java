package whetstone.device;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDScope;
import ai.djl.pytorch.engine.PtNDArray;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Supplier;

/// The engine's record of a small computation, for its gradients. There is one per process: lanes wait for each other here.
public final class Tape {
    private Tape() {}

    private static final Field MEMORY = field(PtNDArray.class, "dataRef");
    private static final Field MADE = field(NDScope.class, "resources");

    /// Computes `loss` and the gradients of all tensors it was made from that ask for one. Frees what `loss` made.
    ///
    /// @param loss returns a scalar tensor
    /// @return the scalar
    public static synchronized double backward(Supplier<NDArray> loss) {
        var made = new Made();
        try (var scope = new NDScope();
                var tape = Engine.getEngine("PyTorch").newGradientCollector()) {
            MADE.set(scope, made);
            var scalar = loss.get();
            tape.backward(scalar);
            return scalar.toArray()[0].doubleValue();
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        } finally {
            made.release();
        }
    }

    /// Tensors made under the tape, each with the memory it was made in.
    ///
    /// The engine turns a Java number that takes part (`x.mul(0.1)`) into a tensor in memory of Java's and lets go of that memory
    /// at once, while the way back still reads it: a garbage collection in between made the number into anything.
    private static final class Made extends IdentityHashMap<NDArray, NDArray> {
        private static final long serialVersionUID = 1;
        private final transient List<Object> memories = new ArrayList<>();

        @Override
        public NDArray put(NDArray array, NDArray same) {
            try {
                memories.add(MEMORY.get(array));
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
            return super.put(array, same);
        }

        // Called last, so that the compiler cannot find the list unused any earlier.
        void release() {
            memories.clear();
        }
    }

    private static Field field(Class<?> type, String name) {
        try {
            var field = type.getDeclaredField(name);
            field.setAccessible(true);
            return field;
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(
                    "tensor engine: %s has no field %s; use the version that Whetstone comes with"
                            .formatted(type, name),
                    e);
        }
    }
}
