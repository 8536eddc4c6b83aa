/// Ways to come by the rollouts of a training step.
@NullMarked
package whetstone.rollouts;

import org.jspecify.annotations.NullMarked;
