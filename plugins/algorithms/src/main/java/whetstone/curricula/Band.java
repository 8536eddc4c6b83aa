package whetstone.curricula;

import java.util.List;
import whetstone.api.Curriculum;
import whetstone.api.Range;

/// All levels alike whose pass rate may lie in a band, by its 95 % interval; the others seldom, so that what is forgotten is
/// seen.
///
/// @param low lower end of the band
/// @param high upper end of it
/// @param least weight of a level outside, where that of one inside is 1
public record Band(
        @Range(min = 0, max = 1) double low,
        @Range(min = 0, max = 1) double high,
        @Range(min = 1e-6, max = 1) double least)
        implements Curriculum {

    public Band {
        if (low > high) {
            throw new IllegalArgumentException(
                    "low must be at most high, was %s and %s".formatted(low, high));
        }
    }

    @Override
    public List<Double> weights(List<Level> levels) {
        return levels.stream()
                .map(level -> level.high() >= low && level.low() <= high ? 1 : least)
                .toList();
    }
}
