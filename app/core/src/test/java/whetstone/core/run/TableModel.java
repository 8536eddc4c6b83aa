package whetstone.core.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import whetstone.model.CharacterTokenizer;
import whetstone.model.Safetensors;

/// A model folder whose next token hangs on the last one alone: a table of chances, written as weights. It reads prompts of
/// a teacher by how they end, and answers in their form: exercises as JSON, answers with tags, and now and then neither.
///
/// Embeddings are one-hot, attention and MLP are zero, and the head holds the logarithms of the table.
final class TableModel {
    private TableModel() {}

    static final String NAME = "table";

    private static final String END = "";
    private static final String EXERCISE = "</answer>}\n"; // how requests for JSON end
    private static final String QUESTION = "</answer>.\n"; // how requests for an answer end
    private static final String PATTERN = "any of them.\n";
    private static final String INVENTION = "anything.\n";
    private static final String KEYWORDS = "nothing else.\n";
    private static final String OPEN = "{\"input\": \"";
    private static final String HINGE = "=\", \"output\": \"<answer>";
    private static final String CLOSE = "</answer>\"}";
    private static final String WORD = "well, ";
    private static final int CONTEXT = 2048;
    private static final int BLOCK = 32;

    /// Writes the folder.
    static Path write(Path folder) throws IOException {
        write(folder, table());
        return folder;
    }

    /// Writes a folder of one that says something new every time, too, where it is asked to make something up.
    ///
    /// @return the texts of tokens 1 …; token 0 is the end
    static List<String> writeInventive(Path folder) throws IOException {
        var table = table();
        var marks = new TreeMap<String, Double>();
        for (int mark = 1; mark <= 9; mark++) {
            marks.put("~" + mark, 0.11);
        }
        table.put(INVENTION, marks);
        var next = new TreeMap<>(marks);
        next.put(END, 0.01);
        marks.keySet().forEach(mark -> table.put(mark, next));
        return write(folder, table);
    }

    private static List<String> write(Path folder, Map<String, Map<String, Double>> table)
            throws IOException {
        Files.createDirectories(folder);
        var pieces = new ArrayList<>(table.keySet());
        pieces.removeIf(piece -> piece.length() == 1);
        pieces.add("\n");
        for (char c = ' '; c <= '~'; c++) {
            pieces.add(String.valueOf(c));
        }
        var tokenizer = new CharacterTokenizer(pieces);
        // One more for all that only stands in prompts, and as many as vectors of any engine take.
        int width = (table.size() + 1 + BLOCK - 1) / BLOCK * BLOCK;
        tokenizer.write(folder);
        Files.writeString(folder.resolve("config.json"), config(tokenizer.vocabulary(), width));
        Safetensors.write(
                folder.resolve("model.safetensors"), weights(table, tokenizer, pieces, width));
        return pieces;
    }

    private static Map<String, Map<String, Double>> table() {
        var table = new LinkedHashMap<String, Map<String, Double>>();
        table.put(EXERCISE, Map.of(OPEN, 0.85, WORD, 0.15));
        table.put(QUESTION, Map.of("<answer>", 0.8, WORD, 0.2));
        table.put(PATTERN, Map.of(WORD, 1.0));
        table.put(KEYWORDS, Map.of("adding", 1.0));
        table.put("adding", Map.of(END, 1.0));
        table.put(OPEN, digits(1, ""));
        table.put(HINGE, digits(1, " "));
        table.put("<answer>", digits(1, "  "));
        for (int digit = 1; digit <= 9; digit++) {
            table.put("  " + digit, Map.of("</answer>", 1.0));
            table.put(" " + digit, Map.of(CLOSE, 1.0));
            table.put("" + digit, Map.of("+", 0.5, HINGE, 0.5));
        }
        table.put("+", digits(1, ""));
        table.put("</answer>", Map.of(END, 1.0));
        table.put(CLOSE, Map.of(END, 1.0));
        table.put(WORD, Map.of(WORD, 0.7, END, 0.3));
        return table;
    }

    // Smaller ones are likelier, or no two votes would agree.
    private static Map<String, Double> digits(int from, String before) {
        var chances = new TreeMap<String, Double>();
        for (int digit = from; digit <= 9; digit++) {
            chances.put(before + digit, Math.pow(0.6, digit) / 1.5 / (1 - Math.pow(0.6, 9)));
        }
        return chances;
    }

    private static String config(int vocabulary, int width) {
        return """
        {"model_type": "llama", "vocab_size": %d, "hidden_size": %d, "num_hidden_layers": 1, "num_attention_heads": 1,
         "num_key_value_heads": 1, "intermediate_size": %d, "max_position_embeddings": %d, "hidden_act": "silu", "rms_norm_eps": 1e-5,
         "rope_theta": 10000, "bos_token_id": 0, "eos_token_id": 0, "tie_word_embeddings": false}
        """
                .formatted(vocabulary, width, BLOCK, CONTEXT);
    }

    private static Map<String, Safetensors.Tensor> weights(
            Map<String, Map<String, Double>> table,
            CharacterTokenizer tokenizer,
            List<String> pieces,
            int width) {
        int vocabulary = tokenizer.vocabulary();
        var embedding = new float[vocabulary * width];
        var head = new float[vocabulary * width];
        Arrays.fill(head, -100);
        var states = List.copyOf(table.keySet());
        for (int token = 0; token < vocabulary; token++) {
            int state = token == 0 ? -1 : states.indexOf(pieces.get(token - 1));
            embedding[token * width + (state < 0 ? states.size() : state)] = 1;
        }
        // The last norm makes a one-hot vector as long as the root of its size.
        double length = Math.sqrt(width);
        for (int state = 0; state < states.size(); state++) {
            int column = state;
            Objects.requireNonNull(table.get(states.get(state)))
                    .forEach((next, chance) -> {
                        int token = next.equals(END) ? 0 : pieces.indexOf(next) + 1;
                        head[token * width + column] = (float) (Math.log(chance) / length);
                    });
        }
        for (int column = states.size(); column < width; column++) {
            head[column] = 0; // after all else the reply ends
        }
        return tensors(embedding, head, vocabulary, width);
    }

    private static Map<String, Safetensors.Tensor> tensors(
            float[] embedding, float[] head, int vocabulary, int width) {
        var tensors = new LinkedHashMap<String, Safetensors.Tensor>();
        var block = "model.layers.0.";
        tensors.put("model.embed_tokens.weight", matrix(vocabulary, width, embedding));
        tensors.put("lm_head.weight", matrix(vocabulary, width, head));
        for (var norm :
                List.of(
                        "model.norm",
                        block + "input_layernorm",
                        block + "post_attention_layernorm")) {
            var ones = new float[width];
            Arrays.fill(ones, 1);
            tensors.put(norm + ".weight", new Safetensors.Tensor(new long[] {width}, ones));
        }
        for (var projection : List.of("q_proj", "k_proj", "v_proj", "o_proj")) {
            var name = block + "self_attn.%s.weight".formatted(projection);
            tensors.put(name, matrix(width, width, new float[width * width]));
        }
        tensors.put(block + "mlp.gate_proj.weight", matrix(BLOCK, width, new float[BLOCK * width]));
        tensors.put(block + "mlp.up_proj.weight", matrix(BLOCK, width, new float[BLOCK * width]));
        tensors.put(block + "mlp.down_proj.weight", matrix(width, BLOCK, new float[BLOCK * width]));
        return tensors;
    }

    private static Safetensors.Tensor matrix(int rows, int columns, float[] values) {
        return new Safetensors.Tensor(new long[] {rows, columns}, values);
    }
}
