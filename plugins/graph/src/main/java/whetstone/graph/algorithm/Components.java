package whetstone.graph.algorithm;

import java.util.Arrays;
import java.util.List;

/// What hangs together with what.
public final class Components {

    private Components() {}

    /// The number of parts that no edge joins, directions aside.
    public static int count(Graph graph) {
        return highest(weak(graph)) + 1;
    }

    /// The part of each node, numbered from 0, directions aside.
    public static int[] weak(Graph graph) {
        var undirected = graph.undirected();
        return label(graph.size(), u -> Distances.from(undirected, u));
    }

    /// The number of largest sets whose nodes all reach each other.
    public static int strong(Graph graph) {
        if (!graph.directed()) {
            return count(graph);
        }
        var reversed = graph.reversed();
        return highest(
                        label(
                                graph.size(),
                                u -> {
                                    var there = Distances.from(graph, u);
                                    var back = Distances.from(reversed, u);
                                    for (int v = 0; v < there.length; v++) {
                                        there[v] = Math.min(there[v], back[v]);
                                    }
                                    return there;
                                }))
                + 1;
    }

    private static int[] label(int n, java.util.function.IntFunction<int[]> reached) {
        var part = new int[n];
        Arrays.fill(part, -1);
        int next = 0;
        for (int u = 0; u < n; u++) {
            if (part[u] >= 0) {
                continue;
            }
            var distance = reached.apply(u);
            for (int v = 0; v < n; v++) {
                if (distance[v] != Distances.UNREACHABLE) {
                    part[v] = next;
                }
            }
            next++;
        }
        return part;
    }

    private static int highest(int[] part) {
        return Arrays.stream(part).max().orElse(-1);
    }

    /// Side 0 or 1 of each node so that every edge joins the two, or null where an odd cycle forbids it.
    public static int @org.jspecify.annotations.Nullable [] sides(Graph graph) {
        var undirected = graph.undirected();
        var side = new int[graph.size()];
        Arrays.fill(side, -1);
        for (int root = 0; root < side.length; root++) {
            if (side[root] >= 0) {
                continue;
            }
            var distance = Distances.from(undirected, root);
            for (int v = 0; v < side.length; v++) {
                side[v] = distance[v] == Distances.UNREACHABLE ? side[v] : distance[v] % 2;
            }
        }
        for (int edge = 0; edge < graph.edges(); edge++) {
            if (side[graph.from(edge)] == side[graph.to(edge)]) {
                return null;
            }
        }
        return side;
    }

    /// The edges, ascending, without which an undirected graph falls into more parts.
    public static List<Integer> bridges(Graph graph) {
        return new Bridges(graph).found();
    }

    /// The nodes so that every edge leads onwards, or empty where a directed cycle forbids it.
    public static int[] topological(Graph graph) {
        int n = graph.size();
        var waiting = new int[n];
        var order = new int[n];
        int tail = 0;
        for (int u = 0; u < n; u++) {
            waiting[u] = graph.in(u).length;
            if (waiting[u] == 0) {
                order[tail++] = u;
            }
        }
        for (int head = 0; head < tail; head++) {
            for (int v : graph.out(order[head])) {
                if (--waiting[v] == 0) {
                    order[tail++] = v;
                }
            }
        }
        return tail == n ? order : new int[0];
    }

    /// Whether one can walk in a circle without using an edge twice.
    public static boolean cyclic(Graph graph) {
        return graph.directed()
                ? topological(graph).length < graph.size()
                : graph.edges() > graph.size() - count(graph);
    }
}
