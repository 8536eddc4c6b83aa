package whetstone.api.algorithm;

import ai.djl.ndarray.NDArray;

/// The policy's view of a minibatch, differentiable.
///
/// @param logProbs of the tokens taken, (B, T), nats; 0 where the mask is 0
/// @param entropy of the next-token distribution, (B, T), nats; 0 where the mask is 0
public record Outputs(NDArray logProbs, NDArray entropy) {}
