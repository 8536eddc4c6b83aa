/// What is timed rather than tested.
@NullMarked
package whetstone.benchmark;

import org.jspecify.annotations.NullMarked;
