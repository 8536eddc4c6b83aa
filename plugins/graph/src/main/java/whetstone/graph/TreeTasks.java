package whetstone.graph;

import static whetstone.graph.Sampling.CONNECTED;

import java.util.List;
import org.jspecify.annotations.Nullable;
import whetstone.graph.algorithm.Components;
import whetstone.graph.algorithm.Graph;
import whetstone.graph.algorithm.Trees;
import whetstone.graph.answer.Form;

/// Edges that hold a graph together. Of a graph in several parts a tree of each is right, and so is "none".
final class TreeTasks {

    static final List<Family> ALL =
            List.of(
                    new Family(
                            "minimum-spanning-tree",
                            Asked.NOTHING,
                            "List the edges of a spanning tree of the graph.",
                            spanning(),
                            CONNECTED,
                            Steps::allNeighbours),
                    new Family(
                            "weighted-minimum-spanning-tree",
                            Asked.NOTHING,
                            "List the edges of a spanning tree of least total weight.",
                            spanning().least(TreeTasks::weight),
                            CONNECTED.withWeights(),
                            TreeTasks::byWeight),
                    new Family(
                            "bridges",
                            Asked.NOTHING,
                            "Which edges are bridges: without which of them would the graph fall into more parts?",
                            Value.edges(i -> bridges(i.graph())),
                            CONNECTED.twisted(Twists::more),
                            Steps::allNeighbours));

    private TreeTasks() {}

    private static Certificate spanning() {
        return Certificate.any(Form.EDGES, TreeTasks::lightest, TreeTasks::notSpanning)
                .orNone(i -> Components.count(i.graph()) > 1);
    }

    private static int[] lightest(Instance i) {
        return Trees.lightest(i.graph()).stream().mapToInt(Integer::intValue).toArray();
    }

    private static @Nullable String notSpanning(Instance i, int[] edges) {
        var graph = i.graph();
        var parts = new Trees.Parts(graph.size());
        for (int edge : edges) {
            if (!parts.join(graph.from(edge), graph.to(edge))) {
                return "(%d, %d) closes a cycle".formatted(i.edge(edge).u(), i.edge(edge).v());
            }
        }
        int needed = graph.size() - Components.count(graph);
        return edges.length == needed
                ? null
                : "%d edges, a tree has %d".formatted(edges.length, needed);
    }

    static long weight(Instance i, int[] edges) {
        long weight = 0;
        for (int edge : edges) {
            weight += i.graph().weight(edge);
        }
        return weight;
    }

    private static List<Integer> bridges(Graph graph) {
        if (graph.directed()) {
            throw new IllegalArgumentException("bridges are defined for undirected graphs");
        }
        return Components.bridges(graph);
    }

    private static String byWeight(Instance i) {
        var graph = i.graph();
        return "By weight: "
                + java.util.stream.IntStream.range(0, graph.edges())
                        .boxed()
                        .sorted(java.util.Comparator.comparingLong(graph::weight))
                        .map(e ->
                                "%d %d (%s)"
                                        .formatted(
                                                i.edge(e).u(),
                                                i.edge(e).v(),
                                                i.amount(graph.weight(e)).text()))
                        .collect(java.util.stream.Collectors.joining(", "));
    }
}
