package whetstone.core.recipe;

import java.util.List;
import java.util.Optional;
import whetstone.api.Range;
import whetstone.device.Precision;

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
/// @param pieces texts that are one token each in a new model, besides characters and the answer's tags
/// @param products type of matrix products; runs with different ones do not write the same rows
public record ModelChoice(
        String folder,
        @Range(min = 1, max = 65_536) int width,
        @Range(min = 1, max = 1_000) int layers,
        @Range(min = 1, max = 1_000) int heads,
        @Range(min = 1, max = 1_000) int keyValueHeads,
        @Range(min = 1, max = 1_000_000) int hidden,
        @Range(min = 2, max = 1_000_000) int context,
        List<String> pieces,
        Products products) {

    /// The type of matrix products. Weights are float32 in any case.
    public enum Products {
        /// bf16 where this machine is clearly faster at it, else float32.
        AUTO,
        BF16,
        FLOAT32;

        /// What the device is asked for; empty leaves the choice to it.
        public Optional<Precision> precision() {
            return switch (this) {
                case AUTO -> Optional.empty();
                case BF16 -> Optional.of(Precision.BF16);
                case FLOAT32 -> Optional.of(Precision.FLOAT32);
            };
        }
    }

    public ModelChoice {
        pieces = List.copyOf(pieces);
        divides("width", width, "heads", heads);
        divides("heads", heads, "keyValueHeads", keyValueHeads);
    }

    private static void divides(String name, int value, String part, int divisor) {
        if (divisor < 1 || value % divisor != 0) {
            throw new IllegalArgumentException(
                    "%s must be a multiple of %s, was %d and %d"
                            .formatted(name, part, value, divisor));
        }
    }

    public static ModelChoice defaults() {
        return new ModelChoice("", 128, 4, 4, 2, 384, 256, List.of(), Products.AUTO);
    }
}
