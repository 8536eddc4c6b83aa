package whetstone.graph;

import static whetstone.graph.Dense.FAR;
import static whetstone.graph.Dense.in;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// All right answers of questions that have many, by trying everything. An answer is a list of positions: nodes, or
/// both ends of each edge in turn; as a set where order does not matter.
final class CertificateOracles {

    /// Lists of nodes in which order matters.
    static final Map<String, Function<Dense, Set<List<Integer>>>> ORDERS =
            Map.of(
                    "shortest-path", g -> best(routes(g), List::size),
                    "weighted-shortest-path", g -> best(routes(g), path -> length(g, path)),
                    "hamiltonian-path",
                            g ->
                                    permutations(g)
                                            .filter(p -> length(g, p) < FAR)
                                            .collect(Collectors.toSet()),
                    "traveling-salesman-problem",
                            g ->
                                    best(
                                            permutations(g)
                                                    .map(CertificateOracles::closed)
                                                    .toList(),
                                            tour -> length(g, tour)),
                    "topological-sort",
                            g ->
                                    permutations(g)
                                            .filter(p ->
                                                    g.edges().stream()
                                                            .allMatch(e ->
                                                                    p.indexOf(e[0])
                                                                            < p.indexOf(e[1])))
                                            .collect(Collectors.toSet()));

    /// Sets of nodes.
    static final Map<String, Function<Dense, Set<Set<Integer>>>> SELECTIONS =
            Map.of(
                    "dominating-set",
                            g ->
                                    g.subsets()
                                            .filter(s ->
                                                    g.nodes()
                                                            .allMatch(a ->
                                                                    in(s, a)
                                                                            || g.nodes()
                                                                                    .anyMatch(b ->
                                                                                            in(s, b)
                                                                                                    && g.edge()[
                                                                                                            b][
                                                                                                            a])))
                                            .filter(s ->
                                                    Integer.bitCount(s)
                                                            <= (int)
                                                                    g.truth()
                                                                            .args()
                                                                            .getOrDefault(
                                                                                    "size", g.n()))
                                            .mapToObj(CertificateOracles::members)
                                            .collect(Collectors.toSet()),
                    "maximal-independent-set",
                            g ->
                                    g.subsets()
                                            .filter(s ->
                                                    g.nodes()
                                                            .allMatch(a ->
                                                                    in(s, a)
                                                                            != g.nodes()
                                                                                    .anyMatch(b ->
                                                                                            in(s, b)
                                                                                                    && g.edge()[
                                                                                                            b][
                                                                                                            a])))
                                            .mapToObj(CertificateOracles::members)
                                            .collect(Collectors.toSet()),
                    "min-vertex-cover",
                            g ->
                                    best(
                                            g.subsets()
                                                    .filter(s ->
                                                            g.edges().stream()
                                                                    .allMatch(e ->
                                                                            in(s, e[0])
                                                                                    || in(s, e[1])))
                                                    .mapToObj(CertificateOracles::members)
                                                    .toList(),
                                            Set::size));

    /// Sets of edges, each as its position in [Dense#edges].
    static final Map<String, Function<Dense, Set<Set<Integer>>>> EDGE_SETS =
            Map.of(
                    "bridges",
                            g ->
                                    Set.of(
                                            IntStream.range(0, g.edges().size())
                                                    .filter(e ->
                                                            ValueOracles.bridge(
                                                                    g, g.edges().get(e)))
                                                    .boxed()
                                                    .collect(Collectors.toSet())),
                    "minimum-spanning-tree", g -> trees(g),
                    "weighted-minimum-spanning-tree",
                            g -> best(List.copyOf(trees(g)), tree -> weight(g, tree)),
                    "bipartite-maximum-matching", g -> best(matchings(g), m -> -m.size()),
                    "max-weight-matching", g -> best(matchings(g), m -> -weight(g, m)),
                    "min-edge-covering",
                            g ->
                                    best(
                                            edgeSets(g)
                                                    .filter(s ->
                                                            ends(g, s).distinct().count() == g.n())
                                                    .toList(),
                                            Set::size));

    private CertificateOracles() {}

    private interface Cost<T> {
        long of(T answer);
    }

    private static <T> Set<T> best(List<T> answers, Cost<T> cost) {
        long least = answers.stream().mapToLong(cost::of).min().orElse(0);
        return answers.stream()
                .filter(a -> cost.of(a) == least && least < FAR)
                .collect(Collectors.toSet());
    }

    private static List<List<Integer>> routes(Dense g) {
        var all = new ArrayList<List<Integer>>();
        ValueOracles.walk(g, List.of(g.u()), g.v(), all);
        return all;
    }

    private static long length(Dense g, List<Integer> path) {
        return IntStream.range(1, path.size())
                .mapToLong(i ->
                        g.edge()[path.get(i - 1)][path.get(i)]
                                ? g.weight()[path.get(i - 1)][path.get(i)]
                                : FAR)
                .sum();
    }

    private static List<Integer> closed(List<Integer> order) {
        var tour = new ArrayList<>(order);
        tour.add(order.getFirst());
        return tour;
    }

    /// All orders of the nodes.
    static Stream<List<Integer>> permutations(Dense g) {
        return extended(List.of(), g.n());
    }

    private static Stream<List<Integer>> extended(List<Integer> start, int n) {
        return start.size() == n
                ? Stream.of(start)
                : IntStream.range(0, n)
                        .filter(a -> !start.contains(a))
                        .boxed()
                        .flatMap(a ->
                                extended(Stream.concat(start.stream(), Stream.of(a)).toList(), n));
    }

    private static Set<Integer> members(int subset) {
        return IntStream.range(0, 31)
                .filter(a -> in(subset, a))
                .boxed()
                .collect(Collectors.toSet());
    }

    private static Stream<Set<Integer>> edgeSets(Dense g) {
        return IntStream.range(0, 1 << g.edges().size()).mapToObj(CertificateOracles::members);
    }

    private static IntStream ends(Dense g, Set<Integer> edges) {
        return edges.stream().flatMapToInt(e -> IntStream.of(g.edges().get(e)));
    }

    private static List<Set<Integer>> matchings(Dense g) {
        return edgeSets(g).filter(s -> ends(g, s).distinct().count() == 2L * s.size()).toList();
    }

    private static long weight(Dense g, Set<Integer> edges) {
        return edges.stream().map(g.edges()::get).mapToLong(e -> g.weight()[e[0]][e[1]]).sum();
    }

    private static Set<Set<Integer>> trees(Dense g) {
        return edgeSets(g)
                .filter(s -> s.size() == g.n() - 1)
                .filter(s -> {
                    var edge = new boolean[g.n()][g.n()];
                    s.stream()
                            .map(g.edges()::get)
                            .forEach(e -> edge[e[0]][e[1]] = edge[e[1]][e[0]] = true);
                    var tree = new Dense(g.truth(), edge, g.weight(), -1, -1).distances();
                    return Stream.of(tree).flatMapToInt(IntStream::of).allMatch(d -> d < FAR);
                })
                .collect(Collectors.toSet());
    }

    /// A traversal that is under way: nodes still to go on from, edges so far, nodes found.
    private record Walk(List<Integer> waiting, List<Integer> edges, List<Integer> found) {}

    /// All breadth-first or depth-first traversals, both ends of each edge in turn.
    static Set<List<Integer>> traversals(Dense g, boolean breadthFirst) {
        var all = new HashSet<List<Integer>>();
        traverse(g, new Walk(List.of(g.u()), List.of(), List.of(g.u())), breadthFirst, all);
        return all;
    }

    // The node to go on from is the first of the waiting in breadth, the last in depth.
    private static void traverse(Dense g, Walk walk, boolean breadthFirst, Set<List<Integer>> all) {
        var waiting = walk.waiting;
        if (waiting.isEmpty()) {
            all.add(walk.edges);
            return;
        }
        int a = breadthFirst ? waiting.getFirst() : waiting.getLast();
        var next = g.nodes().filter(b -> g.edge()[a][b] && !walk.found.contains(b)).toArray();
        if (next.length == 0) {
            int last = waiting.size() - 1;
            var rest = breadthFirst ? waiting.subList(1, last + 1) : waiting.subList(0, last);
            traverse(g, new Walk(rest, walk.edges, walk.found), breadthFirst, all);
        }
        for (int b : next) {
            var further = new Walk(with(waiting, b), with(walk.edges, a, b), with(walk.found, b));
            traverse(g, further, breadthFirst, all);
        }
    }

    private static List<Integer> with(List<Integer> list, Integer... more) {
        return Stream.concat(list.stream(), Stream.of(more)).toList();
    }
}
