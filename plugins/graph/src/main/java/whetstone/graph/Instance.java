package whetstone.graph;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import whetstone.graph.algorithm.Graph;
import whetstone.graph.algorithm.Unfinished;
import whetstone.graph.answer.Answer;
import whetstone.graph.answer.Answer.Quantity;

/// A truth made ready to be solved: ids as array indices, weights as whole numbers.
final class Instance {

    private static final long LARGEST_WORK = 100_000_000;
    private static final int FINEST = 9;
    private static final BigDecimal HEAVIEST = BigDecimal.valueOf(1L << 40);

    private final Graph graph;
    private final List<Integer> ids;
    private final Map<Integer, Integer> indices;
    private final int scale;
    private final boolean weighted;
    private final Map<String, Object> args;
    private final int[] named;
    private final @Nullable Instance second;
    private volatile @Nullable Answer solution;

    private Instance(GraphTruth truth, Asked asked) {
        ids = truth.nodes();
        args = truth.args();
        indices = HashMap.newHashMap(ids.size());
        for (var id : ids) {
            check(
                    id != null && indices.put(id, indices.size()) == null,
                    "nodes: an id is null or listed twice");
        }
        if ((long) ids.size() * (ids.size() + truth.edges().size()) > LARGEST_WORK) {
            throw new Unfinished("the graph is too large to be judged within a second");
        }
        scale = scale(truth.edges());
        weighted = truth.edges().stream().anyMatch(edge -> edge != null && edge.size() == 3);
        graph = graph(truth.directed(), truth.edges());
        boolean all = asked == Asked.NODE_OR_ALL && args.isEmpty();
        named = all ? new int[0] : asked.names().stream().mapToInt(this::named).toArray();
        second = asked == Asked.SECOND_GRAPH ? of(second(truth), Asked.NOTHING) : null;
    }

    /// The instance of a truth.
    ///
    /// @throws IllegalArgumentException if the truth is broken
    /// @throws Unfinished if the graph is too large
    static Instance of(GraphTruth truth, Asked asked) {
        return new Instance(truth, asked);
    }

    private static void check(boolean holds, String broken) {
        if (!holds) {
            throw new IllegalArgumentException(broken);
        }
    }

    private Graph graph(boolean directed, List<List<Number>> edges) {
        var from = new int[edges.size()];
        var to = new int[edges.size()];
        var weight = new long[edges.size()];
        int weighted = 0;
        for (int i = 0; i < from.length; i++) {
            var edge = edges.get(i);
            check(
                    edge != null && (edge.size() == 2 || edge.size() == 3),
                    "edges: one is not [u, v] or [u, v, weight]");
            from[i] = end(edge.get(0));
            to[i] = end(edge.get(1));
            weight[i] = edge.size() == 3 ? weight(edge.get(2)) : 1;
            weighted += edge.size() - 2;
        }
        check(
                weighted == 0 || weighted == from.length,
                "edges: some have a weight and some have none");
        return Graph.of(directed, ids.size(), from, to, weight);
    }

    private int end(@Nullable Object id) {
        int index = id instanceof Integer whole ? index(whole) : -1;
        check(index >= 0, "edges: " + id + " is not a node");
        return index;
    }

    private static int scale(List<List<Number>> edges) {
        int scale = 0;
        for (var edge : edges) {
            if (edge != null && edge.size() == 3 && !(edge.get(2) instanceof Integer)) {
                scale = Math.max(scale, decimal(edge.get(2)).stripTrailingZeros().scale());
            }
        }
        check(scale <= FINEST, "edges: a weight has more than " + FINEST + " decimals");
        return scale;
    }

    private long weight(@Nullable Number weight) {
        if (scale == 0 && weight instanceof Integer whole) {
            return whole;
        }
        var scaled = decimal(weight).movePointRight(scale);
        check(
                scaled.abs().compareTo(HEAVIEST) <= 0,
                "edges: a weight is too large to be added exactly");
        return scaled.longValueExact();
    }

    private static BigDecimal decimal(@Nullable Number weight) {
        check(
                weight != null && Double.isFinite(weight.doubleValue()),
                "edges: a weight is not a number");
        return new BigDecimal(String.valueOf(weight));
    }

    // What a question asks for goes by several names: the one node of a traversal is its source.
    private int named(String name) {
        var keys =
                switch (name) {
                    case "node" -> List.of("node", "source", "u", "start");
                    case "u", "source" -> List.of("u", "source");
                    default -> List.of("v", "target");
                };
        var id = keys.stream().map(args::get).filter(x -> x != null).findFirst().orElse(null);
        int index = id instanceof Integer whole ? index(whole) : -1;
        check(index >= 0, "args: " + name + " is " + id + ", which is not a node");
        return index;
    }

    /// The second graph that a truth speaks of.
    ///
    /// @throws IllegalArgumentException if there is none
    static GraphTruth second(GraphTruth truth) {
        var nodes = list(truth.args().get("nodes")).stream().map(Instance::whole).toList();
        var edges =
                list(truth.args().get("edges")).stream()
                        .map(edge -> list(edge).stream().map(Instance::number).toList())
                        .toList();
        return new GraphTruth(truth.directed(), nodes, edges, Map.of());
    }

    private static List<?> list(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list;
        }
        throw new IllegalArgumentException(
                "args: the second graph has no nodes, no edges, or a broken edge");
    }

    private static Integer whole(@Nullable Object id) {
        if (id instanceof Integer whole) {
            return whole;
        }
        throw new IllegalArgumentException("args: a node of the second graph is no id");
    }

    private static Number number(@Nullable Object value) {
        if (value instanceof Number number) {
            return number;
        }
        throw new IllegalArgumentException("args: an edge of the second graph is broken");
    }

    Graph graph() {
        return graph;
    }

    /// The node that the question names.
    int node() {
        return named[0];
    }

    /// Whether the question names no node though it could.
    boolean all() {
        return named.length == 0;
    }

    /// The first of two nodes that the question names.
    int u() {
        return named[0];
    }

    /// The second.
    int v() {
        return named[1];
    }

    /// The graph to be compared with.
    Instance other() {
        if (second == null) {
            throw new IllegalStateException("the question names no second graph");
        }
        return second;
    }

    /// What the question says under `name`, a number, if it does.
    int number(String name, int otherwise) {
        return args.get(name) instanceof Integer whole ? whole : otherwise;
    }

    boolean says(String name) {
        return args.get(name) != null;
    }

    /// The node with this id, negative if there is none.
    int index(int id) {
        var index = indices.get(id);
        return index == null ? -1 : index;
    }

    int id(int node) {
        return ids.get(node);
    }

    List<Integer> ids(int... nodes) {
        return Arrays.stream(nodes).mapToObj(this::id).toList();
    }

    /// An edge with the ids of its ends.
    Answer.Edge edge(int edge) {
        return new Answer.Edge(id(graph.from(edge)), id(graph.to(edge)), null);
    }

    boolean weighted() {
        return weighted;
    }

    /// A sum of weights in the unit of the question.
    Quantity amount(long weight) {
        return new Quantity(BigDecimal.valueOf(weight, scale), BigDecimal.ONE, false);
    }

    /// What tells nodes apart besides edges: that the question names them, the first otherwise than the second.
    long[] marks() {
        var marks = new long[graph.size()];
        for (int i = 0; i < named.length; i++) {
            marks[named[i]] += i + 1;
        }
        return marks;
    }

    /// What `solver` finds, found once.
    Answer solution(Function<Instance, Answer> solver) {
        var known = solution;
        if (known == null) {
            known = solver.apply(this);
            solution = known;
        }
        return known;
    }
}
