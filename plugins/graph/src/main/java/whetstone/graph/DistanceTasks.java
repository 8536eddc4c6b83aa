package whetstone.graph;

import static whetstone.graph.Sampling.CONNECTED;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import whetstone.graph.algorithm.Distances;
import whetstone.graph.algorithm.Graph;
import whetstone.graph.answer.Answer.Quantity;
import whetstone.graph.answer.Form;

/// What follows from all distances at once. Distances count edges.
final class DistanceTasks {

    private static final Sampling SMALLER = CONNECTED.sized(6, 20);

    static final List<Family> ALL =
            List.of(
                    new Family(
                            "diameter",
                            Asked.NOTHING,
                            "What is the diameter of the graph: the largest distance between two nodes?",
                            eccentric(Form.INTEGER, e -> Arrays.stream(e).max().orElseThrow()),
                            SMALLER,
                            Steps::allLayers),
                    new Family(
                            "radius",
                            Asked.NOTHING,
                            "What is the radius of the graph: the least eccentricity of a node, its largest distance to"
                                    + " another?",
                            eccentric(Form.INTEGER, e -> Arrays.stream(e).min().orElseThrow()),
                            SMALLER,
                            Steps::allLayers),
                    new Family(
                            "center",
                            Asked.NOTHING,
                            "Which nodes are in the center of the graph: those whose largest distance to another is least?",
                            extreme(Distances::eccentricities, IntStream::min),
                            SMALLER,
                            Steps::allLayers),
                    new Family(
                            "periphery",
                            Asked.NOTHING,
                            "Which nodes are in the periphery of the graph: those whose largest distance to another equals"
                                    + " the diameter?",
                            extreme(Distances::eccentricities, IntStream::max),
                            SMALLER,
                            Steps::allLayers),
                    new Family(
                            "barycenter",
                            Asked.NOTHING,
                            "Which nodes are in the barycenter of the graph: those whose sum of distances to all others is"
                                    + " least?",
                            extreme(Distances::sums, IntStream::min),
                            SMALLER,
                            i ->
                                    "Sums of distances "
                                            + Steps.lines(
                                                    i,
                                                    v ->
                                                            Arrays.stream(
                                                                            Distances.from(
                                                                                    i.graph(), v))
                                                                    .sum())),
                    new Family(
                            "wiener-index",
                            Asked.NOTHING,
                            "What is the Wiener index of the graph: the sum of the distances between all pairs of nodes?",
                            new Value(Form.DECIMAL, i -> wiener(i.graph())),
                            SMALLER,
                            Steps::allLayers),
                    new Family(
                            "global-efficiency",
                            Asked.NOTHING,
                            "What is the global efficiency of the graph: the mean of 1/distance over all pairs of nodes?",
                            Value.decimal(i -> efficiency(i.graph())),
                            SMALLER,
                            Steps::allLayers));

    private DistanceTasks() {}

    private static Rule eccentric(Form form, ToIntFunction<int[]> choice) {
        return new Value(
                form,
                i ->
                        Distances.connected(i.graph())
                                ? Quantity.of(
                                        choice.applyAsInt(Distances.eccentricities(i.graph())))
                                : Quantity.INFINITY);
    }

    private static Rule extreme(
            Function<Graph, int[]> measure, Function<IntStream, java.util.OptionalInt> extreme) {
        return Value.nodes(i -> {
            var values = measure.apply(i.graph());
            int best = extreme.apply(Arrays.stream(values)).orElseThrow();
            return Steps.nodes(i).filter(v -> values[v] == best);
        });
    }

    private static Quantity wiener(Graph graph) {
        if (!Distances.connected(graph)) {
            return Quantity.INFINITY;
        }
        long sum = Arrays.stream(Distances.sums(graph)).asLongStream().sum();
        return Quantity.of(graph.directed() ? sum : sum / 2);
    }

    private static double efficiency(Graph graph) {
        double pairs = (double) graph.size() * (graph.size() - 1);
        double sum =
                IntStream.range(0, graph.size())
                        .mapToDouble(u -> Distances.harmonic(graph, u))
                        .sum();
        return pairs == 0 ? 0 : sum / pairs;
    }
}
