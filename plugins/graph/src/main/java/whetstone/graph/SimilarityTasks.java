package whetstone.graph;

import static whetstone.graph.Sampling.ANY;
import static whetstone.graph.Sampling.CONNECTED;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import whetstone.graph.Sampling.Direction;
import whetstone.graph.algorithm.Centrality;
import whetstone.graph.draw.Shape;

/// Neighbours, and what two nodes have in common. Similarities are defined for undirected graphs.
final class SimilarityTasks {

    private static final Sampling CLOSE =
            CONNECTED
                    .of(
                            Shape.UNIFORM,
                            Shape.SCALE_FREE,
                            Shape.GEOMETRIC,
                            Shape.PLANAR,
                            Shape.BIPARTITE)
                    .sized(5, 29);

    static final List<Family> ALL =
            List.of(
                    new Family(
                            "neighbor",
                            Asked.NODE,
                            "Which nodes does an edge lead to from node {node}?",
                            Value.nodes(i -> Arrays.stream(i.graph().out(i.node()))),
                            ANY.pointing(Direction.EITHER),
                            Steps::nothing),
                    new Family(
                            "common-neighbor",
                            Asked.PAIR,
                            "Which nodes are neighbors of both node {u} and node {v}?",
                            Value.nodes(i -> Arrays.stream(common(i))),
                            CLOSE,
                            Steps::bothNeighbours),
                    new Family(
                            "jaccard-coefficient",
                            Asked.PAIR,
                            "What is the Jaccard coefficient of nodes {u} and {v}: the number of their common neighbors"
                                    + " divided by the number of nodes that neighbor one or both?",
                            Value.decimal(SimilarityTasks::jaccard),
                            CLOSE,
                            i ->
                                    Steps.bothNeighbours(i)
                                            + "\nCommon: "
                                            + Steps.spaced(i, common(i))),
                    new Family(
                            "adamic-adar-index",
                            Asked.PAIR,
                            "What is the Adamic-Adar index of nodes {u} and {v}: the sum of 1/ln(degree) over their"
                                    + " common neighbors?",
                            Value.decimal(shared(degree -> 1 / Math.log(degree))),
                            CLOSE,
                            SimilarityTasks::commonDegrees),
                    new Family(
                            "resource-allocation-index",
                            Asked.PAIR,
                            "What is the resource allocation index of nodes {u} and {v}: the sum of 1/degree over their"
                                    + " common neighbors?",
                            Value.decimal(shared(degree -> 1 / degree)),
                            CLOSE,
                            SimilarityTasks::commonDegrees));

    private SimilarityTasks() {}

    private static int[] common(Instance i) {
        if (i.graph().directed()) {
            throw new IllegalArgumentException(
                    "common neighbors are defined for undirected graphs");
        }
        return Centrality.common(i.graph(), i.u(), i.v());
    }

    private static double jaccard(Instance i) {
        int both = common(i).length;
        long either =
                IntStream.concat(
                                Arrays.stream(i.graph().out(i.u())),
                                Arrays.stream(i.graph().out(i.v())))
                        .distinct()
                        .count();
        return either == 0 ? 0 : (double) both / either;
    }

    private static ToDoubleFunction<Instance> shared(java.util.function.DoubleUnaryOperator share) {
        return i -> {
            if (i.u() == i.v()) {
                throw new IllegalArgumentException(
                        "the index of a node with itself is not defined");
            }
            return Arrays.stream(common(i))
                    .mapToDouble(w -> share.applyAsDouble(i.graph().degree(w)))
                    .sum();
        };
    }

    private static String commonDegrees(Instance i) {
        return Steps.bothNeighbours(i)
                + "\nCommon: "
                + Arrays.stream(common(i))
                        .mapToObj(w -> i.id(w) + " of degree " + i.graph().degree(w))
                        .collect(Collectors.joining(", "));
    }
}
