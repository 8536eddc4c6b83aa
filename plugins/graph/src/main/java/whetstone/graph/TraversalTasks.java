package whetstone.graph;

import static whetstone.graph.Sampling.ANY;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import whetstone.graph.Sampling.Direction;
import whetstone.graph.algorithm.Distances;
import whetstone.graph.algorithm.Graph;
import whetstone.graph.answer.Form;

/// The edges by which a search finds what it can reach, in the order in which it finds it. Neighbours may be taken
/// in any order; all that can be reached must be.
final class TraversalTasks {

    static final List<Family> ALL =
            List.of(
                    new Family(
                            "bfs",
                            Asked.NODE,
                            "Search the graph breadth-first from node {node}. List the edges by which each other node is"
                                    + " found, in the order of finding.",
                            Certificate.any(
                                    Form.EDGES,
                                    i -> breadthFirst(i.graph(), i.node()),
                                    TraversalTasks::notBreadthFirst),
                            ANY.pointing(Direction.EITHER),
                            Steps::allNeighbours),
                    new Family(
                            "dfs",
                            Asked.NODE,
                            "Search the graph depth-first from node {node}. List the edges by which each other node is"
                                    + " found, in the order of finding.",
                            Certificate.any(
                                    Form.EDGES,
                                    i -> depthFirst(i.graph(), i.node()),
                                    TraversalTasks::notDepthFirst),
                            ANY.pointing(Direction.EITHER),
                            Steps::allNeighbours));

    private TraversalTasks() {}

    private static int[] breadthFirst(Graph graph, int source) {
        var edges = new int[graph.size()];
        var found = new boolean[graph.size()];
        var queue = new int[graph.size()];
        queue[0] = source;
        found[source] = true;
        int tail = 1;
        for (int head = 0; head < tail; head++) {
            for (int v : graph.out(queue[head])) {
                if (!found[v]) {
                    found[v] = true;
                    edges[tail - 1] = graph.edge(queue[head], v);
                    queue[tail++] = v;
                }
            }
        }
        return Arrays.copyOf(edges, tail - 1);
    }

    private static int[] depthFirst(Graph graph, int source) {
        var edges = new int[graph.size()];
        var found = new boolean[graph.size()];
        var next = new int[graph.size()];
        var stack = new int[graph.size()];
        stack[0] = source;
        found[source] = true;
        int depth = 0;
        int count = 0;
        while (depth >= 0) {
            int u = stack[depth];
            if (next[u] == graph.out(u).length) {
                depth--;
                continue;
            }
            int v = graph.out(u)[next[u]++];
            if (!found[v]) {
                found[v] = true;
                edges[count++] = graph.edge(u, v);
                stack[++depth] = v;
            }
        }
        return Arrays.copyOf(edges, count);
    }

    // The end of an edge that is new; -1 if none or both are, or if a directed edge leads the wrong
    // way.
    private static int discovered(Graph graph, int edge, boolean[] found) {
        int u = graph.from(edge);
        int v = graph.to(edge);
        if (found[u] && !found[v]) {
            return v;
        }
        return !graph.directed() && found[v] && !found[u] ? u : -1;
    }

    private static @Nullable String notBreadthFirst(Instance i, int[] edges) {
        var graph = i.graph();
        var found = new boolean[graph.size()];
        var queue = new int[graph.size()];
        queue[0] = i.node();
        found[i.node()] = true;
        int tail = 1;
        int head = 0;
        for (int edge : edges) {
            int v = discovered(graph, edge, found);
            int u = v == graph.to(edge) ? graph.from(edge) : graph.to(edge);
            if (v < 0) {
                return "(%d, %d) finds no new node".formatted(i.edge(edge).u(), i.edge(edge).v());
            }
            while (head < tail && queue[head] != u) {
                if (unfound(graph, queue[head++], found)) {
                    return "node %d still had neighbors to be found"
                            .formatted(i.id(queue[head - 1]));
                }
            }
            if (head == tail) {
                return "(%d, %d) comes too late".formatted(i.edge(edge).u(), i.edge(edge).v());
            }
            found[v] = true;
            queue[tail++] = v;
        }
        return incomplete(i, edges.length);
    }

    private static @Nullable String notDepthFirst(Instance i, int[] edges) {
        var graph = i.graph();
        var found = new boolean[graph.size()];
        var stack = new int[graph.size()];
        stack[0] = i.node();
        found[i.node()] = true;
        int depth = 0;
        for (int edge : edges) {
            int v = discovered(graph, edge, found);
            int u = v == graph.to(edge) ? graph.from(edge) : graph.to(edge);
            if (v < 0) {
                return "(%d, %d) finds no new node".formatted(i.edge(edge).u(), i.edge(edge).v());
            }
            while (stack[depth] != u) {
                if (unfound(graph, stack[depth], found)) {
                    return "node %d still had neighbors to be found".formatted(i.id(stack[depth]));
                }
                depth--;
            }
            found[v] = true;
            stack[++depth] = v;
        }
        return incomplete(i, edges.length);
    }

    private static boolean unfound(Graph graph, int node, boolean[] found) {
        for (int v : graph.out(node)) {
            if (!found[v]) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable String incomplete(Instance i, int listed) {
        long reachable =
                Arrays.stream(Distances.from(i.graph(), i.node())).filter(d -> d > 0).count();
        return listed == reachable
                ? null
                : "%d nodes are found, %d can be".formatted(listed, reachable);
    }
}
