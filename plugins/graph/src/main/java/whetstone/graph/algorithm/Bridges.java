package whetstone.graph.algorithm;

import java.util.ArrayList;
import java.util.List;

/// A walk through an undirected graph that finds the edges on no cycle: Tarjan 1974, "A note on finding the bridges
/// of a graph". With its own stack, for a path may be long.
final class Bridges {

    private final Graph graph;
    private final List<Integer> found = new ArrayList<>();
    private final int[] order;
    private final int[] low;
    private final int[] next;
    private final int[] parentEdge;
    private final int[] stack;
    private int clock;

    Bridges(Graph graph) {
        int n = graph.size();
        this.graph = graph;
        order = new int[n];
        low = new int[n];
        next = new int[n];
        parentEdge = new int[n];
        stack = new int[n];
        for (int root = 0; root < n; root++) {
            if (order[root] == 0) {
                walk(root);
            }
        }
        found.sort(null);
    }

    List<Integer> found() {
        return found;
    }

    private void walk(int root) {
        enter(0, root, -1);
        int depth = 0;
        while (depth >= 0) {
            int u = stack[depth];
            if (next[u] == graph.out(u).length) {
                depth--;
                leave(depth, u);
                continue;
            }
            int v = graph.out(u)[next[u]];
            int edge = graph.outEdges(u)[next[u]++];
            if (order[v] == 0) {
                enter(++depth, v, edge);
            } else if (edge != parentEdge[u]) {
                low[u] = Math.min(low[u], order[v]);
            }
        }
    }

    private void enter(int depth, int node, int edge) {
        stack[depth] = node;
        parentEdge[node] = edge;
        order[node] = low[node] = ++clock;
    }

    private void leave(int parentDepth, int node) {
        if (parentDepth < 0) {
            return;
        }
        int parent = stack[parentDepth];
        low[parent] = Math.min(low[parent], low[node]);
        if (low[node] > order[parent]) {
            found.add(parentEdge[node]);
        }
    }
}
