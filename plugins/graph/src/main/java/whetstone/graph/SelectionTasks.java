package whetstone.graph;

import static whetstone.graph.Sampling.ANY;
import static whetstone.graph.Sampling.CONNECTED;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import whetstone.graph.algorithm.Graph;
import whetstone.graph.algorithm.VertexCover;
import whetstone.graph.answer.Form;

/// Sets of nodes with a property that many sets have.
final class SelectionTasks {

    static final List<Family> ALL =
            List.of(
                    new Family(
                            "dominating-set",
                            Asked.NOTHING,
                            "Give a dominating set of at most {size} nodes: an edge leads from one of them to every other node.",
                            Certificate.any(
                                    Form.NODES,
                                    SelectionTasks::dominating,
                                    SelectionTasks::undominated),
                            CONNECTED,
                            Steps::allNeighbours,
                            SelectionTasks::bounded),
                    new Family(
                            "maximal-independent-set",
                            Asked.NOTHING,
                            "Give a maximal independent set: no edge joins two of its nodes, and no further node could be"
                                    + " added.",
                            Certificate.any(
                                            Form.NODES,
                                            SelectionTasks::independent,
                                            SelectionTasks::notMaximal)
                                    .where(
                                            i -> !i.graph().looped(),
                                            "a node with an edge to itself leaves no maximal independent set"),
                            CONNECTED,
                            Steps::allNeighbours),
                    new Family(
                            "min-vertex-cover",
                            Asked.NOTHING,
                            "Give as few nodes as possible so that every edge has an end among them.",
                            Certificate.any(
                                            Form.NODES,
                                            i -> VertexCover.smallest(i.graph()),
                                            SelectionTasks::uncovered)
                                    .least((_, nodes) -> nodes.length),
                            ANY.sized(5, 23),
                            Steps::degrees));

    private SelectionTasks() {}

    // The greedy choice: the node that leads to most that nothing yet leads to.
    private static int[] dominating(Instance i) {
        var graph = i.graph();
        var reached = new boolean[graph.size()];
        var chosen = new ArrayList<Integer>();
        while (true) {
            int best = -1;
            int most = 0;
            for (int u = 0; u < reached.length; u++) {
                int gain = gain(graph, u, reached);
                if (gain > most) {
                    best = u;
                    most = gain;
                }
            }
            if (best < 0) {
                return chosen.stream().sorted().mapToInt(Integer::intValue).toArray();
            }
            chosen.add(best);
            reached[best] = true;
            for (int v : graph.out(best)) {
                reached[v] = true;
            }
        }
    }

    private static int gain(Graph graph, int node, boolean[] reached) {
        int gain = reached[node] ? 0 : 1;
        for (int v : graph.out(node)) {
            gain += reached[v] || v == node ? 0 : 1;
        }
        return gain;
    }

    // All nodes dominate any graph: the question must forbid it.
    private static GraphTruth bounded(GraphTruth truth) {
        int size = dominating(Instance.of(truth, Asked.NOTHING)).length;
        var args = new LinkedHashMap<>(truth.args());
        args.put("size", size);
        return new GraphTruth(truth.directed(), truth.nodes(), truth.edges(), args);
    }

    private static @Nullable String undominated(Instance i, int[] nodes) {
        var reached = new boolean[i.graph().size()];
        for (int u : nodes) {
            reached[u] = true;
            for (int v : i.graph().out(u)) {
                reached[v] = true;
            }
        }
        for (int u = 0; u < reached.length; u++) {
            if (!reached[u]) {
                return "no edge leads to node %d".formatted(i.id(u));
            }
        }
        int most = i.number("size", nodes.length);
        return nodes.length <= most
                ? null
                : "%d nodes, at most %d are allowed".formatted(nodes.length, most);
    }

    private static int[] independent(Instance i) {
        var graph = i.graph().undirected();
        var taken = new boolean[graph.size()];
        var barred = new boolean[graph.size()];
        for (int u = 0; u < taken.length; u++) {
            if (!barred[u]) {
                taken[u] = true;
                for (int v : graph.out(u)) {
                    barred[v] = true;
                }
            }
        }
        return Steps.nodes(i).filter(u -> taken[u]).toArray();
    }

    private static @Nullable String notMaximal(Instance i, int[] nodes) {
        var graph = i.graph().undirected();
        var taken = new boolean[graph.size()];
        for (int u : nodes) {
            taken[u] = true;
        }
        for (int u = 0; u < taken.length; u++) {
            int joined = 0;
            for (int v : graph.out(u)) {
                joined += taken[v] ? 1 : 0;
            }
            if (taken[u] && joined > 0) {
                return "an edge joins node %d to another of the set".formatted(i.id(u));
            }
            if (!taken[u] && joined == 0) {
                return "node %d could be added".formatted(i.id(u));
            }
        }
        return null;
    }

    private static @Nullable String uncovered(Instance i, int[] nodes) {
        var graph = i.graph();
        var taken = new boolean[graph.size()];
        for (int u : nodes) {
            taken[u] = true;
        }
        for (int edge = 0; edge < graph.edges(); edge++) {
            if (!taken[graph.from(edge)] && !taken[graph.to(edge)]) {
                return "(%d, %d) has no end among them"
                        .formatted(i.edge(edge).u(), i.edge(edge).v());
            }
        }
        return null;
    }
}
