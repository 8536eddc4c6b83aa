package whetstone.graph;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import whetstone.graph.algorithm.Distances;

/// Lines of worked answers.
final class Steps {

    private Steps() {}

    static String nothing(Instance i) {
        return "";
    }

    /// `3: 1 4 7`.
    static String around(Instance i, int node) {
        return i.id(node) + ": " + spaced(i, i.graph().out(node));
    }

    static String spaced(Instance i, int... nodes) {
        return Arrays.stream(nodes)
                .mapToObj(v -> String.valueOf(i.id(v)))
                .collect(Collectors.joining(" "));
    }

    /// The neighbours of the named node.
    static String neighbours(Instance i) {
        return around(i, i.node());
    }

    /// The neighbours of both named nodes.
    static String bothNeighbours(Instance i) {
        return around(i, i.u()) + "\n" + around(i, i.v());
    }

    /// The neighbours of every node, a line each.
    static String allNeighbours(Instance i) {
        return nodes(i).mapToObj(v -> around(i, v)).collect(Collectors.joining("\n"));
    }

    /// A number for every node: `1: 3, 2: 0`.
    static String lines(Instance i, IntUnaryOperator value) {
        return nodes(i).mapToObj(v -> i.id(v) + ": " + value.applyAsInt(v))
                .collect(Collectors.joining(", "));
    }

    static String degrees(Instance i) {
        return "Degrees " + lines(i, i.graph()::degree);
    }

    /// Nodes by their distance from `source`: `0: 3; 1: 4 7`.
    static String layers(Instance i, int source) {
        var distance = Distances.from(i.graph(), source);
        int last = Arrays.stream(distance).max().orElse(0);
        return IntStream.rangeClosed(0, last)
                .mapToObj(
                        d -> d + ": " + spaced(i, nodes(i).filter(v -> distance[v] == d).toArray()))
                .collect(Collectors.joining("; "));
    }

    /// Layers around every node, a line each.
    static String allLayers(Instance i) {
        return nodes(i).mapToObj(v -> "From " + layers(i, v)).collect(Collectors.joining("\n"));
    }

    static IntStream nodes(Instance i) {
        return IntStream.range(0, i.graph().size());
    }
}
