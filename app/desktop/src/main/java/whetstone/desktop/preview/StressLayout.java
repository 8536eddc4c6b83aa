package whetstone.desktop.preview;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;

/// Places the nodes of a graph so that distances on paper come near the number of edges between: stress majorization,
/// Gansner, Koren and North, "Graph drawing by stress majorization", 2004, eq. 8. It begins on a circle and draws no
/// lots, so the same graph always looks the same.
final class StressLayout {
    private static final int ROUNDS = 200;
    private static final double APART =
            1.5; // of the largest distance, between parts that are not connected

    private final int nodes;
    private final double[][] distances;
    private final double[] x;
    private final double[] y;

    private StressLayout(int nodes, List<int[]> edges) {
        this.nodes = nodes;
        distances = distances(nodes, edges);
        x = new double[nodes];
        y = new double[nodes];
    }

    /// A place for each node, x then y, both from 0 to 1.
    ///
    /// @param edges pairs of nodes, each from 0
    static double[][] places(int nodes, List<int[]> edges) {
        var layout = new StressLayout(nodes, edges);
        layout.begin();
        for (int i = 0; i < ROUNDS; i++) {
            layout.improve();
        }
        layout.lie();
        return layout.scaled();
    }

    // The radius grows a little: from perfect symmetry nothing moves.
    private void begin() {
        for (int i = 0; i < nodes; i++) {
            double angle = 2 * Math.PI * i / nodes;
            double radius = 1 + 0.02 * i;
            x[i] = radius * Math.cos(angle);
            y[i] = radius * Math.sin(angle);
        }
    }

    private void improve() {
        for (int i = 0; i < nodes; i++) {
            double sumX = 0;
            double sumY = 0;
            double weights = 0;
            for (int j = 0; j < nodes; j++) {
                if (j != i) {
                    double wanted = distances[i][j];
                    double weight = 1 / (wanted * wanted);
                    double dx = x[i] - x[j];
                    double dy = y[i] - y[j];
                    double pull = wanted / Math.max(1e-9, Math.hypot(dx, dy));
                    sumX += weight * (x[j] + dx * pull);
                    sumY += weight * (y[j] + dy * pull);
                    weights += weight;
                }
            }
            if (weights > 0) {
                x[i] = sumX / weights;
                y[i] = sumY / weights;
            }
        }
    }

    // Turned so that it is widest from left to right, as screens are.
    private void lie() {
        double meanX = Arrays.stream(x).average().orElse(0);
        double meanY = Arrays.stream(y).average().orElse(0);
        double xx = 0;
        double xy = 0;
        double yy = 0;
        for (int i = 0; i < nodes; i++) {
            xx += (x[i] - meanX) * (x[i] - meanX);
            xy += (x[i] - meanX) * (y[i] - meanY);
            yy += (y[i] - meanY) * (y[i] - meanY);
        }
        double angle = 0.5 * Math.atan2(2 * xy, xx - yy);
        for (int i = 0; i < nodes; i++) {
            double dx = x[i] - meanX;
            double dy = y[i] - meanY;
            x[i] = dx * Math.cos(angle) + dy * Math.sin(angle);
            y[i] = dy * Math.cos(angle) - dx * Math.sin(angle);
        }
    }

    private double[][] scaled() {
        var places = new double[nodes][];
        double left = Arrays.stream(x).min().orElse(0);
        double top = Arrays.stream(y).min().orElse(0);
        double width = Arrays.stream(x).max().orElse(0) - left;
        double height = Arrays.stream(y).max().orElse(0) - top;
        for (int i = 0; i < nodes; i++) {
            places[i] = new double[] {part(x[i] - left, width), part(y[i] - top, height)};
        }
        return places;
    }

    private static double part(double of, double all) {
        return all < 1e-6 ? 0.5 : of / all;
    }

    private static double[][] distances(int nodes, List<int[]> edges) {
        var near = new boolean[nodes][nodes];
        for (var edge : edges) {
            near[edge[0]][edge[1]] = true;
            near[edge[1]][edge[0]] = true;
        }
        var distances = new double[nodes][];
        double largest = 1;
        for (int i = 0; i < nodes; i++) {
            distances[i] = from(i, near);
            largest = Math.max(largest, Arrays.stream(distances[i]).max().orElse(1));
        }
        for (var row : distances) {
            for (int j = 0; j < nodes; j++) {
                row[j] = row[j] < 0 ? APART * largest : row[j];
            }
        }
        return distances;
    }

    // Edges on the shortest way; -1 where there is none.
    private static double[] from(int start, boolean[][] near) {
        var distance = new double[near.length];
        Arrays.fill(distance, -1);
        distance[start] = 0;
        var queue = new ArrayDeque<Integer>(List.of(start));
        while (!queue.isEmpty()) {
            int node = queue.remove();
            for (int other = 0; other < near.length; other++) {
                if (near[node][other] && distance[other] < 0) {
                    distance[other] = distance[node] + 1;
                    queue.add(other);
                }
            }
        }
        return distance;
    }
}
