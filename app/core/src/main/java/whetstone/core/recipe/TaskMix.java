package whetstone.core.recipe;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Which problems a run draws.
///
/// @param domains share of each domain, by id; shares need not add up to 1
/// @param levels the levels that are drawn, each 0 to 9
/// @param instructions whether the prompt ends with the domain's words on how to answer; a model that has only
///     seen demonstrations does not need them
public record TaskMix(Map<String, Double> domains, List<Integer> levels, boolean instructions) {

    public TaskMix {
        domains = Collections.unmodifiableSortedMap(new TreeMap<>(domains));
        levels = List.copyOf(levels);
        domains.forEach((id, share) -> {
            if (!(share >= 0 && share < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "domains: the share of %s must be at least 0, was %s".formatted(id, share));
            }
        });
        if (levels.isEmpty()) {
            throw new IllegalArgumentException("levels must name at least one, from 0 to 9");
        }
        for (int level : levels) {
            if (level < 0 || level > 9) {
                throw new IllegalArgumentException("levels must lie in 0 to 9, found " + level);
            }
        }
    }

    public static TaskMix defaults() {
        return new TaskMix(Map.of(), List.of(0), true);
    }
}
