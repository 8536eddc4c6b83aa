package whetstone.graph;

import static whetstone.graph.Dense.FAR;
import static whetstone.graph.Dense.in;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Right answers of questions that have one, from the definitions, by trying everything.
final class ValueOracles {

    /// Numbers; yes is 1 and no is 0.
    static final Map<String, ToDoubleFunction<Dense>> NUMBERS =
            Map.ofEntries(
                    Map.entry("node-number", Dense::n),
                    Map.entry("edge-number", g -> g.edges().size()),
                    Map.entry("degree", g -> g.degree(g.u())),
                    Map.entry("triangles", g -> triangles(g, g.u())),
                    Map.entry("connected-component-number", g -> classes(g, (a, b) -> a[b] < FAR)),
                    Map.entry("strongly-connected-number", ValueOracles::strong),
                    Map.entry("local-connectivity", ValueOracles::connectivity),
                    Map.entry("maximum-flow", ValueOracles::leastCut),
                    Map.entry("edge-existence", g -> flag(g.edge()[g.u()][g.v()])),
                    Map.entry("has-cycle", g -> flag(cyclic(g))),
                    Map.entry(
                            "is-regular",
                            g -> flag(g.nodes().map(g::degree).distinct().count() == 1)),
                    Map.entry("is-tournament", g -> flag(tournament(g))),
                    Map.entry(
                            "is-eulerian",
                            g ->
                                    flag(
                                            g.nodes().allMatch(a -> g.degree(a) % 2 == 0)
                                                    && connected(g))),
                    Map.entry(
                            "is-bipartite",
                            g ->
                                    flag(
                                            g.subsets()
                                                    .anyMatch(s ->
                                                            g.edges().stream()
                                                                    .allMatch(e ->
                                                                            in(s, e[0])
                                                                                    != in(
                                                                                            s,
                                                                                            e[
                                                                                                    1]))))),
                    Map.entry(
                            "jaccard-coefficient",
                            g ->
                                    ratio(
                                            count(g, w -> both(g, w)),
                                            count(
                                                    g,
                                                    w ->
                                                            g.edge()[g.u()][w]
                                                                    || g.edge()[g.v()][w]))),
                    Map.entry(
                            "adamic-adar-index",
                            g ->
                                    g.nodes()
                                            .filter(w -> both(g, w))
                                            .mapToDouble(w -> 1 / Math.log(g.degree(w)))
                                            .sum()),
                    Map.entry(
                            "resource-allocation-index",
                            g ->
                                    g.nodes()
                                            .filter(w -> both(g, w))
                                            .mapToDouble(w -> 1.0 / g.degree(w))
                                            .sum()),
                    Map.entry("density", g -> g.edges().size() * 2.0 / (g.n() * (g.n() - 1))),
                    Map.entry(
                            "clustering-coefficient",
                            g ->
                                    ratio(
                                            2 * triangles(g, g.u()),
                                            g.degree(g.u()) * (g.degree(g.u()) - 1.0))),
                    Map.entry("degree-centrality", g -> g.degree(g.u()) / (g.n() - 1.0)),
                    Map.entry(
                            "closeness-centrality",
                            g -> (g.n() - 1.0) / Arrays.stream(g.distances()[g.u()]).sum()),
                    Map.entry("harmonic-centrality", g -> inverse(g.distances()[g.u()])),
                    Map.entry("betweenness-centrality", ValueOracles::betweenness),
                    Map.entry(
                            "avg-neighbor-degree",
                            g ->
                                    g.nodes()
                                            .filter(w -> g.edge()[g.u()][w])
                                            .mapToDouble(g::degree)
                                            .average()
                                            .orElse(0)),
                    Map.entry(
                            "diameter",
                            g -> g.nodes().map(a -> eccentricity(g, a)).max().orElseThrow()),
                    Map.entry(
                            "radius",
                            g -> g.nodes().map(a -> eccentricity(g, a)).min().orElseThrow()),
                    Map.entry("wiener-index", g -> g.nodes().map(a -> sum(g, a)).sum() / 2.0),
                    Map.entry(
                            "global-efficiency",
                            g ->
                                    Arrays.stream(g.distances())
                                                    .mapToDouble(ValueOracles::inverse)
                                                    .sum()
                                            / (g.n() * (g.n() - 1.0))));

    /// Sets of nodes.
    static final Map<String, Function<Dense, Set<Integer>>> NODES =
            Map.of(
                    "neighbor", g -> set(g, w -> g.edge()[g.u()][w]),
                    "common-neighbor", g -> set(g, w -> both(g, w)),
                    "center",
                            g ->
                                    set(
                                            g,
                                            a ->
                                                    g.nodes()
                                                            .allMatch(b ->
                                                                    eccentricity(g, a)
                                                                            <= eccentricity(g, b))),
                    "periphery",
                            g ->
                                    set(
                                            g,
                                            a ->
                                                    g.nodes()
                                                            .allMatch(b ->
                                                                    eccentricity(g, a)
                                                                            >= eccentricity(g, b))),
                    "barycenter",
                            g -> set(g, a -> g.nodes().allMatch(b -> sum(g, a) <= sum(g, b))));

    private ValueOracles() {}

    private static double flag(boolean holds) {
        return holds ? 1 : 0;
    }

    private static double ratio(double part, double whole) {
        return whole == 0 ? 0 : part / whole;
    }

    private static int count(Dense g, IntPredicate holds) {
        return (int) g.nodes().filter(holds).count();
    }

    private static Set<Integer> set(Dense g, IntPredicate holds) {
        return g.nodes()
                .filter(holds)
                .mapToObj(a -> g.truth().nodes().get(a))
                .collect(Collectors.toSet());
    }

    private static boolean both(Dense g, int w) {
        return g.edge()[g.u()][w] && g.edge()[g.v()][w];
    }

    private static int triangles(Dense g, int a) {
        return (int)
                g.nodes()
                        .filter(b -> g.edge()[a][b])
                        .mapToLong(b -> count(g, c -> c > b && g.edge()[b][c] && g.edge()[a][c]))
                        .sum();
    }

    private interface Same {
        boolean test(int[] from, int to);
    }

    private static double classes(Dense g, Same same) {
        var d = g.distances();
        return count(g, a -> IntStream.range(0, a).noneMatch(b -> same.test(d[a], b)));
    }

    private static double strong(Dense g) {
        var d = g.distances();
        return count(g, a -> IntStream.range(0, a).noneMatch(b -> d[a][b] < FAR && d[b][a] < FAR));
    }

    private static boolean connected(Dense g) {
        return Arrays.stream(g.distances())
                .allMatch(row -> Arrays.stream(row).allMatch(d -> d < FAR));
    }

    // The fewest other nodes whose removal leaves no way; an edge between the two is a way of its
    // own.
    private static double connectivity(Dense g) {
        int direct = g.edge()[g.u()][g.v()] ? 1 : 0;
        var without = Arrays.stream(g.edge()).map(boolean[]::clone).toArray(boolean[][]::new);
        without[g.u()][g.v()] = without[g.v()][g.u()] = false;
        var rest = new Dense(g.truth(), without, g.weight(), g.u(), g.v());
        return direct
                + g.subsets()
                        .filter(s -> !in(s, g.u()) && !in(s, g.v()))
                        .filter(s -> rest.distances(a -> !in(s, a))[g.u()][g.v()] >= FAR)
                        .map(Integer::bitCount)
                        .min()
                        .orElseThrow();
    }

    // Ford and Fulkerson 1956: the largest flow is the least cut.
    private static double leastCut(Dense g) {
        return g.subsets()
                .filter(s -> in(s, g.u()) && !in(s, g.v()))
                .mapToLong(s ->
                        g.nodes()
                                .filter(a -> in(s, a))
                                .mapToLong(a ->
                                        g.nodes()
                                                .filter(b -> !in(s, b) && g.edge()[a][b])
                                                .mapToLong(b -> g.weight()[a][b])
                                                .sum())
                                .sum())
                .min()
                .orElseThrow();
    }

    // Directed: a node that reaches itself. Undirected: an edge whose ends stay joined without it.
    private static boolean cyclic(Dense g) {
        var d = g.distances();
        if (g.directed()) {
            return g.edges().stream().anyMatch(e -> d[e[1]][e[0]] < FAR);
        }
        return g.edges().stream().anyMatch(e -> !bridge(g, e));
    }

    /// Whether removing an edge parts its ends.
    static boolean bridge(Dense g, int[] e) {
        var without = Arrays.stream(g.edge()).map(boolean[]::clone).toArray(boolean[][]::new);
        without[e[0]][e[1]] = without[e[1]][e[0]] = false;
        return new Dense(g.truth(), without, g.weight(), -1, -1).distances()[e[0]][e[1]] >= FAR;
    }

    private static boolean tournament(Dense g) {
        return g.directed()
                && g.nodes()
                        .allMatch(a ->
                                g.nodes()
                                        .allMatch(b ->
                                                a == b
                                                        ? !g.edge()[a][b]
                                                        : g.edge()[a][b] != g.edge()[b][a]));
    }

    private static int eccentricity(Dense g, int a) {
        return Arrays.stream(g.distances()[a]).max().orElseThrow();
    }

    private static int sum(Dense g, int a) {
        return Arrays.stream(g.distances()[a]).sum();
    }

    private static double inverse(int[] distances) {
        return Arrays.stream(distances)
                .filter(d -> d > 0 && d < FAR)
                .mapToDouble(d -> 1.0 / d)
                .sum();
    }

    private static double betweenness(Dense g) {
        double sum = 0;
        int pairs = 0;
        for (int a = 0; a < g.n(); a++) {
            for (int b = 0; b < a; b++) {
                if (a != g.u() && b != g.u()) {
                    var paths = paths(g, a, b);
                    pairs++;
                    sum +=
                            paths.isEmpty()
                                    ? 0
                                    : (double) paths.stream().filter(p -> p.contains(g.u())).count()
                                            / paths.size();
                }
            }
        }
        return sum / pairs;
    }

    private static List<List<Integer>> paths(Dense g, int from, int to) {
        var all = new ArrayList<List<Integer>>();
        walk(g, List.of(from), to, all);
        int least = all.stream().mapToInt(List::size).min().orElse(0);
        return all.stream().filter(p -> p.size() == least).toList();
    }

    /// Adds every path that goes on from `path` to `to`.
    static void walk(Dense g, List<Integer> path, int to, List<List<Integer>> all) {
        if (path.getLast() == to) {
            all.add(path);
            return;
        }
        g.nodes()
                .filter(b -> g.edge()[path.getLast()][b] && !path.contains(b))
                .forEach(b -> {
                    var longer = new ArrayList<>(path);
                    longer.add(b);
                    walk(g, longer, to, all);
                });
    }
}
