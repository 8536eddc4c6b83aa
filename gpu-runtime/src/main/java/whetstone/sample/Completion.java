package whetstone.sample;

import whetstone.api.Rollout;

/// What was sampled for a prompt.
///
/// @param tokens ids, the end token included where there is one, length T
/// @param logProbs of each token at the temperature it was sampled at, nats, length T
/// @param entropy of the distribution it was taken from, nats, length T
public record Completion(int[] tokens, float[] logProbs, float[] entropy, Rollout.Stop stop) {}
