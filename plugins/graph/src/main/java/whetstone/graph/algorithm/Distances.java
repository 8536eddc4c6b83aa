package whetstone.graph.algorithm;

import java.util.Arrays;
import java.util.stream.IntStream;

/// How many edges lie between nodes.
public final class Distances {

    /// No way leads there.
    public static final int UNREACHABLE = -1;

    private Distances() {}

    /// Distances from `source` to each node, or [#UNREACHABLE].
    public static int[] from(Graph graph, int source) {
        var distance = new int[graph.size()];
        walk(graph, source, distance, new int[graph.size()]);
        return distance;
    }

    /// Fills in the distance of each node and the order in which they are reached; returns how many are.
    static int walk(Graph graph, int source, int[] distance, int[] order) {
        Arrays.fill(distance, UNREACHABLE);
        int tail = 1;
        order[0] = source;
        distance[source] = 0;
        for (int head = 0; head < tail; head++) {
            int u = order[head];
            for (int v : graph.out(u)) {
                if (distance[v] == UNREACHABLE) {
                    distance[v] = distance[u] + 1;
                    order[tail++] = v;
                }
            }
        }
        return tail;
    }

    /// Whether every node can be reached from every other; true of a single node.
    public static boolean connected(Graph graph) {
        return everywhere(from(graph, 0))
                && (!graph.directed() || everywhere(from(graph.reversed(), 0)));
    }

    private static boolean everywhere(int[] distance) {
        for (int d : distance) {
            if (d == UNREACHABLE) {
                return false;
            }
        }
        return true;
    }

    /// The largest distance from each node.
    ///
    /// @throws IllegalArgumentException if one is infinite
    public static int[] eccentricities(Graph graph) {
        return each(graph, distance -> IntStream.of(distance).max().orElseThrow());
    }

    /// The sum of the distances from each node.
    ///
    /// @throws IllegalArgumentException if one is infinite
    public static int[] sums(Graph graph) {
        return each(graph, distance -> IntStream.of(distance).sum());
    }

    private static int[] each(Graph graph, java.util.function.ToIntFunction<int[]> summary) {
        var values = new int[graph.size()];
        for (int u = 0; u < values.length; u++) {
            var distance = from(graph, u);
            if (!everywhere(distance)) {
                throw new IllegalArgumentException(
                        "the graph is not connected, so that some distances are infinite");
            }
            values[u] = summary.applyAsInt(distance);
        }
        return values;
    }

    /// The sum of 1/distance from each node over the nodes that it reaches.
    public static double harmonic(Graph graph, int node) {
        double sum = 0;
        for (int d : from(graph, node)) {
            sum += d > 0 ? 1.0 / d : 0;
        }
        return sum;
    }
}
