/// Runs: stages, the training loop, the curriculum, evaluation, resuming.
@org.jspecify.annotations.NullMarked
package whetstone.core.run;
