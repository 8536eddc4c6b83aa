package whetstone.graph.algorithm;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/// How a node stands among the others. Definitions and edge cases are those of networkx 3, which G1 was made with.
public final class Centrality {

    private Centrality() {}

    /// Inverse mean distance to the node from those that reach it, scaled by their share of all the others
    /// (Wasserman and Faust 1994, page 201).
    public static double closeness(Graph graph, int node) {
        var distance = Distances.from(graph.reversed(), node);
        long sum = 0;
        int reached = 0;
        for (int d : distance) {
            sum += Math.max(d, 0);
            reached += d > 0 ? 1 : 0;
        }
        return sum == 0 ? 0 : (double) reached / sum * reached / (graph.size() - 1);
    }

    /// Sum of inverse distances to the node.
    public static double harmonic(Graph graph, int node) {
        return Distances.harmonic(graph.reversed(), node);
    }

    /// Share of shortest paths between two others that pass through the node: Brandes 2001, one source at a time.
    public static double betweenness(Graph graph, int node) {
        int n = graph.size();
        double sum = 0;
        for (int source = 0; source < n; source++) {
            sum += source == node ? 0 : dependency(graph, source, node);
        }
        // An undirected sum counts every pair from both ends, and so does (n - 1)(n - 2).
        return n > 2 ? sum / ((n - 1.0) * (n - 2)) : sum / (graph.directed() ? 1 : 2);
    }

    private static double dependency(Graph graph, int source, int node) {
        int n = graph.size();
        var distance = new int[n];
        var order = new int[n];
        int reached = Distances.walk(graph, source, distance, order);
        var paths = new double[n];
        paths[source] = 1;
        for (int i = 0; i < reached; i++) {
            for (int v : graph.out(order[i])) {
                paths[v] += distance[v] == distance[order[i]] + 1 ? paths[order[i]] : 0;
            }
        }
        var dependency = new double[n];
        for (int i = reached - 1; i >= 0; i--) {
            int u = order[i];
            for (int v : graph.out(u)) {
                if (distance[v] == distance[u] + 1) {
                    dependency[u] += paths[u] / paths[v] * (1 + dependency[v]);
                }
            }
        }
        return dependency[node];
    }

    /// Sum of `share` over the nodes adjacent to both, the two themselves aside.
    public static double shared(Graph graph, int u, int v, IntToDoubleFunction share) {
        return Arrays.stream(common(graph, u, v)).mapToDouble(share).sum();
    }

    /// The nodes adjacent to both `u` and `v`, the two themselves aside, ascending.
    public static int[] common(Graph graph, int u, int v) {
        return Arrays.stream(graph.out(u))
                .filter(w -> w != u && w != v && graph.adjacent(v, w))
                .toArray();
    }

    /// Edges among the neighbours of an undirected graph's node: the triangles at it.
    public static int triangles(Graph graph, int node) {
        var around = Arrays.stream(graph.out(node)).filter(v -> v != node).toArray();
        int count = 0;
        for (int i = 0; i < around.length; i++) {
            for (int j = i + 1; j < around.length; j++) {
                count += graph.adjacent(around[i], around[j]) ? 1 : 0;
            }
        }
        return count;
    }

    /// Share of the possible triangles at the node; of a directed graph after Fagiolo 2007.
    public static double clustering(Graph graph, int node) {
        if (!graph.directed()) {
            long degree = Arrays.stream(graph.out(node)).filter(v -> v != node).count();
            return degree < 2 ? 0 : 2.0 * triangles(graph, node) / (degree * (degree - 1));
        }
        var ends =
                IntStream.concat(Arrays.stream(graph.out(node)), Arrays.stream(graph.in(node)))
                        .filter(v -> v != node)
                        .toArray();
        long mutual =
                Arrays.stream(graph.out(node))
                        .filter(v -> v != node && graph.adjacent(v, node))
                        .count();
        long closed = 0;
        for (int a : ends) {
            for (int b : ends) {
                closed += a != b && graph.adjacent(a, b) ? 1 : 0;
                closed += a != b && graph.adjacent(b, a) ? 1 : 0;
            }
        }
        double possible = ends.length * (ends.length - 1.0) - 2 * mutual;
        return closed == 0 ? 0 : closed / (2 * possible);
    }
}
