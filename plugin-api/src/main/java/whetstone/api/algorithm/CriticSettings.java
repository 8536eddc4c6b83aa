package whetstone.api.algorithm;

import whetstone.api.Range;

/// How a critic is taught: a linear head on what the policy knows of a state, by AdamW on the squared error.
///
/// @param learningRate of each pass, above 0
/// @param passes over a step's tokens
/// @param clip how far a value may move in a step before it is no longer taught, in units of reward: value clipping of
///     PPO's code, arXiv:2005.12729, section 3; 0 for no limit
public record CriticSettings(
        @Range(min = 1e-9, max = 10) double learningRate,
        @Range(min = 1, max = 1e4) int passes,
        @Range(min = 0, max = 1e6) double clip) {

    public CriticSettings {
        if (!(learningRate > 0)) {
            throw new IllegalArgumentException("learningRate must be above 0, was " + learningRate);
        }
    }
}
