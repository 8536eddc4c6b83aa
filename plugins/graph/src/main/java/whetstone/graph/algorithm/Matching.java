package whetstone.graph.algorithm;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jgrapht.alg.interfaces.MatchingAlgorithm;
import org.jgrapht.alg.matching.SparseEdmondsMaximumCardinalityMatching;
import org.jgrapht.alg.matching.blossom.v5.KolmogorovWeightedMatching;
import org.jgrapht.alg.matching.blossom.v5.ObjectiveSense;
import org.jgrapht.graph.SimpleWeightedGraph;
import org.jgrapht.util.SupplierUtil;

/// Sets of edges that share no node, by JGraphT; directions and loops aside.
public final class Matching {

    // Blossom V computes in doubles: whole numbers and their halves are exact up to here.
    private static final long EXACT = 1L << 50;
    private static final int LARGEST = 2_000;

    private Matching() {}

    /// The edges of a largest matching, ascending.
    public static List<Integer> largest(Graph graph) {
        var view = view(graph, 0);
        return edges(new SparseEdmondsMaximumCardinalityMatching<>(view));
    }

    /// The edges of a matching of greatest weight, ascending; edges of no or negative weight are left out.
    ///
    /// @throws Unfinished if the weights are too large to be summed exactly, or the graph is
    public static List<Integer> heaviest(Graph graph) {
        long sum = 0;
        for (int edge = 0; edge < graph.edges(); edge++) {
            sum += Math.abs(graph.weight(edge));
        }
        if (sum > EXACT || graph.size() > LARGEST) {
            throw new Unfinished("maximum weight matching: the graph or its weights are too large");
        }
        var view = view(graph, 1);
        return view.edgeSet().isEmpty()
                ? List.of()
                : edges(new KolmogorovWeightedMatching<>(view, ObjectiveSense.MAXIMIZE));
    }

    /// The edges of a smallest set that touches every node, ascending: a largest matching and any edge for each node
    /// that it leaves out (Gallai 1959). Empty where a node has no edge.
    public static List<Integer> smallestCover(Graph graph) {
        var cover = new java.util.TreeSet<>(largest(graph));
        var covered = new boolean[graph.size()];
        for (int edge : cover) {
            covered[graph.from(edge)] = covered[graph.to(edge)] = true;
        }
        for (int u = 0; u < covered.length; u++) {
            if (!covered[u]) {
                int node = u;
                var any =
                        IntStream.range(0, graph.edges())
                                .filter(e -> graph.from(e) == node || graph.to(e) == node)
                                .findFirst();
                if (any.isEmpty()) {
                    return List.of();
                }
                cover.add(any.getAsInt());
            }
        }
        return List.copyOf(cover);
    }

    private static List<Integer> edges(MatchingAlgorithm<Integer, Integer> algorithm) {
        Set<Integer> edges = algorithm.getMatching().getEdges();
        return edges.stream().sorted().toList();
    }

    private static SimpleWeightedGraph<Integer, Integer> view(Graph graph, long lightest) {
        var view =
                new SimpleWeightedGraph<Integer, Integer>(
                        SupplierUtil.createIntegerSupplier(graph.size()),
                        SupplierUtil.createIntegerSupplier(graph.edges()));
        // The suppliers name what Blossom V adds, after all that is there.
        for (int u = 0; u < graph.size(); u++) {
            view.addVertex(u);
        }
        for (int edge = 0; edge < graph.edges(); edge++) {
            int u = graph.from(edge);
            int v = graph.to(edge);
            if (u == v || (lightest > 0 && graph.weight(edge) < lightest)) {
                continue;
            }
            // Where both directions exist, the heavier stands for the pair.
            var other = view.getEdge(u, v);
            if (other == null) {
                view.addEdge(u, v, edge);
                view.setEdgeWeight(edge, (double) graph.weight(edge));
            } else if (view.getEdgeWeight(other) < graph.weight(edge)) {
                view.removeEdge(other);
                view.addEdge(u, v, edge);
                view.setEdgeWeight(edge, (double) graph.weight(edge));
            }
        }
        return view;
    }
}
