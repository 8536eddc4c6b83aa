package whetstone.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import whetstone.device.DeviceException;
import whetstone.file.FileTrouble;

/// The safetensors file format: a length (8 bytes, little endian), a JSON header that says where each tensor lies, and
/// the tensors' numbers. https://github.com/huggingface/safetensors
public final class Safetensors {
    private Safetensors() {}

    private static final JsonMapper JSON = new JsonMapper();
    private static final int LONGEST_HEADER = 100_000_000; // as the format's own reader has it

    /// A named array of float32.
    ///
    /// @param shape product is the number of values
    public record Tensor(long[] shape, float[] values) {}

    private record Entry(String dtype, long[] shape, long[] data_offsets) {}

    /// Writes `tensors` in their order, and waits until they are on the disk.
    public static void write(Path file, Map<String, Tensor> tensors) {
        var header = new LinkedHashMap<String, Entry>();
        long at = 0;
        for (var tensor : tensors.entrySet()) {
            long bytes = 4L * tensor.getValue().values().length;
            var place = new long[] {at, at + bytes};
            header.put(tensor.getKey(), new Entry("F32", tensor.getValue().shape(), place));
            at += bytes;
        }
        var json = JSON.writeValueAsBytes(header);
        try (var channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            write(channel, littleEndian(8).putLong(json.length).flip());
            write(channel, ByteBuffer.wrap(json));
            for (var tensor : tensors.values()) {
                var bytes = littleEndian(4 * tensor.values().length);
                bytes.asFloatBuffer().put(tensor.values());
                write(channel, bytes);
            }
            channel.force(true);
        } catch (IOException e) {
            throw new UncheckedIOException(FileTrouble.at(file, e));
        }
    }

    private static void write(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /// All tensors of a file, as float32.
    ///
    /// @throws DeviceException if the file is cut short or is no such file
    public static Map<String, Tensor> read(Path file) {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            var header = header(file, channel);
            var tensors = new TreeMap<String, Tensor>();
            long start = channel.position();
            for (var field : header.properties()) {
                if (!field.getKey().equals("__metadata__")) {
                    var entry = JSON.treeToValue(field.getValue(), Entry.class);
                    tensors.put(field.getKey(), tensor(file, channel, start, entry));
                }
            }
            return tensors;
        } catch (JacksonException e) {
            throw broken(file, "its header does not parse: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new DeviceException(file + ": cannot be read: " + FileTrouble.told(file, e), e);
        }
    }

    private static JsonNode header(Path file, FileChannel channel) throws IOException {
        var length = littleEndian(8);
        fill(file, channel, length);
        long bytes = length.flip().getLong();
        if (bytes < 2 || bytes > Math.min(LONGEST_HEADER, Files.size(file) - 8)) {
            throw broken(file, "its header would be %d bytes long".formatted(bytes));
        }
        var json = ByteBuffer.allocate((int) bytes);
        fill(file, channel, json);
        return JSON.readTree(new String(json.array(), StandardCharsets.UTF_8));
    }

    private static Tensor tensor(Path file, FileChannel channel, long start, Entry entry)
            throws IOException {
        long from = entry.data_offsets()[0];
        long bytes = entry.data_offsets()[1] - from;
        long count = Arrays.stream(entry.shape()).reduce(1, Math::multiplyExact);
        int size = entry.dtype().equals("F32") ? 4 : 2;
        if (bytes != count * size || from < 0 || start + from + bytes > channel.size()) {
            throw broken(file, "a tensor lies outside the file or has another size than its shape");
        }
        var raw = littleEndian(Math.toIntExact(bytes));
        channel.position(start + from);
        fill(file, channel, raw);
        return new Tensor(entry.shape(), floats(file, entry.dtype(), raw.flip()));
    }

    private static float[] floats(Path file, String dtype, ByteBuffer raw) {
        var values = new float[raw.remaining() / (dtype.equals("F32") ? 4 : 2)];
        for (int i = 0; i < values.length; i++) {
            values[i] =
                    switch (dtype) {
                        case "F32" -> raw.getFloat();
                        case "F16" -> Float.float16ToFloat(raw.getShort());
                        case "BF16" -> Float.intBitsToFloat(raw.getShort() << 16);
                        default ->
                                throw new DeviceException(
                                        "%s: tensors of type %s are not supported; convert them to BF16, F16 or F32"
                                                .formatted(file, dtype));
                    };
        }
        return values;
    }

    private static void fill(Path file, FileChannel channel, ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw broken(file, "it ends too early");
            }
        }
    }

    private static ByteBuffer littleEndian(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static DeviceException broken(Path file, String why) {
        return new DeviceException(
                "%s: not a whole safetensors file: %s; use another checkpoint, or fetch the file again"
                        .formatted(file, why));
    }
}
