package whetstone.core.store;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// All rows of one step of a stage.
///
/// @param stage name of the stage
/// @param step from 0
/// @param groups in the order in which they were drawn
/// @param trajectories that the groups' rollouts belong to, where they were sampled in several turns
/// @param metrics numbers that repeat from run to run, by name such as `reward/mean`
/// @param timings numbers that do not, for example seconds; no part of the hash chain
public record StepRows(
        String stage,
        int step,
        List<Graded> groups,
        List<Trajectory> trajectories,
        SortedMap<String, Double> metrics,
        SortedMap<String, Double> timings) {

    public StepRows {
        groups = List.copyOf(groups);
        trajectories = List.copyOf(trajectories);
        metrics = Collections.unmodifiableSortedMap(new TreeMap<>(metrics));
        timings = Collections.unmodifiableSortedMap(new TreeMap<>(timings));
    }

    /// Rows of a step in which nothing took several turns.
    public StepRows(
            String stage,
            int step,
            List<Graded> groups,
            SortedMap<String, Double> metrics,
            SortedMap<String, Double> timings) {
        this(stage, step, groups, List.of(), metrics, timings);
    }
}
