package whetstone.graph;

import static whetstone.graph.Sampling.ANY;
import static whetstone.graph.Sampling.CONNECTED;

import java.util.List;
import java.util.stream.IntStream;
import whetstone.graph.Sampling.Direction;
import whetstone.graph.algorithm.Centrality;
import whetstone.graph.algorithm.Components;
import whetstone.graph.algorithm.Flow;
import whetstone.graph.algorithm.Graph;
import whetstone.graph.answer.Answer;
import whetstone.graph.answer.Form;

/// How many nodes, edges, triangles, parts, ways there are.
final class CountingTasks {

    static final List<Family> ALL =
            List.of(
                    new Family(
                            "node-number",
                            Asked.NOTHING,
                            "How many nodes does the graph have?",
                            Value.integer(i -> i.graph().size()),
                            ANY.pointing(Direction.EITHER),
                            i -> "Nodes: " + Steps.spaced(i, Steps.nodes(i).toArray())),
                    new Family(
                            "edge-number",
                            Asked.NOTHING,
                            "How many edges does the graph have?",
                            Value.integer(i -> i.graph().edges()),
                            ANY.pointing(Direction.EITHER),
                            CountingTasks::numbered),
                    new Family(
                            "degree",
                            Asked.NODE,
                            "What is the degree of node {node}: how many edges start or end there?",
                            Value.integer(i -> i.graph().degree(i.node())),
                            ANY.pointing(Direction.EITHER),
                            CountingTasks::atNode),
                    new Family(
                            "triangles",
                            Asked.NODE_OR_ALL,
                            "How many triangles is node {node} a corner of?",
                            triangles(),
                            CONNECTED.sized(5, 26).twisted(Twists::clustered),
                            CountingTasks::corners),
                    new Family(
                            "connected-component-number",
                            Asked.NOTHING,
                            "How many connected components does the graph have?",
                            Value.integer(i -> Components.count(i.graph())),
                            ANY.sized(6, 32).twisted(Twists::scattered),
                            i -> parts(i, Components.weak(i.graph()))),
                    new Family(
                            "strongly-connected-number",
                            Asked.NOTHING,
                            "How many strongly connected components does the graph have?",
                            Value.integer(i -> Components.strong(i.graph())),
                            ANY.pointing(Direction.RANDOM).sized(5, 23),
                            Steps::allLayers),
                    new Family(
                            "local-connectivity",
                            Asked.PAIR,
                            "What is the local connectivity of nodes {u} and {v}: how many paths from {u} to {v} can"
                                    + " there be that share no other node?",
                            localConnectivity(),
                            CONNECTED.sized(5, 23),
                            Steps::bothNeighbours),
                    new Family(
                            "maximum-flow",
                            Asked.ROUTE,
                            "Weights are capacities. What is the value of a maximum flow from node {source} to node"
                                    + " {target}?",
                            flow(),
                            CONNECTED.pointing(Direction.RANDOM).withWeights().sized(5, 23),
                            i ->
                                    "Out of "
                                            + carried(i, i.u())
                                            + "\nInto "
                                            + carriedInto(i, i.v())));

    private CountingTasks() {}

    private static Rule triangles() {
        return Value.integer(i -> {
            if (i.graph().directed()) {
                throw new IllegalArgumentException("triangles are counted in undirected graphs");
            }
            return i.all()
                    ? Steps.nodes(i).mapToLong(v -> Centrality.triangles(i.graph(), v)).sum() / 3
                    : Centrality.triangles(i.graph(), i.node());
        });
    }

    // Some sets ask how many ways there are, and some whether there is one; the answer shows which
    // was meant.
    private static Rule localConnectivity() {
        var count = new Value(Form.COUNT, i -> Answer.Quantity.of(paths(i)));
        return new Rule() {
            @Override
            public Form form() {
                return Form.COUNT;
            }

            @Override
            public Answer solve(Instance i) {
                return count.solve(i);
            }

            @Override
            public Ruling judge(Instance i, Answer answer) {
                return answer instanceof Answer.Flag(var yes)
                                && solve(i) instanceof Answer.Quantity ways
                        ? Ruling.of(yes != ways.is(0), "the number of ways is " + ways.text())
                        : count.judge(i, answer);
            }
        };
    }

    private static long paths(Instance i) {
        if (i.u() == i.v()) {
            throw new IllegalArgumentException(
                    "the connectivity of a node with itself is not defined");
        }
        return Flow.disjointPaths(i.graph(), i.u(), i.v());
    }

    private static Rule flow() {
        return new Value(
                Form.INTEGER,
                i -> {
                    if (i.u() == i.v()) {
                        throw new IllegalArgumentException(
                                "a flow from a node to itself is not defined");
                    }
                    return i.amount(Flow.value(i.graph(), i.u(), i.v()));
                });
    }

    private static String numbered(Instance i) {
        return IntStream.range(0, i.graph().edges())
                .mapToObj(e -> (e + 1) + ": " + i.edge(e).u() + " " + i.edge(e).v())
                .collect(java.util.stream.Collectors.joining(", "));
    }

    private static String atNode(Instance i) {
        return i.graph().directed()
                ? "Out: "
                        + Steps.spaced(i, i.graph().out(i.node()))
                        + "\nIn: "
                        + Steps.spaced(i, i.graph().in(i.node()))
                : Steps.neighbours(i);
    }

    private static String corners(Instance i) {
        return Steps.neighbours(i)
                + "\n"
                + java.util.Arrays.stream(i.graph().out(i.node()))
                        .mapToObj(v -> Steps.around(i, v))
                        .collect(java.util.stream.Collectors.joining("\n"));
    }

    private static String parts(Instance i, int[] part) {
        return "Parts " + Steps.lines(i, v -> part[v] + 1);
    }

    private static String carried(Instance i, int node) {
        return carried(i, node, i.graph(), i.graph().out(node));
    }

    private static String carriedInto(Instance i, int node) {
        var reversed = i.graph().reversed();
        return carried(i, node, reversed, reversed.out(node));
    }

    private static String carried(Instance i, int node, Graph graph, int[] ends) {
        return i.id(node)
                + ": "
                + java.util.Arrays.stream(ends)
                        .mapToObj(v ->
                                i.id(v) + " " + i.amount(graph.weight(graph.edge(node, v))).text())
                        .collect(java.util.stream.Collectors.joining(", "));
    }
}
