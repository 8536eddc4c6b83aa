package whetstone.sample;

import whetstone.api.Range;

/// How the next token is chosen.
///
/// @param temperature logits are divided by it; 0 always takes the likeliest token
/// @param topP keep the fewest likeliest tokens whose probabilities reach it; 1 keeps all: arXiv:1904.09751
/// @param topK keep so many likeliest tokens; 0 keeps all
/// @param maxTokens longest completion, tokens, the stop token included
public record Decoding(
        @Range(min = 0, max = 100) double temperature,
        @Range(min = 0, max = 1) double topP,
        @Range(min = 0, max = 1_000_000) int topK,
        @Range(min = 1, max = 1_000_000) int maxTokens) {

    public Decoding {
        if (!(temperature >= 0)) {
            throw new IllegalArgumentException(
                    "temperature must be at least 0, was " + temperature);
        }
        if (!(topP > 0 && topP <= 1)) {
            throw new IllegalArgumentException("topP must lie in (0, 1], was " + topP);
        }
        if (topK < 0) {
            throw new IllegalArgumentException("topK must be at least 0, was " + topK);
        }
        if (maxTokens < 1) {
            throw new IllegalArgumentException("maxTokens must be at least 1, was " + maxTokens);
        }
    }

    /// The plain softmax, as on-policy training needs it.
    public static Decoding defaults() {
        return new Decoding(1, 1, 0, 64);
    }
}
