package whetstone.core.watch;

import java.util.List;
import java.util.SortedMap;
import whetstone.core.store.Graded;

/// What a step did, as the doctor sees it.
///
/// @param metrics names as in METRICS.md
/// @param groups that were sampled; empty where the stage samples none
public record Observation(int step, SortedMap<String, Double> metrics, List<Graded> groups) {

    /// A metric; not a number where the step has none of that name.
    double metric(String name) {
        return metrics.getOrDefault(name, Double.NaN);
    }
}
