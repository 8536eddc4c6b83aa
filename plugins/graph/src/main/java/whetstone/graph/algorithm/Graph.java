package whetstone.graph.algorithm;

import java.util.Arrays;

/// A simple graph with nodes 0 to n - 1, as sorted arrays. Loops are kept; equal edges are one.
public final class Graph {

    private final boolean directed;
    private final int[] from;
    private final int[] to;
    private final long[] weight;
    private final int[][] out;
    private final int[][] outEdge;
    private final int[][] in;

    private Graph(boolean directed, int n, int[] from, int[] to, long[] weight) {
        this.directed = directed;
        this.from = from;
        this.to = to;
        this.weight = weight;
        var ends = directed ? listed(n, from, to) : both(n, from, to);
        this.out = new int[n][];
        this.outEdge = new int[n][];
        for (int u = 0; u < n; u++) {
            var packed = ends[u];
            out[u] = new int[packed.length];
            outEdge[u] = new int[packed.length];
            for (int i = 0; i < packed.length; i++) {
                out[u][i] = (int) (packed[i] >>> 32);
                outEdge[u][i] = (int) packed[i];
            }
        }
        this.in = directed ? neighbours(listed(n, to, from)) : out;
    }

    /// The graph of these edges.
    ///
    /// @param n number of nodes
    /// @param weight one per edge
    /// @throws IllegalArgumentException if an edge is listed twice with different weights
    public static Graph of(boolean directed, int n, int[] from, int[] to, long[] weight) {
        var graph = new Graph(directed, n, from, to, weight);
        var keep = new boolean[from.length];
        int kept = 0;
        for (int u = 0; u < n; u++) {
            for (int i = 0; i < graph.out[u].length; i++) {
                int edge = graph.outEdge[u][i];
                if (i > 0 && graph.out[u][i] == graph.out[u][i - 1]) {
                    if (weight[edge] != weight[graph.outEdge[u][i - 1]]) {
                        throw new IllegalArgumentException("an edge is listed with two weights");
                    }
                } else if (!keep[edge] && (directed || u <= graph.out[u][i])) {
                    keep[edge] = true;
                    kept++;
                }
            }
        }
        return kept == from.length ? graph : graph.only(keep, kept);
    }

    /// An unweighted graph: every weight is 1.
    public static Graph of(boolean directed, int n, int[] from, int[] to) {
        var ones = new long[from.length];
        Arrays.fill(ones, 1);
        return of(directed, n, from, to, ones);
    }

    private Graph only(boolean[] keep, int kept) {
        var f = new int[kept];
        var t = new int[kept];
        var w = new long[kept];
        for (int edge = 0, next = 0; edge < keep.length; edge++) {
            if (keep[edge]) {
                f[next] = from[edge];
                t[next] = to[edge];
                w[next++] = weight[edge];
            }
        }
        return new Graph(directed, size(), f, t, w);
    }

    // Neighbour in the upper half, edge in the lower: one sort orders both.
    private static long[][] listed(int n, int[] from, int[] to) {
        var degree = new int[n];
        for (int u : from) {
            degree[u]++;
        }
        var lists = new long[n][];
        for (int u = 0; u < n; u++) {
            lists[u] = new long[degree[u]];
        }
        for (int edge = 0; edge < from.length; edge++) {
            lists[from[edge]][--degree[from[edge]]] = ((long) to[edge] << 32) | edge;
        }
        for (var list : lists) {
            Arrays.sort(list);
        }
        return lists;
    }

    private static long[][] both(int n, int[] from, int[] to) {
        var degree = new int[n];
        for (int edge = 0; edge < from.length; edge++) {
            degree[from[edge]]++;
            degree[to[edge]] += from[edge] == to[edge] ? 0 : 1;
        }
        var lists = new long[n][];
        for (int u = 0; u < n; u++) {
            lists[u] = new long[degree[u]];
        }
        for (int edge = 0; edge < from.length; edge++) {
            int u = from[edge];
            int v = to[edge];
            lists[u][--degree[u]] = ((long) v << 32) | edge;
            if (u != v) {
                lists[v][--degree[v]] = ((long) u << 32) | edge;
            }
        }
        for (var list : lists) {
            Arrays.sort(list);
        }
        return lists;
    }

    private static int[][] neighbours(long[][] packed) {
        var lists = new int[packed.length][];
        for (int u = 0; u < packed.length; u++) {
            lists[u] = Arrays.stream(packed[u]).mapToInt(p -> (int) (p >>> 32)).toArray();
        }
        return lists;
    }

    public boolean directed() {
        return directed;
    }

    /// Number of nodes.
    public int size() {
        return out.length;
    }

    /// Number of edges.
    public int edges() {
        return from.length;
    }

    /// One end of an edge; its tail where the graph is directed.
    public int from(int edge) {
        return from[edge];
    }

    /// The other end of an edge.
    public int to(int edge) {
        return to[edge];
    }

    public long weight(int edge) {
        return weight[edge];
    }

    /// The nodes that an edge leads to from `node`, ascending. Not to be changed.
    public int[] out(int node) {
        return out[node];
    }

    /// The edges that lead to the nodes of [#out], in the same order. Not to be changed.
    public int[] outEdges(int node) {
        return outEdge[node];
    }

    /// The nodes that an edge leads from to `node`, ascending; those of [#out] where the graph is undirected.
    public int[] in(int node) {
        return in[node];
    }

    /// Ends of edges at `node`: a loop counts twice.
    public int degree(int node) {
        if (directed) {
            return out[node].length + in[node].length;
        }
        return out[node].length + (adjacent(node, node) ? 1 : 0);
    }

    /// Whether an edge leads from `u` to `v`.
    public boolean adjacent(int u, int v) {
        return edge(u, v) >= 0;
    }

    /// The edge from `u` to `v`, negative if there is none.
    public int edge(int u, int v) {
        int at = Arrays.binarySearch(out[u], v);
        return at < 0 ? -1 : outEdge[u][at];
    }

    /// Whether an edge joins a node to itself.
    public boolean looped() {
        for (int edge = 0; edge < from.length; edge++) {
            if (from[edge] == to[edge]) {
                return true;
            }
        }
        return false;
    }

    /// The same graph, edges without direction; this one if it has none.
    public Graph undirected() {
        return directed ? of(false, size(), from, to) : this;
    }

    /// The same graph with every edge turned round.
    public Graph reversed() {
        return directed ? new Graph(true, size(), to, from, weight) : this;
    }
}
