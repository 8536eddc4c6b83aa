/// What evaluations came to, and the difference of two, with what chance leaves open.
@NullMarked
package whetstone.core.measure;

import org.jspecify.annotations.NullMarked;
