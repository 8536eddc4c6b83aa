package whetstone.desktop.preview;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import whetstone.api.Preview;
import whetstone.desktop.preview.Formula.Row;

/// What a view draws of a problem: its preview, read and laid out.
public sealed interface Picture {
    /// Nodes of the largest graph that is drawn: beyond, the lines cover each other.
    int MOST_NODES = 80;

    /// Edges likewise.
    int MOST_EDGES = 300;

    /// Plain text.
    record Words(String text) implements Picture {}

    /// A formula.
    ///
    /// @param latex as the domain wrote it
    record Typeset(Formula formula, String latex) implements Picture {}

    /// A table.
    ///
    /// @param rows each with as many cells as there are columns
    record Grid(List<String> columns, List<List<String>> rows) implements Picture {
        public Grid {
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    /// A graph with a place for every node.
    record Graph(boolean directed, List<Node> nodes, List<Edge> edges) implements Picture {
        public Graph {
            nodes = List.copyOf(nodes);
            edges = List.copyOf(edges);
        }

        /// A node of the graph; places are 0 to 1 from the left and from the top.
        public record Node(String name, double x, double y) {}

        /// An edge between nodes, by index.
        ///
        /// @param label empty for none
        /// @param bent whether another edge runs between the same nodes
        public record Edge(int from, int to, String label, boolean bent) {}
    }

    /// Signals over clock ticks.
    ///
    /// @param ticks of the longest signal
    record Waves(List<Wave> waves, int ticks) implements Picture {
        public Waves {
            waves = List.copyOf(waves);
        }
    }

    /// A signal as the stretches in which it keeps its value.
    ///
    /// @param bit whether it is a single wire, drawn as high and low
    record Wave(String name, boolean bit, List<Stretch> stretches) {
        public Wave {
            stretches = List.copyOf(stretches);
        }

        /// A value from one tick to before another.
        public record Stretch(int from, int to, String value) {}
    }

    /// Nothing can be drawn.
    ///
    /// @param why for people
    record Missing(String why) implements Picture {}

    /// The picture of a preview. Takes some milliseconds for a large graph.
    static Picture of(Preview preview) {
        return switch (preview) {
            case Preview.Text(var text) -> new Words(text);
            case Preview.Formula(var latex) -> formula(latex);
            case Preview.Table(var columns, var rows) -> grid(columns, rows);
            case Preview.Network network -> graph(network);
            case Preview.Waveform(var signals) -> waves(signals);
        };
    }

    private static Picture formula(String latex) {
        return Latex.read(latex)
                .filter(formula -> !formula.equals(new Row(List.of())))
                .<Picture>map(formula -> new Typeset(formula, latex))
                .orElseGet(() -> new Words(latex));
    }

    private static Picture grid(List<String> columns, List<List<String>> rows) {
        for (var row : rows) {
            if (row.size() != columns.size()) {
                return new Missing(
                        "the domain's table has a row of %d cells under %d columns"
                                .formatted(row.size(), columns.size()));
            }
        }
        return new Grid(columns, rows);
    }

    private static Picture graph(Preview.Network network) {
        int nodes = network.nodes().size();
        int edges = network.edges().size();
        if (nodes > MOST_NODES || edges > MOST_EDGES) {
            return new Missing(
                    "a graph of %d nodes and %d edges is too large to draw"
                            .formatted(nodes, edges));
        }
        var index = new HashMap<String, Integer>();
        network.nodes().forEach(name -> index.putIfAbsent(name, index.size()));
        var pairs = new ArrayList<int[]>();
        for (var edge : network.edges()) {
            var from = index.get(edge.from());
            var to = index.get(edge.to());
            if (from == null || to == null) {
                return new Missing(
                        "the domain's graph has an edge from %s to %s, which are not both nodes"
                                .formatted(edge.from(), edge.to()));
            }
            pairs.add(new int[] {from, to});
        }
        return new Graph(network.directed(), nodes(index, pairs), edges(network.edges(), pairs));
    }

    private static List<Graph.Node> nodes(Map<String, Integer> index, List<int[]> pairs) {
        var places = StressLayout.places(index.size(), pairs);
        return index.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .map(named -> {
                    var place = places[named.getValue()];
                    return new Graph.Node(named.getKey(), place[0], place[1]);
                })
                .toList();
    }

    private static List<Graph.Edge> edges(List<Preview.Edge> written, List<int[]> pairs) {
        Set<List<Integer>> known = new HashSet<>();
        pairs.forEach(pair -> known.add(List.of(pair[0], pair[1])));
        var edges = new ArrayList<Graph.Edge>();
        for (int i = 0; i < pairs.size(); i++) {
            int from = pairs.get(i)[0];
            int to = pairs.get(i)[1];
            boolean back = from != to && known.contains(List.of(to, from));
            edges.add(new Graph.Edge(from, to, written.get(i).label(), back));
        }
        return edges;
    }

    private static Waves waves(List<Preview.Signal> signals) {
        int ticks = signals.stream().mapToInt(signal -> signal.values().size()).max().orElse(0);
        return new Waves(signals.stream().map(Picture::wave).toList(), ticks);
    }

    private static Wave wave(Preview.Signal signal) {
        var values = signal.values();
        boolean bit = values.stream().allMatch(value -> value.matches("[01xXzZ]"));
        var stretches = new ArrayList<Wave.Stretch>();
        int from = 0;
        for (int i = 1; i <= values.size(); i++) {
            if (i == values.size() || !values.get(i).equals(values.get(from))) {
                stretches.add(new Wave.Stretch(from, i, values.get(from)));
                from = i;
            }
        }
        return new Wave(signal.name(), bit, stretches);
    }
}
