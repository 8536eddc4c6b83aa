package whetstone.graph;

import whetstone.api.Range;

/// How hard a graph task is to be.
///
/// @param nodes how many; a family that must be solved exactly may stop short of it
/// @param density 0 is about a tree, 1 about six edges at each node
/// @param shapes how many of the family's kinds of graphs are mixed
/// @param encodings how many ways of writing a graph down are mixed: edge list, adjacency, sentences, matrix
/// @param heaviest largest weight, where there are weights
public record Knobs(
        @Range(min = 3, max = 64) int nodes,
        @Range(min = 0, max = 1) double density,
        @Range(min = 1, max = 9) int shapes,
        @Range(min = 1, max = 4) int encodings,
        @Range(min = 1, max = 1000) int heaviest) {

    public Knobs {
        check("nodes", nodes, 3, 64);
        check("density", density, 0, 1);
        check("shapes", shapes, 1, 9);
        check("encodings", encodings, 1, 4);
        check("heaviest", heaviest, 1, 1000);
    }

    private static void check(String knob, double value, double min, double max) {
        if (!(value >= min && value <= max)) {
            throw new IllegalArgumentException(
                    "%s: %s; it must lie between %s and %s".formatted(knob, value, min, max));
        }
    }

    /// The setting for `level`, 0 to 9, of a family whose graphs have `fewest` to `most` nodes.
    static Knobs at(int level, int fewest, int most) {
        if (level < 0 || level > 9) {
            throw new IllegalArgumentException(
                    "level: %d; it must lie between 0 and 9".formatted(level));
        }
        // Few graphs are small: from level 1 on there must be hundreds that differ by more than
        // names.
        int first = fewest + Math.clamp(most - fewest - 8, 1, 4);
        int nodes = level == 0 ? fewest : first + Math.round((most - first) * (level - 1) / 8f);
        return new Knobs(
                nodes,
                0.1 + 0.08 * level,
                2 + level * 7 / 9,
                1 + Math.min(3, level),
                9 + 10 * level);
    }
}
