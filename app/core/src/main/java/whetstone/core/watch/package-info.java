/// The run doctor: rules that a run is held against at every step, each with its evidence, threshold and source.
/// Knows metrics and stored groups; nothing of models.
@NullMarked
package whetstone.core.watch;

import org.jspecify.annotations.NullMarked;
