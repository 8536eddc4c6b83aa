/// Ways to choose the levels of tasks.
@NullMarked
package whetstone.curricula;

import org.jspecify.annotations.NullMarked;
