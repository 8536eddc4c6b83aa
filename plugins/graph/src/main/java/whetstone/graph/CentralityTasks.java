package whetstone.graph;

import static whetstone.graph.Sampling.ANY;
import static whetstone.graph.Sampling.CONNECTED;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import whetstone.graph.algorithm.Centrality;
import whetstone.graph.algorithm.Graph;

/// Numbers that say how a node, or the graph, is placed. Definitions and edge cases are those of networkx 3.
final class CentralityTasks {

    static final List<Family> ALL =
            List.of(
                    new Family(
                            "density",
                            Asked.NOTHING,
                            "What is the density of the graph: the number of edges divided by the number of pairs of nodes?",
                            Value.decimal(i -> density(i.graph())),
                            ANY,
                            i ->
                                    "Edges: %d. Pairs: %d."
                                            .formatted(
                                                    i.graph().edges(),
                                                    i.graph().size() * (i.graph().size() - 1) / 2)),
                    new Family(
                            "clustering-coefficient",
                            Asked.NODE_OR_ALL,
                            "What is the clustering coefficient of node {node}: the number of edges among its neighbors"
                                    + " divided by the number of pairs of neighbors?",
                            Value.decimal(CentralityTasks::clustering),
                            CONNECTED.twisted(Twists::clustered),
                            CentralityTasks::secondNeighbours),
                    new Family(
                            "degree-centrality",
                            Asked.NODE,
                            "What is the degree centrality of node {node}: its degree divided by the number of other nodes?",
                            Value.decimal(i -> degree(i.graph(), i.node())),
                            CONNECTED,
                            Steps::neighbours),
                    new Family(
                            "closeness-centrality",
                            Asked.NODE,
                            "What is the closeness centrality of node {node}: the number of other nodes divided by the"
                                    + " sum of their distances to it?",
                            Value.decimal(i -> Centrality.closeness(i.graph(), i.node())),
                            CONNECTED,
                            i -> Steps.layers(i, i.node())),
                    new Family(
                            "harmonic-centrality",
                            Asked.NODE,
                            "What is the harmonic centrality of node {node}: the sum of 1/distance over the other nodes?",
                            Value.decimal(i -> Centrality.harmonic(i.graph(), i.node())),
                            CONNECTED,
                            i -> Steps.layers(i, i.node())),
                    new Family(
                            "betweenness-centrality",
                            Asked.NODE,
                            "What is the betweenness centrality of node {node}: the mean, over all pairs of other nodes,"
                                    + " of the share of their shortest paths that pass through it?",
                            Value.decimal(i -> Centrality.betweenness(i.graph(), i.node())),
                            CONNECTED.sized(5, 20),
                            Steps::allLayers),
                    new Family(
                            "avg-neighbor-degree",
                            Asked.NODE,
                            "What is the average degree of the neighbors of node {node}?",
                            Value.decimal(i -> neighbourDegree(i.graph(), i.node())),
                            CONNECTED,
                            CentralityTasks::neighbourDegrees));

    private CentralityTasks() {}

    private static double density(Graph graph) {
        double pairs = (double) graph.size() * (graph.size() - 1) / (graph.directed() ? 1 : 2);
        return pairs == 0 ? 0 : graph.edges() / pairs;
    }

    // Where no node is named, the mean over all.
    private static double clustering(Instance i) {
        return i.all()
                ? Steps.nodes(i)
                        .mapToDouble(v -> Centrality.clustering(i.graph(), v))
                        .average()
                        .orElse(0)
                : Centrality.clustering(i.graph(), i.node());
    }

    private static double degree(Graph graph, int node) {
        return graph.size() == 1 ? 1 : graph.degree(node) / (graph.size() - 1.0);
    }

    private static double neighbourDegree(Graph graph, int node) {
        if (graph.out(node).length == 0) {
            return 0;
        }
        double sum =
                Arrays.stream(graph.out(node))
                        .mapToDouble(v -> graph.directed() ? graph.out(v).length : graph.degree(v))
                        .sum();
        return sum / (graph.directed() ? graph.out(node).length : graph.degree(node));
    }

    private static String secondNeighbours(Instance i) {
        return Steps.neighbours(i)
                + "\n"
                + Arrays.stream(i.graph().out(i.node()))
                        .mapToObj(v -> Steps.around(i, v))
                        .collect(Collectors.joining("\n"));
    }

    private static String neighbourDegrees(Instance i) {
        return "Degrees "
                + Arrays.stream(i.graph().out(i.node()))
                        .mapToObj(v -> i.id(v) + ": " + i.graph().degree(v))
                        .collect(Collectors.joining(", "));
    }
}
