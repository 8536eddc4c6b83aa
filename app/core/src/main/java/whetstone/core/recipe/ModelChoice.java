package whetstone.core.recipe;

/// The policy to start from: a folder with a model, or a new one with random weights.
///
/// @param folder a checkpoint of ours or a Hugging Face folder (`config.json`, `tokenizer.json`, `*.safetensors`);
///     empty for a new model of the shape below, with one token per character
/// @param width size of the residual stream
/// @param layers number of blocks
/// @param heads query heads; divides `width`
/// @param keyValueHeads key and value heads; divides `heads`
/// @param hidden width of the gated MLP
/// @param context longest sequence, tokens
public record ModelChoice(
        String folder,
        int width,
        int layers,
        int heads,
        int keyValueHeads,
        int hidden,
        int context) {

    public static ModelChoice defaults() {
        return new ModelChoice("", 128, 4, 4, 2, 384, 256);
    }
}
