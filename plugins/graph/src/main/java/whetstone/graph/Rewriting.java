package whetstone.graph;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import whetstone.api.Domain.Rewrite;
import whetstone.graph.algorithm.Components;
import whetstone.graph.algorithm.Unfinished;
import whetstone.graph.answer.Answer.Mapping;

/// Makes a question harder by a node that hangs on one of the others (on all, where all are joined), easier by
/// taking one away. A second graph changes alike.
final class Rewriting {

    private static final int FEWEST = 3;

    private Rewriting() {}

    /// The rewritten truth, or nothing where there is no such neighbour of it that has an answer.
    static Optional<GraphTruth> of(
            Family family, GraphTruth truth, Rewrite direction, RandomGenerator random) {
        try {
            var instance = Instance.of(truth, family.asked());
            var rewritten =
                    switch (direction) {
                        case HARDER -> grown(family, instance, truth, random);
                        case EASIER -> shrunk(family, instance, truth, random);
                    };
            if (rewritten == null) {
                return Optional.empty();
            }
            var bounded = family.bound().apply(rewritten);
            family.rule().solve(Instance.of(bounded, family.asked()));
            return Optional.of(bounded);
        } catch (IllegalArgumentException | Unfinished unanswerable) {
            return Optional.empty();
        }
    }

    private static @Nullable GraphTruth grown(
            Family family, Instance instance, GraphTruth truth, RandomGenerator random) {
        if (truth.nodes().size() >= family.sampling().most()) {
            return null;
        }
        int heaviest =
                truth.edges().stream()
                        .mapToInt(e -> e.size() > 2 ? e.get(2).intValue() : 0)
                        .max()
                        .orElse(0);
        var ends = new ArrayList<>(truth.nodes());
        Collections.swap(ends, 0, random.nextInt(ends.size()));
        var joined = family.sampling().complete() ? ends : ends.subList(0, 1);
        boolean forward = family.sampling().direction() == Sampling.Direction.FORWARD;
        var turned =
                joined.stream()
                        .map(_ -> truth.directed() && !forward && random.nextBoolean())
                        .toList();
        var grown = with(truth, joined, turned, heaviest, random);
        if (family.asked() != Asked.SECOND_GRAPH) {
            return grown;
        }
        var second = Instance.second(truth);
        var images = images(family, instance);
        var there =
                joined.stream()
                        .map(id -> images.getOrDefault(id, second.nodes().getFirst()))
                        .toList();
        var twin = with(second, there, turned, heaviest, random);
        return new GraphTruth(grown.directed(), grown.nodes(), grown.edges(), args(twin));
    }

    private static GraphTruth with(
            GraphTruth truth,
            List<Integer> joined,
            List<Boolean> turned,
            int heaviest,
            RandomGenerator random) {
        int added = Collections.max(truth.nodes()) + 1;
        var nodes = new ArrayList<>(truth.nodes());
        nodes.add(added);
        var edges = new ArrayList<>(truth.edges());
        for (int i = 0; i < joined.size(); i++) {
            int u = turned.get(i) ? added : joined.get(i);
            int v = turned.get(i) ? joined.get(i) : added;
            edges.add(
                    random.nextInt(edges.size() + 1),
                    heaviest > 0 ? List.of(u, v, 1 + random.nextInt(heaviest)) : List.of(u, v));
        }
        return new GraphTruth(truth.directed(), nodes, edges, truth.args());
    }

    private static @Nullable GraphTruth shrunk(
            Family family, Instance instance, GraphTruth truth, RandomGenerator random) {
        int n = truth.nodes().size();
        int first = random.nextInt(Math.max(1, n));
        var images =
                family.asked() == Asked.SECOND_GRAPH
                        ? images(family, instance)
                        : Map.<Integer, Integer>of();
        for (int i = 0; i < n && n > FEWEST; i++) {
            var id = truth.nodes().get((first + i) % n);
            if (truth.args().containsValue(id)) {
                continue;
            }
            var less = without(truth, id);
            if (parts(less) > parts(truth)) {
                continue;
            }
            if (family.asked() != Asked.SECOND_GRAPH) {
                return less;
            }
            var image = images.get(id);
            return image == null
                    ? null
                    : new GraphTruth(
                            less.directed(),
                            less.nodes(),
                            less.edges(),
                            args(without(Instance.second(truth), image)));
        }
        return null;
    }

    private static GraphTruth without(GraphTruth truth, Integer id) {
        return new GraphTruth(
                truth.directed(),
                truth.nodes().stream().filter(node -> !node.equals(id)).toList(),
                truth.edges().stream()
                        .filter(e -> !e.get(0).equals(id) && !e.get(1).equals(id))
                        .toList(),
                truth.args());
    }

    private static int parts(GraphTruth truth) {
        return Components.count(Instance.of(truth, Asked.NOTHING).graph());
    }

    private static Map<Integer, Integer> images(Family family, Instance instance) {
        return family.rule().solve(instance) instanceof Mapping(var images) ? images : Map.of();
    }

    private static Map<String, Object> args(GraphTruth second) {
        var args = new LinkedHashMap<String, Object>();
        args.put("nodes", second.nodes());
        args.put("edges", second.edges());
        return args;
    }
}
