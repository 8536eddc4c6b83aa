package whetstone.graph;

import static whetstone.graph.Sampling.ANY;
import static whetstone.graph.Sampling.CONNECTED;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import whetstone.graph.Sampling.Direction;
import whetstone.graph.algorithm.Components;
import whetstone.graph.algorithm.Graph;
import whetstone.graph.algorithm.Hamilton;
import whetstone.graph.algorithm.Paths;
import whetstone.graph.algorithm.Tour;
import whetstone.graph.answer.Form;
import whetstone.graph.draw.Shape;
import whetstone.graph.draw.Sketch;

/// Orders of nodes: paths, tours, and what must come before what.
final class RouteTasks {

    static final List<Family> ALL =
            List.of(
                    new Family(
                            "shortest-path",
                            Asked.ROUTE,
                            "Give a path with fewest edges from node {source} to node {target}, or none if there is no path.",
                            Certificate.any(
                                            Form.NODES,
                                            i -> Paths.shortest(i.graph(), i.u(), i.v()),
                                            RouteTasks::route)
                                    .least((_, nodes) -> nodes.length)
                                    .orNone(),
                            ANY.pointing(Direction.EITHER),
                            i -> Steps.layers(i, i.u())),
                    new Family(
                            "weighted-shortest-path",
                            Asked.ROUTE,
                            "Give a path of least total weight from node {source} to node {target}, or none if there is no"
                                    + " path.",
                            Certificate.any(
                                            Form.NODES,
                                            i -> Paths.lightest(i.graph(), i.u(), i.v()),
                                            RouteTasks::route)
                                    .least((i, nodes) -> weight(i.graph(), nodes))
                                    .orNone(),
                            CONNECTED.pointing(Direction.EITHER).withWeights(),
                            RouteTasks::weighed),
                    new Family(
                            "hamiltonian-path",
                            Asked.NOTHING,
                            "Give a path that visits every node exactly once, or none if there is no such path.",
                            Certificate.any(
                                            Form.NODES,
                                            i -> Hamilton.path(i.graph()),
                                            RouteTasks::throughAll)
                                    .orNone(),
                            ANY.sized(5, 18).twisted(RouteTasks::mostly),
                            Steps::allNeighbours),
                    new Family(
                            "traveling-salesman-problem",
                            Asked.NOTHING,
                            "Give a tour of least total weight that starts at a node, visits every other node exactly once"
                                    + " and ends where it started; list the start at both ends.",
                            Certificate.any(
                                            Form.NODES,
                                            i -> closed(Tour.lightest(i.graph())),
                                            RouteTasks::tour)
                                    .least((i, nodes) -> weight(i.graph(), nodes))
                                    .orNone()
                                    .repeating(),
                            CONNECTED.of(Shape.COMPLETE).withWeights().sized(4, 13),
                            RouteTasks::weighed),
                    new Family(
                            "topological-sort",
                            Asked.NOTHING,
                            "Give an order of all nodes in which every edge leads onwards, or none if there is no such"
                                    + " order.",
                            Certificate.any(
                                            Form.NODES,
                                            i -> Components.topological(i.graph()),
                                            RouteTasks::backwards)
                                    .where(
                                            i -> i.graph().directed(),
                                            "only directed graphs have a topological order")
                                    .orNone(),
                            ANY.pointing(Direction.FORWARD)
                                    .twisted(Twists.oneIn(10, Twists::backwards)),
                            i -> "Edges into " + Steps.lines(i, v -> i.graph().in(v).length)));

    private RouteTasks() {}

    private static Sketch mostly(Sketch sketch, RandomGenerator random) {
        return random.nextInt(6) == 0 ? sketch : Twists.traceable(sketch, random);
    }

    private static int[] closed(int[] tour) {
        var closed = Arrays.copyOf(tour, tour.length == 0 ? 0 : tour.length + 1);
        if (closed.length > 0) {
            closed[tour.length] = tour[0];
        }
        return closed;
    }

    private static @Nullable String route(Instance i, int[] nodes) {
        if (nodes.length == 0 || nodes[0] != i.u() || nodes[nodes.length - 1] != i.v()) {
            return "it does not lead from %d to %d".formatted(i.id(i.u()), i.id(i.v()));
        }
        return gap(i, nodes);
    }

    private static @Nullable String gap(Instance i, int[] nodes) {
        for (int at = 1; at < nodes.length; at++) {
            if (!i.graph().adjacent(nodes[at - 1], nodes[at])) {
                return "there is no edge from %d to %d"
                        .formatted(i.id(nodes[at - 1]), i.id(nodes[at]));
            }
        }
        return null;
    }

    private static @Nullable String throughAll(Instance i, int[] nodes) {
        return nodes.length == i.graph().size()
                ? gap(i, nodes)
                : "it visits %d nodes".formatted(nodes.length);
    }

    private static @Nullable String tour(Instance i, int[] nodes) {
        int n = i.graph().size();
        if (n == 1 && nodes.length == 1) {
            return null;
        }
        if (nodes.length != n + 1 || nodes[0] != nodes[n]) {
            return "it does not end where it started after visiting each of %d nodes once"
                    .formatted(n);
        }
        return Arrays.stream(nodes).distinct().count() == n
                ? gapOfTour(i, nodes)
                : "it visits a node twice";
    }

    private static @Nullable String gapOfTour(Instance i, int[] nodes) {
        return nodes.length == 2 ? null : gap(i, nodes);
    }

    private static @Nullable String backwards(Instance i, int[] nodes) {
        var graph = i.graph();
        if (nodes.length != graph.size()) {
            return "it lists %d of %d nodes".formatted(nodes.length, graph.size());
        }
        var position = new int[nodes.length];
        for (int at = 0; at < nodes.length; at++) {
            position[nodes[at]] = at;
        }
        for (int edge = 0; edge < graph.edges(); edge++) {
            if (position[graph.from(edge)] >= position[graph.to(edge)]) {
                return "the edge from %d to %d leads back"
                        .formatted(i.edge(edge).u(), i.edge(edge).v());
            }
        }
        return null;
    }

    private static long weight(Graph graph, int[] nodes) {
        long weight = 0;
        for (int at = 1; at < nodes.length; at++) {
            int edge = graph.edge(nodes[at - 1], nodes[at]);
            // A single node's tour stays where it is.
            weight += edge < 0 ? 0 : graph.weight(edge);
        }
        return weight;
    }

    private static String weighed(Instance i) {
        var graph = i.graph();
        return Steps.nodes(i)
                .mapToObj(u ->
                        i.id(u)
                                + ": "
                                + Arrays.stream(graph.out(u))
                                        .mapToObj(v ->
                                                i.id(v)
                                                        + " "
                                                        + i.amount(graph.weight(graph.edge(u, v)))
                                                                .text())
                                        .collect(Collectors.joining(", ")))
                .collect(Collectors.joining("\n"));
    }
}
