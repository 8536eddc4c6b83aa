package whetstone.graph.draw;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import whetstone.graph.algorithm.Graph;

/// A graph in the making: nodes 0 to n - 1 and edges without loops or duplicates.
///
/// @param nodes how many
/// @param directed whether (u, v) differs from (v, u)
/// @param edges in the order in which they were added
/// @param keys the same edges, for looking them up
public record Sketch(int nodes, boolean directed, List<Edge> edges, Set<Edge> keys) {

    /// An edge by its ends.
    public record Edge(int u, int v) {}

    /// Nodes without edges.
    public static Sketch empty(int nodes, boolean directed) {
        return new Sketch(nodes, directed, new ArrayList<>(), new HashSet<>());
    }

    /// Adds an edge unless it is a loop or there already; says whether it did.
    public boolean add(int u, int v) {
        boolean turn = !directed && u > v;
        var edge = turn ? new Edge(v, u) : new Edge(u, v);
        if (u == v || !keys.add(edge)) {
            return false;
        }
        edges.add(edge);
        return true;
    }

    public boolean has(int u, int v) {
        return keys.contains(!directed && u > v ? new Edge(v, u) : new Edge(u, v));
    }

    /// Without one of its edges.
    public void remove(Edge edge) {
        edges.remove(edge);
        keys.remove(edge);
    }

    /// Number of edges at each node, whichever way they point.
    public int[] degrees() {
        var degree = new int[nodes];
        for (var edge : edges) {
            degree[edge.u]++;
            degree[edge.v]++;
        }
        return degree;
    }

    /// Joins what is apart, an edge at a time. What has no odd cycle, no cycle, or a plane drawing keeps that.
    public void connect(RandomGenerator random) {
        var parent = IntStream.range(0, nodes).toArray();
        for (var edge : edges) {
            parent[root(parent, edge.u)] = root(parent, edge.v);
        }
        for (int u = 1; u < nodes; u++) {
            int v = random.nextInt(u);
            if (root(parent, u) != root(parent, v)) {
                parent[root(parent, u)] = root(parent, v);
                add(u, v);
            }
            if (root(parent, u) != root(parent, 0)) {
                parent[root(parent, u)] = root(parent, 0);
                add(u, 0);
            }
        }
    }

    private static int root(int[] parent, int node) {
        int at = node;
        while (parent[at] != at) {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        return at;
    }

    /// The same edges, each pointing one way at random, and a share of them both ways.
    public Sketch oriented(double bothWays, RandomGenerator random) {
        var oriented = empty(nodes, true);
        for (var edge : edges) {
            boolean turn = random.nextBoolean();
            oriented.add(turn ? edge.v : edge.u, turn ? edge.u : edge.v);
            if (random.nextDouble() < bothWays) {
                oriented.add(turn ? edge.u : edge.v, turn ? edge.v : edge.u);
            }
        }
        return oriented;
    }

    /// The same edges, each pointing from the lower node to the higher, so that none leads back.
    public Sketch forward() {
        var forward = empty(nodes, true);
        edges.forEach(edge -> forward.add(Math.min(edge.u, edge.v), Math.max(edge.u, edge.v)));
        return forward;
    }

    /// The graph as arrays.
    public Graph graph() {
        var from = edges.stream().mapToInt(Edge::u).toArray();
        var to = edges.stream().mapToInt(Edge::v).toArray();
        return Graph.of(directed, nodes, from, to);
    }
}
