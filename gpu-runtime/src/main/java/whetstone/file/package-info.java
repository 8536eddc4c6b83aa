/// Files that cannot be read or written, in words. Knows nothing of what they are for.
@NullMarked
package whetstone.file;

import org.jspecify.annotations.NullMarked;
