package whetstone.graph;

import java.util.random.RandomGenerator;
import whetstone.graph.Sampling.Twist;
import whetstone.graph.algorithm.Trees;
import whetstone.graph.draw.Sketch;

/// Changes that make about half of the graphs have a property, so that its name alone does not give the answer away.
final class Twists {

    private Twists() {}

    /// One in `n` times the twist, else the graph as it is.
    static Twist oneIn(int n, Twist twist) {
        return (sketch, random) -> random.nextInt(n) == 0 ? twist.apply(sketch, random) : sketch;
    }

    /// Keeps only edges that close no cycle.
    static Sketch acyclic(Sketch sketch, RandomGenerator random) {
        if (sketch.directed()) {
            return sketch.forward();
        }
        var parts = new Trees.Parts(sketch.nodes());
        var forest = Sketch.empty(sketch.nodes(), false);
        sketch.edges().stream()
                .filter(e -> parts.join(e.u(), e.v()))
                .forEach(e -> forest.add(e.u(), e.v()));
        return forest;
    }

    /// Gives every node as many edges: each is joined to those a few steps away round a ring, then ends of pairs of
    /// edges are exchanged.
    static Sketch regular(Sketch sketch, RandomGenerator random) {
        int n = sketch.nodes();
        var ring = Sketch.empty(n, false);
        int most = Math.max(1, Math.min(3, (n - 1) / 2));
        for (int left = 1 + random.nextInt(most); left > 0; left--) {
            int step = 1 + random.nextInt(n / 2);
            for (int u = 0; u < n; u++) {
                ring.add(u, (u + step) % n);
            }
        }
        for (int left = 2 * n; left > 0; left--) {
            exchange(ring, random);
        }
        return ring;
    }

    // (a, b) and (c, d) become (a, d) and (c, b): no degree changes.
    private static void exchange(Sketch sketch, RandomGenerator random) {
        var one = sketch.edges().get(random.nextInt(sketch.edges().size()));
        var other = sketch.edges().get(random.nextInt(sketch.edges().size()));
        boolean free =
                one.u() != other.v()
                        && other.u() != one.v()
                        && !sketch.has(one.u(), other.v())
                        && !sketch.has(other.u(), one.v());
        if (free) {
            sketch.remove(one);
            sketch.remove(other);
            sketch.add(one.u(), other.v());
            sketch.add(other.u(), one.v());
        }
    }

    /// Like [#regular], then one end of an edge moved.
    static Sketch nearlyRegular(Sketch sketch, RandomGenerator random) {
        return moveOne(regular(sketch, random), random);
    }

    /// Moves one end of a random edge to a random node.
    static Sketch moveOne(Sketch sketch, RandomGenerator random) {
        if (!sketch.edges().isEmpty()) {
            var edge = sketch.edges().get(random.nextInt(sketch.edges().size()));
            sketch.remove(edge);
            sketch.add(edge.u(), random.nextInt(sketch.nodes()));
        }
        return sketch;
    }

    /// A tournament, or what one edge too few or too many leaves of it.
    static Sketch tournament(Sketch sketch, RandomGenerator random) {
        var tournament = sketch.oriented(0, random);
        if (random.nextBoolean()) {
            var edge = tournament.edges().get(random.nextInt(tournament.edges().size()));
            if (random.nextBoolean()) {
                tournament.remove(edge);
            } else {
                tournament.add(edge.v(), edge.u());
            }
        }
        return tournament;
    }

    /// Closed walks through all nodes: every degree is even.
    static Sketch eulerian(Sketch sketch, RandomGenerator random) {
        int n = sketch.nodes();
        var walks = Sketch.empty(n, false);
        var order = shuffled(n, random);
        for (int i = 0; i < n; i++) {
            walks.add(order[i], order[(i + 1) % n]);
        }
        for (int left = n / 3; left > 0; left--) {
            int a = random.nextInt(n);
            int b = random.nextInt(n);
            int c = random.nextInt(n);
            if (a != b
                    && b != c
                    && a != c
                    && !walks.has(a, b)
                    && !walks.has(b, c)
                    && !walks.has(a, c)) {
                walks.add(a, b);
                walks.add(b, c);
                walks.add(a, c);
            }
        }
        return random.nextInt(3) == 0 ? moveOne(walks, random) : walks;
    }

    /// Adds a random edge or two.
    static Sketch more(Sketch sketch, RandomGenerator random) {
        for (int left = 1 + random.nextInt(2); left > 0; left--) {
            sketch.add(random.nextInt(sketch.nodes()), random.nextInt(sketch.nodes()));
        }
        return sketch;
    }

    /// Joins neighbors of a node, about once for every second node.
    static Sketch clustered(Sketch sketch, RandomGenerator random) {
        var around = sketch.graph();
        for (int left = (sketch.nodes() + 1) / 2; left > 0; left--) {
            var ends = around.out(random.nextInt(sketch.nodes()));
            if (ends.length > 1) {
                sketch.add(ends[random.nextInt(ends.length)], ends[random.nextInt(ends.length)]);
            }
        }
        return sketch;
    }

    /// Takes away up to two thirds of the edges.
    static Sketch scattered(Sketch sketch, RandomGenerator random) {
        double share = random.nextDouble() * 2 / 3;
        var rest = Sketch.empty(sketch.nodes(), sketch.directed());
        sketch.edges().stream()
                .filter(e -> random.nextDouble() >= share)
                .forEach(e -> rest.add(e.u(), e.v()));
        return rest;
    }

    /// Adds a way through all nodes.
    static Sketch traceable(Sketch sketch, RandomGenerator random) {
        var order = shuffled(sketch.nodes(), random);
        for (int i = 1; i < order.length; i++) {
            sketch.add(order[i - 1], order[i]);
        }
        return sketch;
    }

    /// Adds an edge from a later node to an earlier one.
    static Sketch backwards(Sketch sketch, RandomGenerator random) {
        int v = random.nextInt(1, sketch.nodes());
        sketch.add(v, random.nextInt(v));
        return sketch;
    }

    /// Takes all edges from a node.
    static Sketch isolated(Sketch sketch, RandomGenerator random) {
        int node = random.nextInt(sketch.nodes());
        var lonely = Sketch.empty(sketch.nodes(), sketch.directed());
        sketch.edges().stream()
                .filter(e -> e.u() != node && e.v() != node)
                .forEach(e -> lonely.add(e.u(), e.v()));
        return lonely;
    }

    static int[] shuffled(int n, RandomGenerator random) {
        var order = new int[n];
        for (int i = 1; i < n; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }
}
