/// Texts that somebody has, cut into passages, indexed and found again by their words. Knows files and Lucene; nothing of
/// tasks or runs.
@NullMarked
package whetstone.core.knowledge;

import org.jspecify.annotations.NullMarked;
