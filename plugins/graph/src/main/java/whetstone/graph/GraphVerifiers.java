package whetstone.graph;

import java.util.List;
import java.util.stream.Stream;
import org.pf4j.Extension;
import whetstone.api.Verifier;
import whetstone.api.Verifiers;

/// The fifty graph domains.
@Extension
public final class GraphVerifiers implements Verifiers {

    private static final List<GraphDomain> DOMAINS =
            Stream.of(
                            CountingTasks.ALL,
                            PropertyTasks.ALL,
                            SimilarityTasks.ALL,
                            CentralityTasks.ALL,
                            DistanceTasks.ALL,
                            RouteTasks.ALL,
                            TraversalTasks.ALL,
                            TreeTasks.ALL,
                            MatchingTasks.ALL,
                            SelectionTasks.ALL,
                            MappingTasks.ALL)
                    .flatMap(List::stream)
                    .map(GraphDomain::new)
                    .toList();

    /// The domains.
    public static List<GraphDomain> domains() {
        return DOMAINS;
    }

    @Override
    public List<Verifier<?>> all() {
        return List.copyOf(DOMAINS);
    }
}
