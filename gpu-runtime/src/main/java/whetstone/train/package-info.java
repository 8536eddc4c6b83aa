/// The policy under training: minibatches, gradients, the optimizer.
@org.jspecify.annotations.NullMarked
package whetstone.train;
