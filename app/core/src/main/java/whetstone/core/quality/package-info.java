/// What data that was made is worth: quality, diversity, complexity. Knows samples as the store has them; nothing of how they
/// were made.
@NullMarked
package whetstone.core.quality;

import org.jspecify.annotations.NullMarked;
