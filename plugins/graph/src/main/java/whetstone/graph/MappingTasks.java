package whetstone.graph;

import static whetstone.graph.Sampling.CONNECTED;

import java.util.List;
import org.jspecify.annotations.Nullable;
import whetstone.graph.algorithm.Graph;
import whetstone.graph.algorithm.Isomorphism;
import whetstone.graph.answer.Form;

/// Which node of one graph is which of another.
final class MappingTasks {

    static final List<Family> ALL =
            List.of(
                    new Family(
                            "isomorphic-mapping",
                            Asked.SECOND_GRAPH,
                            "Map each node of the first graph to a node of the second so that edges go to edges and all of"
                                    + " them are met, or answer none if that cannot be.",
                            Certificate.any(
                                            Form.MAPPING,
                                            i -> Isomorphism.between(i.graph(), i.other().graph()),
                                            MappingTasks::broken)
                                    .orNone(),
                            CONNECTED.sized(6, 18),
                            i ->
                                    "First: "
                                            + Steps.degrees(i)
                                            + "\nSecond: "
                                            + Steps.degrees(i.other())));

    private MappingTasks() {}

    private static @Nullable String broken(Instance i, int[] images) {
        var met = new boolean[i.other().graph().size()];
        for (int u = 0; u < images.length; u++) {
            if (images[u] < 0 || met[images[u]]) {
                return "node %d has no image, or one that another has".formatted(i.id(u));
            }
            met[images[u]] = true;
        }
        return images.length == met.length && edges(i.graph(), i.other().graph(), images)
                ? null
                : "an edge has no counterpart";
    }

    private static boolean edges(Graph one, Graph other, int[] images) {
        return Isomorphism.preserves(one, other, images);
    }
}
