package whetstone.graph;

import java.util.List;
import java.util.Objects;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// A small graph as matrices, read from a truth without the code under test. Nodes are positions in the list of ids.
///
/// @param weight 1 where the truth has none
/// @param u the first node that is asked about, -1 if none is
record Dense(GraphTruth truth, boolean[][] edge, long[][] weight, int u, int v) {

    static final int FAR = 1_000_000;

    static Dense of(GraphTruth truth) {
        int n = truth.nodes().size();
        var edge = new boolean[n][n];
        var weight = new long[n][n];
        for (var e : truth.edges()) {
            int a = truth.nodes().indexOf(e.get(0));
            int b = truth.nodes().indexOf(e.get(1));
            long w = e.size() > 2 ? e.get(2).longValue() : 1;
            edge[a][b] = true;
            weight[a][b] = w;
            if (!truth.directed()) {
                edge[b][a] = true;
                weight[b][a] = w;
            }
        }
        return new Dense(
                truth,
                edge,
                weight,
                asked(truth, "node", "u", "source"),
                asked(truth, "v", "target"));
    }

    private static int asked(GraphTruth truth, String... names) {
        return List.of(names).stream()
                .map(truth.args()::get)
                .filter(Objects::nonNull)
                .map(truth.nodes()::indexOf)
                .findFirst()
                .orElse(-1);
    }

    boolean directed() {
        return truth.directed();
    }

    int n() {
        return edge.length;
    }

    IntStream nodes() {
        return IntStream.range(0, n());
    }

    /// Every ordered pair with an edge; undirected edges once, the lower node first.
    List<int[]> edges() {
        return nodes().boxed()
                .flatMap(a ->
                        nodes().filter(b -> edge[a][b] && (directed() || a <= b))
                                .mapToObj(b -> new int[] {a, b}))
                .toList();
    }

    int degree(int a) {
        int out = (int) nodes().filter(b -> edge[a][b]).count();
        return directed() ? out + (int) nodes().filter(b -> edge[b][a]).count() : out;
    }

    /// Floyd and Warshall; [#FAR] where there is no way.
    int[][] distances() {
        return distances(a -> true);
    }

    /// Distances through the nodes that are `kept`.
    int[][] distances(IntPredicate kept) {
        var d = new int[n()][n()];
        for (int a = 0; a < n(); a++) {
            for (int b = 0; b < n(); b++) {
                d[a][b] = a == b ? 0 : edge[a][b] && kept.test(a) && kept.test(b) ? 1 : FAR;
            }
        }
        for (int m = 0; m < n(); m++) {
            for (int a = 0; a < n(); a++) {
                for (int b = 0; b < n(); b++) {
                    d[a][b] = Math.min(d[a][b], d[a][m] + d[m][b]);
                }
            }
        }
        return d;
    }

    /// Subsets of the nodes as bits.
    IntStream subsets() {
        return IntStream.range(0, 1 << n());
    }

    static boolean in(int subset, int node) {
        return (subset >> node & 1) == 1;
    }
}
