package whetstone.graph.algorithm;

import java.util.Arrays;
import java.util.stream.IntStream;

/// A smallest set of nodes that touches every edge: branch on a node of highest degree, after taking what costs
/// nothing, below a bound from disjoint edges.
public final class VertexCover {

    private static final int LARGEST = 2_000;
    private static final long STEPS = 20_000_000;

    private final Graph graph;
    private final Budget budget = new Budget("minimum vertex cover", STEPS);
    private boolean[] best;
    private int bestSize;

    private VertexCover(Graph graph) {
        this.graph = graph;
        this.best = new boolean[graph.size()];
        Arrays.fill(best, true);
        this.bestSize = graph.size() + 1;
    }

    /// The nodes of a smallest cover, ascending; directions aside, and a loop needs its node.
    ///
    /// @throws Unfinished if the search is too long
    public static int[] smallest(Graph graph) {
        if (graph.size() > LARGEST) {
            throw new Unfinished("minimum vertex cover: more than " + LARGEST + " nodes");
        }
        var search = new VertexCover(graph.undirected());
        var degree = new int[graph.size()];
        for (int u = 0; u < degree.length; u++) {
            degree[u] = search.graph.out(u).length;
        }
        var cover = new boolean[graph.size()];
        int size = 0;
        for (int u = 0; u < degree.length; u++) {
            if (search.graph.adjacent(u, u)) {
                search.take(u, degree, cover);
                size++;
            }
        }
        search.descend(degree, cover, size);
        return IntStream.range(0, graph.size()).filter(u -> search.best[u]).toArray();
    }

    // A node that is taken or bare has degree 0.
    private void take(int u, int[] degree, boolean[] cover) {
        cover[u] = true;
        degree[u] = 0;
        for (int v : graph.out(u)) {
            degree[v] = Math.max(0, degree[v] - 1);
        }
        budget.take(1 + graph.out(u).length);
    }

    private void descend(int[] degree, boolean[] cover, int size) {
        int used = size + takePendants(degree, cover);
        int widest = 0;
        for (int u = 1; u < degree.length; u++) {
            widest = degree[u] > degree[widest] ? u : widest;
        }
        budget.take(degree.length);
        if (degree.length == 0 || degree[widest] == 0) {
            if (used < bestSize) {
                best = cover;
                bestSize = used;
            }
            return;
        }
        if (used + disjointEdges(cover) >= bestSize) {
            return;
        }
        var withNode = degree.clone();
        var withCover = cover.clone();
        take(widest, withNode, withCover);
        descend(withNode, withCover, used + 1);
        int around = 0;
        for (int v : graph.out(widest)) {
            if (!cover[v]) {
                take(v, degree, cover);
                around++;
            }
        }
        descend(degree, cover, used + around);
    }

    // The one neighbour of a node of degree 1 is never a worse choice.
    private int takePendants(int[] degree, boolean[] cover) {
        int taken = 0;
        for (int u = 0; u < degree.length; u++) {
            if (degree[u] == 1) {
                for (int v : graph.out(u)) {
                    if (!cover[v]) {
                        take(v, degree, cover);
                        taken++;
                        break;
                    }
                }
                u = -1;
            }
        }
        return taken;
    }

    private int disjointEdges(boolean[] cover) {
        var touched = cover.clone();
        int count = 0;
        for (int u = 0; u < touched.length; u++) {
            for (int v : graph.out(u)) {
                if (!touched[u] && !touched[v]) {
                    touched[u] = touched[v] = true;
                    count++;
                }
            }
        }
        budget.take(graph.edges());
        return count;
    }
}
