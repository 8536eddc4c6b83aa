package whetstone.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import whetstone.device.ComputeDevice;
import whetstone.device.DeviceException;
import whetstone.file.FileTrouble;

/// A model on disk, laid out as Hugging Face does: `config.json`, `tokenizer.json`, `*.safetensors`.
public final class ModelFolder {
    private ModelFolder() {}

    /// A decoder with its tokenizer.
    public record Model(Decoder decoder, Tokenizer tokenizer) {}

    /// Reads a checkpoint of ours or a folder from elsewhere.
    ///
    /// @throws DeviceException if a file is missing or broken, or if files do not belong together
    public static Model read(ComputeDevice device, Path folder) {
        var config = ModelConfig.read(folder);
        var tokenizer = tokenizer(folder, config);
        var stored = tensors(folder);
        var values = new ArrayList<float[]>();
        for (var layout : Layout.of(config.shape())) {
            values.add(joined(folder, layout, stored));
        }
        return new Model(Decoders.of(device, config.shape(), values), tokenizer);
    }

    /// Reads only what turns text into tokens.
    public static Tokenizer readTokenizer(Path folder) {
        return tokenizer(folder, ModelConfig.read(folder));
    }

    /// Reads only the sizes of the model.
    public static ModelShape readShape(Path folder) {
        return ModelConfig.read(folder).shape();
    }

    private static Tokenizer tokenizer(Path folder, ModelConfig config) {
        var file = folder.resolve(CharacterTokenizer.FILE);
        if (!Files.isRegularFile(file)) {
            throw new DeviceException(
                    folder + ": tokenizer.json is missing; copy it beside config.json");
        }
        var json = new JsonMapper().readTree(file);
        int vocabulary = config.shape().vocabulary();
        boolean ours = json.path("type").asString("").equals(CharacterTokenizer.TYPE);
        var tokenizer =
                ours
                        ? new CharacterTokenizer(
                                json.path("pieces").valueStream().map(JsonNode::asString).toList())
                        : new HuggingFaceTokenizer(file, config.end(), vocabulary);
        int ids = ours ? tokenizer.vocabulary() : highestId(json) + 1;
        if (ours ? ids != vocabulary : ids > vocabulary) {
            throw new DeviceException(
                    "%s: tokenizer and model do not match: tokenizer.json has %d tokens, config.json says %d; take both from one model"
                            .formatted(folder, ids, vocabulary));
        }
        return tokenizer;
    }

    private static int highestId(JsonNode json) {
        var vocabulary = json.path("model").path("vocab");
        int highest =
                vocabulary.isArray()
                        ? vocabulary.size() - 1
                        : vocabulary.valueStream().mapToInt(JsonNode::asInt).max().orElse(-1);
        var added = json.path("added_tokens").valueStream();
        return Math.max(highest, added.mapToInt(t -> t.path("id").asInt(-1)).max().orElse(-1));
    }

    private static Map<String, Safetensors.Tensor> tensors(Path folder) {
        var all = new TreeMap<String, Safetensors.Tensor>();
        try (var files = Files.newDirectoryStream(folder, "model*.safetensors")) {
            files.forEach(file -> all.putAll(Safetensors.read(file)));
        } catch (IOException e) {
            throw new DeviceException(
                    folder + ": cannot be read: " + FileTrouble.told(folder, e), e);
        }
        return all;
    }

    private static float[] joined(
            Path folder, Layout layout, Map<String, Safetensors.Tensor> stored) {
        int columns = Math.max(1, layout.columns());
        var values = new float[layout.rows() * columns];
        int at = 0;
        for (var part : layout.parts()) {
            var tensor = stored.get(part.name());
            int size = part.rows() * columns;
            if (tensor == null || tensor.values().length != size) {
                var found = tensor == null ? "nothing" : Arrays.toString(tensor.shape());
                throw new DeviceException(
                        "%s: tensor %s: config.json asks for %d values, found %s; the folder is incomplete or mixes models"
                                .formatted(folder, part.name(), size, found));
            }
            System.arraycopy(tensor.values(), 0, values, at, size);
            at += size;
        }
        return values;
    }

    /// Writes the model into an existing folder. Device thread not required.
    public static void write(Path folder, Decoder decoder, Tokenizer tokenizer) {
        new ModelConfig(decoder.shape(), tokenizer.end()).write(folder);
        tokenizer.write(folder);
        writeWeights(folder.resolve("model.safetensors"), decoder);
    }

    /// Writes the weights alone.
    public static void writeWeights(Path file, Decoder decoder) {
        var values =
                decoder.device()
                        .scoped(scope ->
                                decoder.weights().stream()
                                        .map(weight -> floats(scope, weight))
                                        .toList());
        Safetensors.write(file, split(decoder.shape(), values));
    }

    /// A decoder of the shape of `like` with the weights that [#writeWeights] wrote.
    ///
    /// @throws DeviceException if the file is missing or broken, or of another shape
    public static Decoder readWeights(Path file, Decoder like) {
        var stored = Safetensors.read(file);
        var values =
                Layout.of(like.shape()).stream()
                        .map(layout -> joined(file, layout, stored))
                        .toList();
        return Decoders.of(like.device(), like.shape(), values);
    }

    private static Map<String, Safetensors.Tensor> split(ModelShape shape, List<float[]> values) {
        var tensors = new LinkedHashMap<String, Safetensors.Tensor>();
        var layouts = Layout.of(shape);
        for (int i = 0; i < layouts.size(); i++) {
            int columns = layouts.get(i).columns();
            int at = 0;
            for (var part : layouts.get(i).parts()) {
                int size = part.rows() * Math.max(1, columns);
                var dimensions =
                        columns == 0 ? new long[] {part.rows()} : new long[] {part.rows(), columns};
                var part1 = Arrays.copyOfRange(values.get(i), at, at + size);
                tensors.put(part.name(), new Safetensors.Tensor(dimensions, part1));
                at += size;
            }
        }
        return tensors;
    }

    private static float[] floats(NDManager scope, NDArray array) {
        var copy = array.toType(ai.djl.ndarray.types.DataType.FLOAT32, true);
        copy.attach(scope);
        return copy.toFloatArray();
    }
}
