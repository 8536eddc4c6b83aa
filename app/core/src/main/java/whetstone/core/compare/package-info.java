/// Evaluations beside each other: what one policy solves and another does not, with what chance leaves open.
/// Refuses to compare what was not measured alike.
@NullMarked
package whetstone.core.compare;

import org.jspecify.annotations.NullMarked;
