package whetstone.graph.algorithm;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// A text that is the same for graphs that differ by names only: the least edge list over the leaves of a search
/// that tells nodes apart one at a time (McKay 1981), twins taken once.
///
/// Very symmetric graphs outgrow the search. Their text, which begins with `~`, is what colours alone can tell. It is
/// still the same for equal graphs, which is what splits rest on; but two different regular graphs may share it.
public final class Canonical {

    private static final int REFINEMENTS = 300;
    private static final int LARGEST = 200;

    private final Graph graph;
    private final long[] marks;
    private int left = REFINEMENTS;
    private long[] least = new long[0];

    private Canonical(Graph graph, long[] marks) {
        this.graph = graph;
        this.marks = marks;
    }

    /// The text.
    ///
    /// @param marks what else tells nodes apart, for example that the question names them; a number per node
    public static String of(Graph graph, long[] marks) {
        var search = new Canonical(graph, marks);
        var colours = Colours.refine(graph, marks);
        var head = (graph.directed() ? "d" : "u") + graph.size() + " ";
        if (!Components.cyclic(graph.undirected())) {
            // Of trees, colours are the whole truth.
            return head + "tree " + Long.toHexString(colours.trace());
        }
        search.descend(colours);
        return search.left < 0
                ? "~" + head + search.byColours(colours)
                : head
                        + Arrays.stream(search.least)
                                .mapToObj(Long::toString)
                                .collect(Collectors.joining(" "));
    }

    private String byColours(Colours colours) {
        if (graph.size() > LARGEST) {
            return Long.toHexString(colours.trace());
        }
        return Long.toHexString(colours.trace())
                + " "
                + IntStream.range(0, graph.size())
                        .mapToLong(u -> colours.individualize(u).trace())
                        .sorted()
                        .mapToObj(Long::toHexString)
                        .collect(Collectors.joining(" "));
    }

    private void descend(Colours colours) {
        if (left < 0) {
            return;
        }
        if (colours.discrete()) {
            var leaf = leaf(colours);
            least = least.length == 0 || Arrays.compare(leaf, least) < 0 ? leaf : least;
            return;
        }
        var cell = untwinned(colours.cell());
        var children = new Colours[cell.length];
        long first = Long.MAX_VALUE;
        // How many refinements there are does not depend on names, so equal graphs give up
        // together.
        for (int i = 0; i < cell.length && left >= 0; i++, left--) {
            children[i] = colours.individualize(cell[i]);
            first = Math.min(first, children[i].trace());
        }
        for (int i = 0; i < cell.length && left >= 0; i++) {
            if (children[i].trace() == first) {
                descend(children[i]);
            }
        }
    }

    // Exchanging two nodes with the same surroundings changes nothing: one of them will do.
    private int[] untwinned(int[] cell) {
        return IntStream.range(0, cell.length)
                .filter(i -> IntStream.range(0, i).noneMatch(j -> twins(cell[i], cell[j])))
                .map(i -> cell[i])
                .toArray();
    }

    private boolean twins(int u, int v) {
        return marks[u] == marks[v]
                && same(u, v, graph.out(u), graph.out(v), true)
                && (!graph.directed() || same(u, v, graph.in(u), graph.in(v), false));
    }

    private boolean same(int u, int v, int[] aroundU, int[] aroundV, boolean out) {
        if (aroundU.length != aroundV.length
                || weight(u, v) != weight(v, u)
                || weight(u, u) != weight(v, v)) {
            return false;
        }
        for (int w : aroundU) {
            boolean fine =
                    w == u
                            || w == v
                            || (out ? weight(u, w) == weight(v, w) : weight(w, u) == weight(w, v));
            if (!fine) {
                return false;
            }
        }
        return true;
    }

    private long weight(int u, int v) {
        int edge = graph.edge(u, v);
        return edge < 0 ? Long.MIN_VALUE : graph.weight(edge);
    }

    // Marks in the order of the colours, then edges with their weights.
    private long[] leaf(Colours colours) {
        var byColour = new long[graph.size()];
        for (int u = 0; u < byColour.length; u++) {
            byColour[colours.of(u)] = marks[u];
        }
        record Edge(long ends, long weight) {}
        var edges =
                IntStream.range(0, graph.edges())
                        .mapToObj(e -> {
                            long a = colours.of(graph.from(e));
                            long b = colours.of(graph.to(e));
                            boolean turn = !graph.directed() && a > b;
                            return new Edge(
                                    (turn ? b : a) * byColour.length + (turn ? a : b),
                                    graph.weight(e));
                        })
                        .sorted((a, b) -> Long.compare(a.ends, b.ends))
                        .flatMapToLong(e -> LongStream.of(e.ends, e.weight));
        return LongStream.concat(Arrays.stream(byColour), edges).toArray();
    }
}
