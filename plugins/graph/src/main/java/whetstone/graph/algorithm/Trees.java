package whetstone.graph.algorithm;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Trees that span a graph.
public final class Trees {

    private Trees() {}

    /// The edges of a lightest spanning forest, by Kruskal's algorithm; directions aside.
    public static List<Integer> lightest(Graph graph) {
        var parts = new Parts(graph.size());
        return IntStream.range(0, graph.edges())
                .boxed()
                .sorted(Comparator.comparingLong(graph::weight))
                .filter(edge -> parts.join(graph.from(edge), graph.to(edge)))
                .toList();
    }

    /// Sets of nodes that merge.
    public static final class Parts {

        private final int[] parent;

        public Parts(int n) {
            parent = IntStream.range(0, n).toArray();
        }

        /// Merges the sets of `u` and `v`; false if they are one already.
        public boolean join(int u, int v) {
            int a = root(u);
            int b = root(v);
            parent[a] = b;
            return a != b;
        }

        private int root(int u) {
            int at = u;
            while (parent[at] != at) {
                parent[at] = parent[parent[at]];
                at = parent[at];
            }
            return at;
        }
    }
}
