package whetstone.model;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import whetstone.device.DeviceException;

/// `config.json` of a model folder, in Hugging Face's terms.
///
/// @param end id of the end token
record ModelConfig(ModelShape shape, int end) {

    static final String FILE = "config.json";

    private static final JsonMapper JSON = new JsonMapper();
    private static final Set<String> KNOWN = Set.of("llama", "mistral", "qwen2");
    // Longer contexts would only cost tables of angles: nobody trains on them here.
    private static final int LONGEST = 32_768;

    /// @throws DeviceException if the model is of a kind that the program does not run
    static ModelConfig read(Path folder) {
        var file = folder.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            throw new DeviceException(
                    folder
                            + ": not a model folder: config.json is missing; name a folder with config.json,"
                            + " tokenizer.json and *.safetensors");
        }
        JsonNode json;
        try {
            json = JSON.readTree(file);
        } catch (JacksonException e) {
            throw new DeviceException(file + ": does not parse: " + e.getOriginalMessage(), e);
        }
        refuse(file, json);
        int heads = number(file, json, "num_attention_heads");
        int width = number(file, json, "hidden_size");
        var shape =
                new ModelShape(
                        number(file, json, "vocab_size"),
                        width,
                        number(file, json, "num_hidden_layers"),
                        heads,
                        json.path("num_key_value_heads").asInt(heads),
                        json.path("head_dim").asInt(width / heads),
                        number(file, json, "intermediate_size"),
                        Math.min(LONGEST, number(file, json, "max_position_embeddings")),
                        json.path("rope_theta").asDouble(10_000),
                        json.path("rms_norm_eps").asDouble(1e-5),
                        json.path("tie_word_embeddings").asBoolean(false),
                        json.path("attention_bias")
                                .asBoolean(json.path("model_type").asString("").equals("qwen2")));
        var end = json.path("eos_token_id");
        return new ModelConfig(shape, end.isArray() ? end.get(0).asInt() : end.asInt(0));
    }

    private static void refuse(Path file, JsonNode json) {
        var type = json.path("model_type").asString("");
        if (!KNOWN.contains(type)) {
            throw new DeviceException(
                    "%s: model_type '%s' is not supported; supported are %s"
                            .formatted(file, type, KNOWN.stream().sorted().toList()));
        }
        if (!json.path("rope_scaling").isMissingNode() && !json.path("rope_scaling").isNull()) {
            throw new DeviceException(
                    file + ": rope_scaling is not supported; use a model without it");
        }
        if (!json.path("hidden_act").asString("silu").equals("silu")) {
            throw new DeviceException(
                    "%s: hidden_act '%s' is not supported; supported is silu"
                            .formatted(file, json.path("hidden_act").asString("")));
        }
    }

    private static int number(Path file, JsonNode json, String key) {
        var value = json.path(key);
        if (!value.isIntegralNumber()) {
            throw new DeviceException(
                    "%s: %s: expected a whole number, found %s".formatted(file, key, value));
        }
        return value.asInt();
    }

    void write(Path folder) {
        var json = new LinkedHashMap<String, Object>();
        json.put("architectures", new String[] {"LlamaForCausalLM"});
        json.put("model_type", "llama");
        json.put("vocab_size", shape.vocabulary());
        json.put("hidden_size", shape.width());
        json.put("num_hidden_layers", shape.layers());
        json.put("num_attention_heads", shape.heads());
        json.put("num_key_value_heads", shape.keyValueHeads());
        json.put("head_dim", shape.headSize());
        json.put("intermediate_size", shape.hidden());
        json.put("max_position_embeddings", shape.context());
        json.put("rope_theta", shape.rotaryBase());
        json.put("rms_norm_eps", shape.epsilon());
        json.put("tie_word_embeddings", shape.tied());
        json.put("attention_bias", shape.bias());
        json.put("hidden_act", "silu");
        json.put("eos_token_id", end);
        json.put("torch_dtype", "float32");
        JSON.writerWithDefaultPrettyPrinter().writeValue(folder.resolve(FILE), json);
    }
}
