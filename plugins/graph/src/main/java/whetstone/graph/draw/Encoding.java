package whetstone.graph.draw;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Ways to write a graph down. All say the same, isolated nodes and weights included.
public enum Encoding {
    /// `Edges: (1, 2) (2, 3)`; a weight as a third number.
    EDGE_LIST {
        @Override
        String body(Written graph) {
            return "Edges: "
                    + joined(
                            graph,
                            " ",
                            e ->
                                    "("
                                            + e.stream()
                                                    .map(String::valueOf)
                                                    .collect(Collectors.joining(", "))
                                            + ")");
        }
    },
    /// A line per node with its neighbours; weights in parentheses.
    ADJACENCY {
        @Override
        String body(Written graph) {
            return graph.nodes().stream()
                    .map(node ->
                            node + (graph.directed() ? " -> " : ": ") + neighbours(graph, node))
                    .collect(Collectors.joining("\n"));
        }
    },
    /// An English sentence per edge.
    SENTENCES {
        @Override
        String body(Written graph) {
            var verb = graph.directed() ? " points to " : " is joined to ";
            return joined(
                    graph,
                    " ",
                    e ->
                            e.get(0)
                                    + verb
                                    + e.get(1)
                                    + (e.size() > 2 ? " with weight " + e.get(2) : "")
                                    + ".");
        }
    },
    /// Rows and columns in the order of the nodes; `.` where there is no edge.
    MATRIX {
        @Override
        String body(Written graph) {
            var row = new java.util.HashMap<Number, Integer>();
            graph.nodes().forEach(node -> row.put(node, row.size()));
            var cells = new String[row.size()][row.size()];
            for (var line : cells) {
                java.util.Arrays.fill(line, ".");
            }
            for (var edge : graph.edges()) {
                int u = row.getOrDefault(edge.get(0), 0);
                int v = row.getOrDefault(edge.get(1), 0);
                var weight = edge.size() > 2 ? edge.get(2).toString() : "1";
                cells[u][v] = weight;
                cells[v][u] = graph.directed() ? cells[v][u] : weight;
            }
            return "Matrix"
                    + (graph.directed() ? " (row points to column)" : "")
                    + ":\n"
                    + IntStream.range(0, cells.length)
                            .mapToObj(u -> String.join(" ", cells[u]))
                            .collect(Collectors.joining("\n"));
        }
    };

    /// All of them, the plainest first.
    public static final List<Encoding> ALL = List.of(values());

    /// A graph as it is to be written.
    ///
    /// @param edges `[u, v]` or `[u, v, weight]`
    public record Written(boolean directed, List<Integer> nodes, List<List<Number>> edges) {}

    abstract String body(Written graph);

    /// The graph in words, several lines long.
    public String write(Written graph) {
        return (graph.directed() ? "Directed" : "Undirected")
                + " graph. Nodes: "
                + listed(graph.nodes())
                + ".\n"
                + (graph.edges().isEmpty() ? "No edges." : body(graph));
    }

    private static String listed(List<Integer> nodes) {
        int last = nodes.size() - 1;
        boolean run =
                last > 2
                        && IntStream.range(0, last)
                                .allMatch(i -> nodes.get(i + 1) - nodes.get(i) == 1);
        return run
                ? nodes.getFirst() + " to " + nodes.getLast()
                : nodes.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private static String joined(
            Written graph, String separator, Function<List<Number>, String> edge) {
        return graph.edges().stream().map(edge).collect(Collectors.joining(separator));
    }

    private static String neighbours(Written graph, int node) {
        return graph.edges().stream()
                .filter(e ->
                        e.get(0).intValue() == node
                                || (!graph.directed() && e.get(1).intValue() == node))
                .map(e ->
                        (e.get(0).intValue() == node ? e.get(1) : e.get(0))
                                + (e.size() > 2 ? "(" + e.get(2) + ")" : ""))
                .collect(Collectors.joining(" "));
    }
}
