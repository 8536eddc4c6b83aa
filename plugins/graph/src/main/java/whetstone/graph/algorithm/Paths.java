package whetstone.graph.algorithm;

import java.util.Arrays;
import java.util.PriorityQueue;

/// Lightest paths between two nodes.
public final class Paths {

    private static final long FAR = Long.MAX_VALUE / 4;

    private Paths() {}

    /// The nodes of a path with fewest edges, or empty where no path leads there.
    public static int[] shortest(Graph graph, int source, int target) {
        var back = Distances.from(graph.reversed(), target);
        if (back[source] == Distances.UNREACHABLE) {
            return new int[0];
        }
        var path = new int[back[source] + 1];
        path[0] = source;
        for (int i = 1; i < path.length; i++) {
            int left = back[path[i - 1]] - 1;
            path[i] =
                    Arrays.stream(graph.out(path[i - 1]))
                            .filter(v -> back[v] == left)
                            .findFirst()
                            .orElseThrow();
        }
        return path;
    }

    /// The nodes of a path of least weight, or empty where no path leads there.
    ///
    /// @throws IllegalArgumentException if a cycle of negative weight can be entered on the way
    public static int[] lightest(Graph graph, int source, int target) {
        var arrivedBy = negative(graph) ? relaxed(graph, source) : settled(graph, source);
        if (source != target && arrivedBy[target] < 0) {
            return new int[0];
        }
        var reverse = new java.util.ArrayList<Integer>();
        for (int at = target; at != source; at = arrivedBy[at]) {
            reverse.add(at);
        }
        reverse.add(source);
        return reverse.reversed().stream().mapToInt(Integer::intValue).toArray();
    }

    private static boolean negative(Graph graph) {
        for (int edge = 0; edge < graph.edges(); edge++) {
            if (graph.weight(edge) < 0) {
                return true;
            }
        }
        return false;
    }

    // Dijkstra 1959.
    private static int[] settled(Graph graph, int source) {
        record Stop(int node, long distance) {}
        var distance = new long[graph.size()];
        Arrays.fill(distance, FAR);
        distance[source] = 0;
        var arrivedBy = new int[graph.size()];
        Arrays.fill(arrivedBy, -1);
        var queue = new PriorityQueue<Stop>((a, b) -> Long.compare(a.distance, b.distance));
        queue.add(new Stop(source, 0));
        for (var stop = queue.poll(); stop != null; stop = queue.poll()) {
            int u = stop.node;
            if (stop.distance > distance[u]) {
                continue;
            }
            for (int i = 0; i < graph.out(u).length; i++) {
                int v = graph.out(u)[i];
                long through = distance[u] + graph.weight(graph.outEdges(u)[i]);
                if (through < distance[v]) {
                    distance[v] = through;
                    arrivedBy[v] = u;
                    queue.add(new Stop(v, through));
                }
            }
        }
        return arrivedBy;
    }

    // Bellman-Ford; an undirected edge of negative weight is itself a negative cycle.
    private static int[] relaxed(Graph graph, int source) {
        var distance = new long[graph.size()];
        Arrays.fill(distance, FAR);
        distance[source] = 0;
        var arrivedBy = new int[graph.size()];
        Arrays.fill(arrivedBy, -1);
        boolean changed = true;
        for (int round = 0; changed; round++) {
            if (round == graph.size()) {
                throw new IllegalArgumentException(
                        "a cycle of negative weight leaves no lightest path");
            }
            changed = false;
            for (int u = 0; u < graph.size(); u++) {
                for (int i = 0; distance[u] < FAR && i < graph.out(u).length; i++) {
                    int v = graph.out(u)[i];
                    long through = distance[u] + graph.weight(graph.outEdges(u)[i]);
                    if (through < distance[v]) {
                        distance[v] = through;
                        arrivedBy[v] = u;
                        changed = true;
                    }
                }
            }
        }
        return arrivedBy;
    }
}
