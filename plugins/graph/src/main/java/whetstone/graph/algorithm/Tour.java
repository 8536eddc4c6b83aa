package whetstone.graph.algorithm;

import java.util.Arrays;

/// A lightest closed walk through every node once: subsets up to 13 nodes; beyond, a search below the weight of
/// spanning trees (Held and Karp 1970, 1971).
public final class Tour {

    private static final long STEPS = 30_000_000;
    private static final int LARGEST = 200;
    private static final int SUBSETS = 13;
    private static final long NONE = Long.MAX_VALUE / 8;

    private final long[][] cost;
    private final int n;
    private final Budget budget = new Budget("traveling salesman", STEPS);
    private final int[] walk;
    private final boolean[] used;
    private int[] best = new int[0];
    private long bestCost = NONE;

    private Tour(long[][] cost) {
        this.cost = cost;
        this.n = cost.length;
        this.walk = new int[n];
        this.used = new boolean[n];
    }

    /// The nodes in the order of a lightest tour, the first not repeated; empty where there is none.
    ///
    /// @throws Unfinished if the search is too long
    public static int[] lightest(Graph graph) {
        if (graph.size() > LARGEST) {
            throw new Unfinished("traveling salesman: more than " + LARGEST + " nodes");
        }
        var cost = costs(graph);
        if (cost.length < 2) {
            return new int[] {0};
        }
        if (cost.length <= SUBSETS) {
            return bySubsets(cost);
        }
        var tour = new Tour(cost);
        tour.used[0] = true;
        tour.extend(1, 0);
        return tour.best;
    }

    private static long[][] costs(Graph graph) {
        var cost = new long[graph.size()][graph.size()];
        for (var row : cost) {
            Arrays.fill(row, NONE);
        }
        for (int edge = 0; edge < graph.edges(); edge++) {
            cost[graph.from(edge)][graph.to(edge)] = graph.weight(edge);
            if (!graph.directed()) {
                cost[graph.to(edge)][graph.from(edge)] = graph.weight(edge);
            }
        }
        shift(cost);
        return cost;
    }

    // Every tour has as many edges as nodes, so that the same on top of each edge changes no
    // comparison.
    private static void shift(long[][] cost) {
        long least = 0;
        for (var row : cost) {
            for (long c : row) {
                least = Math.min(least, c);
            }
        }
        for (var row : cost) {
            for (int v = 0; v < row.length && least < 0; v++) {
                row[v] -= row[v] < NONE ? least : 0;
            }
        }
    }

    // best[set][v]: the lightest way from node 0 through the set (without 0) that ends at v.
    private static int[] bySubsets(long[][] cost) {
        int n = cost.length - 1;
        var best = new long[1 << n][n];
        for (int set = 1; set < best.length; set++) {
            for (int v = 0; v < n; v++) {
                best[set][v] = NONE;
                if ((set >> v & 1) == 0) {
                    continue;
                }
                int rest = set ^ 1 << v;
                if (rest == 0) {
                    best[set][v] = cost[0][v + 1];
                }
                for (int u = 0; u < n; u++) {
                    if ((rest >> u & 1) == 1 && best[rest][u] < NONE && cost[u + 1][v + 1] < NONE) {
                        best[set][v] = Math.min(best[set][v], best[rest][u] + cost[u + 1][v + 1]);
                    }
                }
            }
        }
        return backwards(cost, best);
    }

    private static int[] backwards(long[][] cost, long[][] best) {
        int n = cost.length - 1;
        int set = best.length - 1;
        var tour = new int[n + 1];
        int after = 0;
        for (int i = n; i > 0; i--) {
            int chosen = -1;
            long least = NONE;
            for (int v = 0; v < n; v++) {
                if ((set >> v & 1) == 1 && best[set][v] < NONE && cost[v + 1][after] < NONE) {
                    long through = best[set][v] + cost[v + 1][after];
                    if (chosen < 0 || through < least) {
                        chosen = v;
                        least = through;
                    }
                }
            }
            if (chosen < 0) {
                return new int[0];
            }
            tour[i] = after = chosen + 1;
            set ^= 1 << chosen;
        }
        return tour;
    }

    private void extend(int depth, long soFar) {
        int last = walk[depth - 1];
        if (depth == n) {
            if (cost[last][0] < NONE && soFar + cost[last][0] < bestCost) {
                bestCost = soFar + cost[last][0];
                best = walk.clone();
            }
            return;
        }
        if (soFar + bound(last) >= bestCost) {
            return;
        }
        for (int next : nearest(last)) {
            used[next] = true;
            walk[depth] = next;
            extend(depth + 1, soFar + cost[last][next]);
            used[next] = false;
        }
    }

    private int[] nearest(int last) {
        return java.util.stream.IntStream.range(0, n)
                .filter(v -> !used[v] && cost[last][v] < NONE)
                .boxed()
                .sorted((a, b) -> Long.compare(cost[last][a], cost[last][b]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    // What is left is a path from `last` through the unused nodes to node 0: itself a tree that
    // spans them. Prim's
    // algorithm, an edge costing the cheaper of its two directions.
    private long bound(int last) {
        budget.take((long) n * n / 4);
        var nearest = new long[n];
        Arrays.fill(nearest, NONE);
        var done = new boolean[n];
        long total = 0;
        int at = last;
        for (int left = remaining(last); left > 0; left--) {
            done[at] = true;
            int next = -1;
            for (int v = 0; v < n; v++) {
                if (!done[v] && (!used[v] || v == 0)) {
                    nearest[v] = Math.min(nearest[v], Math.min(cost[at][v], cost[v][at]));
                    next = next < 0 || nearest[v] < nearest[next] ? v : next;
                }
            }
            if (nearest[next] >= NONE) {
                return NONE;
            }
            total += nearest[next];
            at = next;
        }
        return total;
    }

    private int remaining(int last) {
        int count = last == 0 ? 0 : 1;
        for (boolean u : used) {
            count += u ? 0 : 1;
        }
        return count;
    }
}
