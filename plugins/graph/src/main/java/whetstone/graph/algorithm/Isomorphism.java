package whetstone.graph.algorithm;

import java.util.Arrays;

/// A renaming of one graph's nodes that makes it another: colours first, then a search among equal colours.
public final class Isomorphism {

    private static final long STEPS = 5_000_000;

    private final Graph one;
    private final Graph other;
    private final Budget budget = new Budget("isomorphism", STEPS);

    private Isomorphism(Graph one, Graph other) {
        this.one = one;
        this.other = other;
    }

    /// For each node of `one` its image in `other`, or empty where there is no such renaming. Weights count.
    ///
    /// @throws Unfinished if the search is too long
    public static int[] between(Graph one, Graph other) {
        if (one.size() != other.size()
                || one.edges() != other.edges()
                || one.directed() != other.directed()) {
            return new int[0];
        }
        var marks = new long[one.size()];
        return new Isomorphism(one, other)
                .match(Colours.refine(one, marks), Colours.refine(other, marks));
    }

    private int[] match(Colours left, Colours right) {
        budget.take(one.size() + 2L * one.edges());
        if (left.trace() != right.trace()) {
            return new int[0];
        }
        if (left.discrete()) {
            return right.discrete() ? checked(left, right) : new int[0];
        }
        int node = left.cell()[0];
        var fixed = left.individualize(node);
        for (int image = 0; image < other.size(); image++) {
            if (right.of(image) == left.of(node)) {
                var found = match(fixed, right.individualize(image));
                if (found.length > 0) {
                    return found;
                }
            }
        }
        return new int[0];
    }

    private int[] checked(Colours left, Colours right) {
        var byColour = new int[other.size()];
        for (int v = 0; v < byColour.length; v++) {
            byColour[right.of(v)] = v;
        }
        var image = new int[one.size()];
        Arrays.setAll(image, u -> byColour[left.of(u)]);
        return preserves(one, other, image) ? image : new int[0];
    }

    /// Whether `image`, a permutation, sends edges to edges of the same weight, and the graphs have equally many.
    public static boolean preserves(Graph one, Graph other, int[] image) {
        if (one.edges() != other.edges()) {
            return false;
        }
        for (int edge = 0; edge < one.edges(); edge++) {
            int there = other.edge(image[one.from(edge)], image[one.to(edge)]);
            if (there < 0 || other.weight(there) != one.weight(edge)) {
                return false;
            }
        }
        return true;
    }
}
