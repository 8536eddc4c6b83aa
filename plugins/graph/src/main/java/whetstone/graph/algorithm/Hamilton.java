package whetstone.graph.algorithm;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// A path through every node once: subsets up to 18 nodes, a pruned search beyond.
public final class Hamilton {

    private static final long STEPS = 10_000_000;
    private static final int LARGEST = 500;
    private static final int SUBSETS = 18;

    private final Graph graph;
    private final Budget budget = new Budget("Hamiltonian path", STEPS);
    private final int[] path;
    private final boolean[] used;

    private Hamilton(Graph graph) {
        this.graph = graph;
        this.path = new int[graph.size()];
        this.used = new boolean[graph.size()];
    }

    /// The nodes of such a path, or empty where there is none.
    ///
    /// @throws Unfinished if the search is too long
    public static int[] path(Graph graph) {
        if (Components.count(graph) > 1) {
            return new int[0];
        }
        if (graph.size() > LARGEST) {
            throw new Unfinished("Hamiltonian path: more than " + LARGEST + " nodes");
        }
        var search = new Hamilton(graph);
        for (int start : search.byDegree(IntStream.range(0, graph.size()).toArray())) {
            if (search.extend(start, 0)) {
                return search.path;
            }
            if (graph.size() <= SUBSETS && search.spent()) {
                return bySubsets(graph);
            }
        }
        return new int[0];
    }

    private boolean spent() {
        return budget.spent() > 20_000;
    }

    private boolean extend(int node, int depth) {
        budget.take(graph.size());
        path[depth] = node;
        if (depth == path.length - 1) {
            return true;
        }
        if (path.length <= SUBSETS && spent()) {
            return false;
        }
        used[node] = true;
        if (open(node)) {
            for (int next : byDegree(graph.out(node))) {
                if (!used[next] && extend(next, depth + 1)) {
                    return true;
                }
            }
        }
        used[node] = false;
        return false;
    }

    // Each node still to be visited must be reachable, and at most one may be a dead end.
    private boolean open(int node) {
        int ends = 0;
        int left = 0;
        for (int u = 0; u < used.length && ends < 2; u++) {
            if (used[u]) {
                continue;
            }
            left++;
            boolean entered = false;
            for (int v : graph.in(u)) {
                entered |= v != u && (v == node || !used[v]);
            }
            if (!entered) {
                return false;
            }
            ends += leaves(u) ? 0 : 1;
        }
        return ends < 2 || left == 1;
    }

    private boolean leaves(int node) {
        for (int v : graph.out(node)) {
            if (v != node && !used[v]) {
                return true;
            }
        }
        return false;
    }

    private int[] byDegree(int[] nodes) {
        return Arrays.stream(nodes)
                .boxed()
                .sorted(Comparator.comparingInt(u -> free(u)))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private int free(int node) {
        int count = 0;
        for (int v : graph.out(node)) {
            count += used[v] ? 0 : 1;
        }
        return count;
    }

    // Held and Karp 1962: for each set of nodes, the nodes at which a path through just them may
    // end.
    private static int[] bySubsets(Graph graph) {
        int n = graph.size();
        var into = new int[n];
        for (int v = 0; v < n; v++) {
            for (int u : graph.in(v)) {
                into[v] |= 1 << u;
            }
        }
        var ends = new int[1 << n];
        for (int set = 1; set < ends.length; set++) {
            if ((set & (set - 1)) == 0) {
                ends[set] = set;
                continue;
            }
            for (int v = 0; v < n; v++) {
                if ((set >> v & 1) == 1 && (ends[set ^ 1 << v] & into[v]) != 0) {
                    ends[set] |= 1 << v;
                }
            }
        }
        int set = ends.length - 1;
        if (ends[set] == 0) {
            return new int[0];
        }
        var path = new int[n];
        int candidates = ends[set];
        for (int i = n - 1; i >= 0; i--) {
            path[i] = Integer.numberOfTrailingZeros(candidates);
            set ^= 1 << path[i];
            candidates = ends[set] & into[path[i]];
        }
        return path;
    }
}
