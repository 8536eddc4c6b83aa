/// Experiments: arms by seeds, run one after the other, and one of three verdicts on what was predicted.
/// Knows runs and comparisons; nothing of how either works.
@NullMarked
package whetstone.core.experiment;

import org.jspecify.annotations.NullMarked;
