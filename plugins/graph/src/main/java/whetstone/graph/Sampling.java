package whetstone.graph;

import static whetstone.graph.draw.Shape.BIPARTITE;
import static whetstone.graph.draw.Shape.COMPLETE;
import static whetstone.graph.draw.Shape.GEOMETRIC;
import static whetstone.graph.draw.Shape.GRID;
import static whetstone.graph.draw.Shape.PLANAR;
import static whetstone.graph.draw.Shape.SCALE_FREE;
import static whetstone.graph.draw.Shape.SMALL_WORLD;
import static whetstone.graph.draw.Shape.TREE;
import static whetstone.graph.draw.Shape.UNIFORM;

import java.util.List;
import java.util.random.RandomGenerator;
import whetstone.graph.draw.Shape;
import whetstone.graph.draw.Sketch;

/// Which graphs a family asks about.
///
/// @param shapes kinds of graphs, the plainest first
/// @param connected whether parts are joined
/// @param direction which way edges point
/// @param weighted whether edges have weights
/// @param fewest nodes at level 0
/// @param most nodes at level 9, and the most that there ever are
/// @param twist last changes, for example to give half of the graphs the property asked for
record Sampling(
        List<Shape> shapes,
        boolean connected,
        Direction direction,
        boolean weighted,
        int fewest,
        int most,
        Twist twist) {

    /// Which way edges point.
    enum Direction {
        NONE,
        EITHER,
        RANDOM,
        FORWARD
    }

    /// Changes a graph, or returns another.
    interface Twist {
        Sketch apply(Sketch sketch, RandomGenerator random);
    }

    static final Sampling ANY =
            new Sampling(
                    List.of(
                            UNIFORM,
                            SCALE_FREE,
                            TREE,
                            GRID,
                            SMALL_WORLD,
                            GEOMETRIC,
                            PLANAR,
                            BIPARTITE),
                    false,
                    Direction.NONE,
                    false,
                    5,
                    32,
                    (sketch, _) -> sketch);

    static final Sampling CONNECTED = ANY.joined();

    Sampling joined() {
        return new Sampling(shapes, true, direction, weighted, fewest, most, twist);
    }

    Sampling of(Shape... only) {
        return new Sampling(List.of(only), connected, direction, weighted, fewest, most, twist);
    }

    Sampling pointing(Direction there) {
        return new Sampling(shapes, connected, there, weighted, fewest, most, twist);
    }

    Sampling withWeights() {
        return new Sampling(shapes, connected, direction, true, fewest, most, twist);
    }

    Sampling sized(int least, int greatest) {
        return new Sampling(shapes, connected, direction, weighted, least, greatest, twist);
    }

    Sampling twisted(Twist last) {
        return new Sampling(shapes, connected, direction, weighted, fewest, most, last);
    }

    /// Whether every pair of nodes is joined: of such graphs a new node is joined to all.
    boolean complete() {
        return shapes.equals(List.of(COMPLETE));
    }

    Sketch sketch(Knobs knobs, RandomGenerator random) {
        int nodes = Math.min(knobs.nodes(), most);
        var shape = shapes.get(random.nextInt(Math.min(knobs.shapes(), shapes.size())));
        var sketch = shape.sketch(nodes, knobs.density(), random);
        if (connected) {
            sketch.connect(random);
        }
        return twist.apply(directed(sketch, random), random);
    }

    private Sketch directed(Sketch sketch, RandomGenerator random) {
        return switch (direction) {
            case NONE -> sketch;
            case EITHER -> random.nextBoolean() ? sketch : sketch.oriented(0.2, random);
            case RANDOM -> sketch.oriented(0.2, random);
            case FORWARD -> sketch.forward();
        };
    }
}
