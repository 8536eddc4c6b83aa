package whetstone.graph.algorithm;

import java.util.Arrays;

/// The most that can be sent from one node to another, in exact integers: Dinic 1970.
public final class Flow {

    private static final long STEPS = 50_000_000;

    private final int[] first;
    private final int[] next;
    private final int[] head;
    private final long[] room;
    private final Budget budget = new Budget("maximum flow", STEPS);
    private int arcs;

    private Flow(int nodes, int edges) {
        first = new int[nodes];
        Arrays.fill(first, -1);
        next = new int[2 * edges];
        head = new int[2 * edges];
        room = new long[2 * edges];
    }

    /// The value of a largest flow; weights are capacities, and an undirected edge carries either way.
    ///
    /// @throws IllegalArgumentException if a capacity is negative
    public static long value(Graph graph, int source, int target) {
        var flow = new Flow(graph.size(), graph.edges());
        for (int edge = 0; edge < graph.edges(); edge++) {
            long capacity = graph.weight(edge);
            if (capacity < 0) {
                throw new IllegalArgumentException("a capacity is negative");
            }
            flow.add(graph.from(edge), graph.to(edge), capacity, graph.directed() ? 0 : capacity);
        }
        return flow.send(source, target);
    }

    /// The number of paths from `source` to `target` that share no other node: Menger 1927.
    public static long disjointPaths(Graph graph, int source, int target) {
        int n = graph.size();
        var flow = new Flow(2 * n, n + 2 * graph.edges());
        for (int u = 0; u < n; u++) {
            flow.add(u, n + u, u == source || u == target ? n : 1, 0);
        }
        for (int edge = 0; edge < graph.edges(); edge++) {
            flow.add(n + graph.from(edge), graph.to(edge), 1, 0);
            if (!graph.directed()) {
                flow.add(n + graph.to(edge), graph.from(edge), 1, 0);
            }
        }
        return flow.send(n + source, target);
    }

    private void add(int u, int v, long there, long back) {
        arc(u, v, there);
        arc(v, u, back);
    }

    private void arc(int u, int v, long capacity) {
        head[arcs] = v;
        room[arcs] = capacity;
        next[arcs] = first[u];
        first[u] = arcs++;
    }

    private long send(int source, int target) {
        long total = 0;
        for (var level = levels(source, target);
                level[target] >= 0;
                level = levels(source, target)) {
            var at = first.clone();
            for (long sent = push(source, target, level, at);
                    sent > 0;
                    sent = push(source, target, level, at)) {
                total += sent;
            }
        }
        return total;
    }

    private int[] levels(int source, int target) {
        var level = new int[first.length];
        Arrays.fill(level, -1);
        level[source] = 0;
        var queue = new int[first.length];
        queue[0] = source;
        for (int start = 0, end = 1; start < end && level[target] < 0; start++) {
            for (int arc = first[queue[start]]; arc >= 0; arc = next[arc]) {
                budget.take(1);
                if (room[arc] > 0 && level[head[arc]] < 0) {
                    level[head[arc]] = level[queue[start]] + 1;
                    queue[end++] = head[arc];
                }
            }
        }
        return level;
    }

    // One path along rising levels, walked with the arcs themselves as the stack.
    private long push(int source, int target, int[] level, int[] at) {
        var taken = new int[level[target]];
        int depth = 0;
        int u = source;
        while (u != target) {
            int arc = at[u];
            while (arc >= 0
                    && !(room[arc] > 0
                            && level[head[arc]] == level[u] + 1
                            && depth < taken.length)) {
                budget.take(1);
                arc = next[arc];
            }
            at[u] = arc;
            if (arc >= 0) {
                taken[depth++] = arc;
                u = head[arc];
            } else if (depth == 0) {
                return 0;
            } else {
                arc = taken[--depth];
                u = head[arc ^ 1];
                at[u] = next[arc];
            }
        }
        long least = Long.MAX_VALUE;
        for (int arc : taken) {
            least = Math.min(least, room[arc]);
        }
        for (int arc : taken) {
            room[arc] -= least;
            room[arc ^ 1] += least;
        }
        return least;
    }
}
