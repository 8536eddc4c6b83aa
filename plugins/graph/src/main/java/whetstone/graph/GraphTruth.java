package whetstone.graph;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The hidden truth of every graph task: the graph itself and what was asked about it. Answers are judged against
/// the graph, so none is stored.
///
/// Nothing is checked here: a truth comes from a file, and one that makes no sense is for the verifier to report.
///
/// @param nodes ids, each once
/// @param edges `[u, v]` or `[u, v, weight]`; u to v where the graph is directed
/// @param args what the question names: `node`; `u` and `v`; `source` and `target`; or the `nodes` and `edges` of a
///     second graph; may be absent where it names nothing
public record GraphTruth(
        boolean directed,
        List<Integer> nodes,
        List<List<Number>> edges,
        @Nullable Map<String, Object> args) {

    public GraphTruth {
        nodes = copy(nodes);
        edges = copy(edges);
        args = args == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(args));
    }

    /// Never null.
    @Override
    public Map<String, Object> args() {
        return Objects.requireNonNull(args);
    }

    // Unlike List.copyOf, keeps nulls: a broken truth must reach the verifier.
    private static <T> List<T> copy(@Nullable List<T> list) {
        return list == null ? List.of() : Collections.unmodifiableList(new ArrayList<>(list));
    }
}
