package whetstone.curricula;

import java.util.List;
import whetstone.api.Curriculum;
import whetstone.api.Range;

/// One level after the other: the lowest one that is not surely mastered yet; those below it seldom, those above it never.
///
/// @param mastered pass rate of a level that is left behind: the lower end of its 95 % interval reaches it
/// @param below weight of each level that was left behind, where that of the present one is 1
public record Ladder(
        @Range(min = 0, max = 1) double mastered, @Range(min = 0, max = 1) double below)
        implements Curriculum {

    @Override
    public List<Double> weights(List<Level> levels) {
        int rung =
                levels.stream()
                        .filter(level -> level.low() < mastered)
                        .findFirst()
                        .orElse(levels.getLast())
                        .level();
        return levels.stream()
                .map(level -> level.level() == rung ? 1 : level.level() < rung ? below : 0)
                .toList();
    }
}
