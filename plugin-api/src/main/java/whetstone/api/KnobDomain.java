package whetstone.api;

import java.util.random.RandomGenerator;

/// A domain whose difficulty can be set knob by knob; a level is a setting of the knobs.
///
/// @param <K> the knobs, a record whose components carry [Range]
public interface KnobDomain<K extends Record, T extends Record> extends Domain<T> {

    /// The setting that stands for `level`, 0 to 9.
    K knobs(int level);

    /// Draws a problem of just this difficulty.
    Problem<T> draw(K knobs, RandomGenerator random);

    @Override
    default Problem<T> draw(int level, RandomGenerator random) {
        return draw(knobs(level), random);
    }
}
