package whetstone.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import whetstone.api.Seed;
import whetstone.device.ComputeDevice;
import whetstone.device.DeviceException;
import whetstone.device.Precision;

class ModelFolderTest {

    private static final CharacterTokenizer TOKENIZER =
            new CharacterTokenizer(List.of("a", "b", "c", "<answer>", "d", "e", "f"));
    private static ComputeDevice device;

    @TempDir private Path folder;

    @BeforeAll
    static void open() {
        device = ComputeDevice.open(ComputeDevice.Choice.CPU, Optional.of(Precision.FLOAT64));
    }

    @AfterAll
    static void close() {
        device.close();
    }

    private static ModelShape shape(boolean rich) {
        return new ModelShape(8, 12, 2, 4, 2, 6, 10, 16, 100, 1e-5, !rich, rich);
    }

    private void write(boolean rich) {
        var decoder = Decoders.fresh(device, shape(rich), new Seed(5));
        ModelFolder.write(folder, decoder, TOKENIZER);
        decoder.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aModelFromFilesSaysWhatPlainArithmeticSays(boolean rich) {
        write(rich);
        Map<String, float[]> weights = new TreeMap<>();
        Safetensors.read(folder.resolve("model.safetensors"))
                .forEach((name, tensor) -> weights.put(name, tensor.values()));
        var model = ModelFolder.read(device, folder);
        var tokens = new int[] {1, 4, 2, 2, 7, 0, 3};
        var expected = new PlainDecoder(shape(rich), weights).logProbs(tokens);
        var found =
                device.scoped(scope -> {
                    var rows = new long[] {0, 1, 2, 3, 4, 5};
                    var input = Sequences.of(scope, List.of(tokens), rows, 1);
                    var scored = model.decoder().score(scope, input);
                    return scored.logProbs().toDoubleArray();
                });
        assertArrayEquals(expected, found, 1e-9);
        model.decoder().close();
    }

    @Test
    void theTokenizerComesBackAndKnowsItsLongPieces() {
        write(false);
        var tokenizer = ModelFolder.readTokenizer(folder);
        assertArrayEquals(new int[] {1, 4, 2}, tokenizer.encode("a<answer>b"));
        assertEquals("a<answer>b", tokenizer.decode(new int[] {1, 4, 2, 0}));
        assertThrows(IllegalArgumentException.class, () -> tokenizer.encode("z"));
    }

    @Test
    void aTokenizerOfAnotherModelIsRefused() {
        write(false);
        new CharacterTokenizer(List.of("a", "b")).write(folder);
        var e = assertThrows(DeviceException.class, () -> ModelFolder.read(device, folder));
        assertTrue(e.toString().contains("tokenizer and model do not match"), e::toString);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.001, 0.3, 0.9, 0.9999})
    void aFileThatWasCutShortIsRefused(double share) throws IOException {
        write(false);
        var file = folder.resolve("model.safetensors");
        var bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, (int) (share * bytes.length)));
        var e = assertThrows(DeviceException.class, () -> ModelFolder.read(device, folder));
        assertTrue(e.toString().contains("model.safetensors"), e::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpt2", "mamba"})
    void anotherArchitectureIsRefused(String type) throws IOException {
        write(false);
        var file = folder.resolve("config.json");
        Files.writeString(file, Files.readString(file).replace("\"llama\"", '"' + type + '"'));
        var e = assertThrows(DeviceException.class, () -> ModelFolder.read(device, folder));
        assertTrue(e.toString().contains("model_type '" + type + "'"), e::toString);
    }

    // A byte-pair tokenizer small enough to work out: merges "a b" to "ab".
    @Test
    void aHuggingFaceTokenizerIsUsedWhereThereIsOne() throws IOException {
        write(false);
        Files.writeString(
                folder.resolve("tokenizer.json"),
                """
                {"version": "1.0", "truncation": null, "padding": null, "normalizer": null, "pre_tokenizer": null,
                 "post_processor": null, "decoder": {"type": "Fuse"},
                 "added_tokens": [{"id": 0, "content": "<end>", "special": true, "single_word": false,
                                   "lstrip": false, "rstrip": false, "normalized": false}],
                 "model": {"type": "BPE", "dropout": null, "unk_token": null, "continuing_subword_prefix": null,
                           "end_of_word_suffix": null, "fuse_unk": false, "byte_fallback": false,
                           "vocab": {"<end>": 0, "a": 1, "b": 2, "c": 3, "ab": 4}, "merges": ["a b"]}}
                """);
        var tokenizer = ModelFolder.readTokenizer(folder);
        assertArrayEquals(new int[] {4, 3, 1}, tokenizer.encode("abca"));
        assertEquals("abca", tokenizer.decode(new int[] {4, 3, 1, 0}));
        assertEquals(8, tokenizer.vocabulary());
    }
}
