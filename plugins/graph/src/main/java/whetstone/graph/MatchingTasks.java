package whetstone.graph;

import static whetstone.graph.Sampling.CONNECTED;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import whetstone.graph.algorithm.Components;
import whetstone.graph.algorithm.Graph;
import whetstone.graph.algorithm.Matching;
import whetstone.graph.answer.Form;
import whetstone.graph.draw.Shape;

/// Edges that share no node, and edges that touch every node.
final class MatchingTasks {

    private static final String DIRECTED =
            "matchings and covers are asked for in undirected graphs";

    static final List<Family> ALL =
            List.of(
                    new Family(
                            "bipartite-maximum-matching",
                            Asked.NOTHING,
                            "List the edges of a largest matching: as many edges as possible that share no node.",
                            matching(Matching::largest)
                                    .where(
                                            MatchingTasks::bipartite,
                                            "the graph is directed or not bipartite")
                                    .least((_, edges) -> -edges.length),
                            CONNECTED.of(Shape.BIPARTITE, Shape.GRID).sized(7, 32),
                            Steps::allNeighbours),
                    new Family(
                            "max-weight-matching",
                            Asked.NOTHING,
                            "List the edges of a matching of greatest total weight: edges that share no node.",
                            matching(Matching::heaviest)
                                    .least((i, edges) -> -TreeTasks.weight(i, edges)),
                            CONNECTED.withWeights().sized(5, 23),
                            Steps::nothing),
                    new Family(
                            "min-edge-covering",
                            Asked.NOTHING,
                            "List as few edges as possible so that every node is an end of one, or none if that cannot be.",
                            Certificate.any(
                                            Form.EDGES,
                                            i -> ints(Matching.smallestCover(i.graph())),
                                            MatchingTasks::bare)
                                    .where(i -> !i.graph().directed(), DIRECTED)
                                    .least((_, edges) -> edges.length)
                                    .orNone(),
                            CONNECTED.sized(5, 26).twisted(Twists.oneIn(12, Twists::isolated)),
                            Steps::allNeighbours));

    private MatchingTasks() {}

    private static Certificate matching(Function<Graph, List<Integer>> solver) {
        return Certificate.any(
                        Form.EDGES, i -> ints(solver.apply(i.graph())), MatchingTasks::shared)
                .where(i -> !i.graph().directed(), DIRECTED);
    }

    private static boolean bipartite(Instance i) {
        return !i.graph().directed() && Components.sides(i.graph()) != null;
    }

    private static int[] ints(List<Integer> edges) {
        return edges.stream().mapToInt(Integer::intValue).toArray();
    }

    private static @Nullable String shared(Instance i, int[] edges) {
        var taken = new boolean[i.graph().size()];
        for (int edge : edges) {
            int u = i.graph().from(edge);
            int v = i.graph().to(edge);
            if (u == v || taken[u] || taken[v]) {
                return "(%d, %d) shares a node".formatted(i.edge(edge).u(), i.edge(edge).v());
            }
            taken[u] = taken[v] = true;
        }
        return null;
    }

    private static @Nullable String bare(Instance i, int[] edges) {
        var touched = new boolean[i.graph().size()];
        for (int edge : edges) {
            touched[i.graph().from(edge)] = touched[i.graph().to(edge)] = true;
        }
        for (int u = 0; u < touched.length; u++) {
            if (!touched[u]) {
                return "no edge touches node %d".formatted(i.id(u));
            }
        }
        return null;
    }
}
