package whetstone.core.store;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/// Arrays as bytes: int32 and float32, little endian.
final class Blobs {
    private Blobs() {}

    static byte[] of(int[] values) {
        var bytes = new byte[values.length * Integer.BYTES];
        buffer(bytes).asIntBuffer().put(values);
        return bytes;
    }

    static byte @Nullable [] of(float @Nullable [] values) {
        return values == null ? null : bytes(values);
    }

    static byte[] bytes(float[] values) {
        var bytes = new byte[values.length * Float.BYTES];
        buffer(bytes).asFloatBuffer().put(values);
        return bytes;
    }

    static int[] ints(byte[] bytes) {
        var values = new int[bytes.length / Integer.BYTES];
        buffer(bytes).asIntBuffer().get(values);
        return values;
    }

    static float[] floats(byte[] bytes) {
        var values = new float[bytes.length / Float.BYTES];
        buffer(bytes).asFloatBuffer().get(values);
        return values;
    }

    private static ByteBuffer buffer(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
