package whetstone.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import whetstone.device.Precision;

/// The program text `decoder.py`, its constants filled in for one shape and precision.
final class Program {
    private Program() {}

    private static final int HEAD_CHUNK = 1 << 24; // logits made at a time: 64 MiB
    private static final Pattern CONSTANT = Pattern.compile("\\b[A-Z][A-Z0-9]+\\b");

    static String text(ModelShape shape, Precision precision) {
        var constants =
                Map.ofEntries(
                        constant("ATLEAST32", precision.masterCode()),
                        constant("TYPE", precision.code()),
                        constant("LAYERS", shape.layers()),
                        constant("VOCABULARY", shape.vocabulary()),
                        constant("WIDTH", shape.width()),
                        constant("HIDDEN", shape.hidden()),
                        constant("HEADSIZE", shape.headSize()),
                        constant("HEADS", shape.heads()),
                        constant("KVHEADS", shape.keyValueHeads()),
                        constant("GROUP", shape.heads() / shape.keyValueHeads()),
                        constant(
                                "TURNED",
                                (shape.heads() + shape.keyValueHeads()) * shape.headSize()),
                        constant("SCALE", 1 / Math.sqrt(shape.headSize())),
                        constant("EPSILON", shape.epsilon()),
                        constant("CHUNK", Math.max(1, HEAD_CHUNK / shape.vocabulary())),
                        constant("HEAD", shape.tied() ? 0 : 2),
                        constant("FIRST", shape.tied() ? 2 : 3),
                        constant("SLOTS", shape.bias() ? 7 : 6),
                        constant("PARTS", shape.bias() ? 5 : 4),
                        constant("BIAS", shape.bias() ? "True" : "False"));
        var text = new StringBuilder();
        var word = CONSTANT.matcher(source());
        while (word.find()) {
            word.appendReplacement(text, constants.getOrDefault(word.group(), word.group()));
        }
        return word.appendTail(text).toString();
    }

    private static Map.Entry<String, String> constant(String name, Object value) {
        return Map.entry(name, value.toString());
    }

    private static String source() {
        try (var in = Program.class.getResourceAsStream("decoder.py")) {
            if (in == null) {
                throw new IllegalStateException("decoder.py is missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
