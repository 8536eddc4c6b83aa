/// Ways to measure what samples are worth.
@NullMarked
package whetstone.evaluators;

import org.jspecify.annotations.NullMarked;
