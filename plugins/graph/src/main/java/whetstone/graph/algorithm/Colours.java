package whetstone.graph.algorithm;

import java.util.Arrays;

/// Nodes told apart by what surrounds them: colour refinement (Weisfeiler and Leman 1968). Renaming the nodes renames
/// nothing here: equal graphs get equal colours and an equal trace.
final class Colours {

    private final Graph graph;
    private final int[] colour;
    private final int classes;
    private final long trace;

    private Colours(Graph graph, int[] colour, int classes, long trace) {
        this.graph = graph;
        this.colour = colour;
        this.classes = classes;
        this.trace = trace;
    }

    /// The coarsest stable colouring that respects `marks`.
    static Colours refine(Graph graph, long[] marks) {
        var signature = marks.clone();
        var colour = new int[marks.length];
        int classes = 0;
        long trace = 0;
        while (true) {
            var sorted = signature.clone();
            Arrays.sort(sorted);
            for (long s : sorted) {
                trace = mix(trace * 31 + s);
            }
            int distinct = distinct(sorted);
            boolean stable = distinct == classes || distinct == marks.length;
            for (int u = 0; u < colour.length; u++) {
                colour[u] = Arrays.binarySearch(sorted, 0, distinct, signature[u]);
            }
            classes = distinct;
            if (stable) {
                return new Colours(graph, colour, classes, trace);
            }
            signature = around(graph, colour);
        }
    }

    // Moves the distinct values to the front and returns how many they are.
    private static int distinct(long[] sorted) {
        int distinct = 0;
        for (int i = 0; i < sorted.length; i++) {
            if (i == 0 || sorted[i] != sorted[distinct - 1]) {
                sorted[distinct++] = sorted[i];
            }
        }
        return distinct;
    }

    private static long[] around(Graph graph, int[] colour) {
        var signature = new long[colour.length];
        for (int u = 0; u < colour.length; u++) {
            long sum = 0;
            for (int i = 0; i < graph.out(u).length; i++) {
                sum += mix(colour[graph.out(u)[i]] * 31L + mix(graph.weight(graph.outEdges(u)[i])));
            }
            if (graph.directed()) {
                for (int v : graph.in(u)) {
                    sum += mix(~(colour[v] * 31L + mix(graph.weight(graph.edge(v, u)))));
                }
            }
            signature[u] = mix(sum + mix(colour[u]));
        }
        return signature;
    }

    /// The stable colouring in which `node` has a colour of its own.
    Colours individualize(int node) {
        var marks = new long[colour.length];
        for (int u = 0; u < marks.length; u++) {
            marks[u] = 2L * colour[u] + (u == node ? 1 : 0);
        }
        return refine(graph, marks);
    }

    boolean discrete() {
        return classes == colour.length;
    }

    int of(int node) {
        return colour[node];
    }

    long trace() {
        return trace;
    }

    /// The nodes of the smallest class that has more than one, ascending; of equal ones the first.
    int[] cell() {
        var size = new int[classes];
        for (int c : colour) {
            size[c]++;
        }
        int chosen = -1;
        for (int c = 0; c < classes; c++) {
            if (size[c] > 1 && (chosen < 0 || size[c] < size[chosen])) {
                chosen = c;
            }
        }
        int target = chosen;
        return java.util.stream.IntStream.range(0, colour.length)
                .filter(u -> colour[u] == target)
                .toArray();
    }

    static long mix(long z) {
        long a = (z ^ (z >>> 33)) * 0xff51afd7ed558ccdL;
        long b = (a ^ (a >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return b ^ (b >>> 33);
    }
}
