package whetstone.graph;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import whetstone.graph.algorithm.Distances;
import whetstone.graph.draw.Encoding;
import whetstone.graph.draw.Encoding.Written;
import whetstone.graph.draw.Sketch;

/// Turns a sketch into a question: names are shuffled, so that they tell nothing of how the graph was made; edges
/// are shuffled and turned; nodes to ask about are picked.
final class Posing {

    private static final int SECOND = 100;

    private Posing() {}

    static GraphTruth pose(Family family, Sketch sketch, int heaviest, RandomGenerator random) {
        var name = names(sketch.nodes(), 0, random);
        var args = new LinkedHashMap<String, Object>();
        if (family.asked() == Asked.SECOND_GRAPH) {
            var twin = random.nextInt(8) == 0 ? Twists.moveOne(copy(sketch), random) : sketch;
            args.put(
                    "nodes",
                    IntStream.rangeClosed(SECOND + 1, SECOND + sketch.nodes()).boxed().toList());
            args.put("edges", edges(twin, names(sketch.nodes(), SECOND, random), 0, random));
        } else {
            var picked = pick(family.asked(), sketch, random);
            for (int i = 0; i < picked.length; i++) {
                args.put(family.asked().names().get(i), name[picked[i]]);
            }
        }
        var nodes = IntStream.rangeClosed(1, sketch.nodes()).boxed().toList();
        int weights = family.sampling().weighted() ? heaviest : 0;
        return family.bound()
                .apply(
                        new GraphTruth(
                                sketch.directed(),
                                nodes,
                                edges(sketch, name, weights, random),
                                args));
    }

    private static Sketch copy(Sketch sketch) {
        var copy = Sketch.empty(sketch.nodes(), sketch.directed());
        sketch.edges().forEach(e -> copy.add(e.u(), e.v()));
        return copy;
    }

    private static int[] names(int n, int above, RandomGenerator random) {
        var names = Twists.shuffled(n, random);
        for (int i = 0; i < n; i++) {
            names[i] += above + 1;
        }
        return names;
    }

    private static List<List<Number>> edges(
            Sketch sketch, int[] name, int heaviest, RandomGenerator random) {
        var order = Twists.shuffled(sketch.edges().size(), random);
        var edges = new ArrayList<List<Number>>(order.length);
        for (int at : order) {
            var edge = sketch.edges().get(at);
            boolean turn = !sketch.directed() && random.nextBoolean();
            int u = name[turn ? edge.v() : edge.u()];
            int v = name[turn ? edge.u() : edge.v()];
            edges.add(heaviest > 0 ? List.of(u, v, 1 + random.nextInt(heaviest)) : List.of(u, v));
        }
        return edges;
    }

    // Half of the pairs are near each other; most routes lead somewhere.
    private static int[] pick(Asked asked, Sketch sketch, RandomGenerator random) {
        int n = sketch.nodes();
        int u = random.nextInt(n);
        int other = (u + 1 + random.nextInt(n - 1)) % n;
        return switch (asked) {
            case NOTHING, SECOND_GRAPH -> new int[0];
            case NODE, NODE_OR_ALL -> new int[] {u};
            case PAIR ->
                    new int[] {
                        u,
                        random.nextBoolean()
                                ? near(sketch, u, 1 + random.nextInt(2), random)
                                : other
                    };
            case ROUTE ->
                    new int[] {u, random.nextInt(10) == 0 ? other : near(sketch, u, n, random)};
        };
    }

    private static int near(Sketch sketch, int u, int most, RandomGenerator random) {
        var distance = Distances.from(sketch.graph(), u);
        var reached =
                IntStream.range(0, distance.length)
                        .filter(v -> distance[v] > 0 && distance[v] <= most)
                        .toArray();
        return reached.length == 0
                ? (u + 1) % distance.length
                : reached[random.nextInt(reached.length)];
    }

    /// The whole prompt.
    static String prompt(Family family, GraphTruth truth, Encoding encoding) {
        var text = encoding.write(written(truth));
        if (family.asked() == Asked.SECOND_GRAPH) {
            text =
                    "First: "
                            + text
                            + "\nSecond: "
                            + encoding.write(written(Instance.second(truth)));
        }
        return text + "\n" + family.ask(truth);
    }

    private static Written written(GraphTruth truth) {
        return new Written(truth.directed(), truth.nodes(), truth.edges());
    }
}
