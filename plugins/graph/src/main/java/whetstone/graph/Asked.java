package whetstone.graph;

import java.util.List;

/// What a question names besides the graph.
enum Asked {
    NOTHING,
    NODE,
    /// A node; where a truth names none, the whole graph is meant.
    NODE_OR_ALL,
    PAIR,
    ROUTE,
    SECOND_GRAPH;

    /// The keys under which a truth holds the named nodes.
    List<String> names() {
        return switch (this) {
            case NOTHING, SECOND_GRAPH -> List.of();
            case NODE, NODE_OR_ALL -> List.of("node");
            case PAIR -> List.of("u", "v");
            case ROUTE -> List.of("source", "target");
        };
    }
}
