package whetstone.graph;

import static whetstone.graph.Sampling.ANY;
import static whetstone.graph.Sampling.CONNECTED;

import java.util.List;
import java.util.stream.IntStream;
import whetstone.graph.Sampling.Direction;
import whetstone.graph.Sampling.Twist;
import whetstone.graph.algorithm.Components;
import whetstone.graph.algorithm.Distances;
import whetstone.graph.algorithm.Graph;
import whetstone.graph.draw.Shape;

/// Yes or no.
final class PropertyTasks {

    static final List<Family> ALL =
            List.of(
                    new Family(
                            "edge-existence",
                            Asked.PAIR,
                            "Is there an edge from node {u} to node {v}?",
                            Value.yesNo(i -> i.graph().adjacent(i.u(), i.v())),
                            ANY.pointing(Direction.EITHER),
                            i -> Steps.around(i, i.u())),
                    new Family(
                            "has-cycle",
                            Asked.NOTHING,
                            "Does the graph have a cycle?",
                            Value.yesNo(i -> Components.cyclic(i.graph())),
                            ANY.pointing(Direction.EITHER)
                                    .twisted(Twists.oneIn(2, Twists::acyclic)),
                            i ->
                                    "Parts: %d. Edges: %d. Nodes: %d."
                                            .formatted(
                                                    Components.count(i.graph()),
                                                    i.graph().edges(),
                                                    i.graph().size())),
                    new Family(
                            "is-regular",
                            Asked.NOTHING,
                            "Is the graph regular: do all nodes have the same degree?",
                            Value.yesNo(i -> regular(i.graph())),
                            ANY.sized(7, 32)
                                    .twisted(halves(Twists::regular, Twists::nearlyRegular)),
                            Steps::degrees),
                    new Family(
                            "is-tournament",
                            Asked.NOTHING,
                            "Is the graph a tournament: is there exactly one directed edge between every two nodes?",
                            Value.yesNo(i -> tournament(i.graph())),
                            ANY.of(Shape.COMPLETE).sized(5, 14).twisted(Twists::tournament),
                            i ->
                                    "Edges: %d. Pairs: %d."
                                            .formatted(
                                                    i.graph().edges(),
                                                    i.graph().size() * (i.graph().size() - 1) / 2)),
                    new Family(
                            "is-eulerian",
                            Asked.NOTHING,
                            "Is the graph Eulerian: is it connected, and does a closed walk use every edge exactly once?",
                            Value.yesNo(i -> eulerian(i.graph())),
                            CONNECTED.sized(7, 32).twisted(Twists.oneIn(2, Twists::eulerian)),
                            Steps::degrees),
                    new Family(
                            "is-bipartite",
                            Asked.NOTHING,
                            "Is the graph bipartite: can the nodes be put on two sides so that every edge joins the two?",
                            Value.yesNo(i -> Components.sides(i.graph()) != null),
                            CONNECTED
                                    .of(Shape.TREE, Shape.BIPARTITE, Shape.GRID)
                                    .sized(6, 32)
                                    .twisted(Twists.oneIn(2, Twists::more)),
                            i -> "Layers " + Steps.layers(i, 0)));

    private PropertyTasks() {}

    private static Twist halves(Twist one, Twist other) {
        return (sketch, random) -> (random.nextBoolean() ? one : other).apply(sketch, random);
    }

    private static boolean regular(Graph graph) {
        if (!graph.directed()) {
            return nodes(graph).map(graph::degree).distinct().count() == 1;
        }
        return nodes(graph).map(u -> graph.out(u).length).distinct().count() == 1
                && nodes(graph).map(u -> graph.in(u).length).distinct().count() == 1;
    }

    private static boolean tournament(Graph graph) {
        long pairs = (long) graph.size() * (graph.size() - 1) / 2;
        return graph.directed()
                && graph.edges() == pairs
                && IntStream.range(0, graph.edges())
                        .noneMatch(e -> graph.adjacent(graph.to(e), graph.from(e)));
    }

    // As in networkx: a node without edges leaves the graph unconnected.
    private static boolean eulerian(Graph graph) {
        boolean even =
                graph.directed()
                        ? nodes(graph).allMatch(u -> graph.out(u).length == graph.in(u).length)
                        : nodes(graph).allMatch(u -> graph.degree(u) % 2 == 0);
        return even && Distances.connected(graph);
    }

    private static IntStream nodes(Graph graph) {
        return IntStream.range(0, graph.size());
    }
}
