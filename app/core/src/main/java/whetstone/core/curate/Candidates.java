package whetstone.core.curate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import whetstone.api.Curator;
import whetstone.api.Curator.Candidate;
import whetstone.api.Curator.Kept;
import whetstone.api.Seed;
import whetstone.core.plugin.Boundary;
import whetstone.core.plugin.PluginException;
import whetstone.core.store.Matrices.Row;
import whetstone.core.store.Matrices.Sample;

/// What curators choose from.
public final class Candidates {
    private Candidates() {}

    /// The tasks of a stage, each once, in the order in which they first came. Those of which no sample could be judged
    /// are left out.
    ///
    /// @param rows a task's several times where it came round several times
    public static List<Candidate> of(List<Row> rows) {
        var byTask = new LinkedHashMap<String, List<Row>>();
        for (var row : rows) {
            if (row.samples().stream().anyMatch(Sample::scorable)) {
                byTask.computeIfAbsent(row.task(), _ -> new ArrayList<>()).add(row);
            }
        }
        return byTask.values().stream().map(Candidates::candidate).toList();
    }

    private static Candidate candidate(List<Row> rows) {
        int samples = 0;
        int correct = 0;
        var history = new ArrayList<Double>();
        for (var row : rows) {
            var judged = row.samples().stream().filter(Sample::scorable).toList();
            int right = (int) judged.stream().filter(Sample::correct).count();
            samples += judged.size();
            correct += right;
            history.add((double) right / judged.size());
        }
        var first = rows.getFirst();
        return new Candidate(
                first.task(), first.domain(), first.level(), samples, correct, history);
    }

    /// What `curator` chooses, the best first.
    ///
    /// @param name the curator's, for errors
    /// @throws PluginException if it fails, or keeps what it must not
    public static List<Kept> choose(
            String name, Curator curator, List<Candidate> candidates, int count, Seed seed) {
        return Boundary.call(
                Boundary.owner(curator),
                "select of " + name,
                () -> {
                    var kept = List.copyOf(curator.select(candidates, count, seed));
                    var tasks = kept.stream().map(Kept::task).collect(Collectors.toSet());
                    var known = new HashSet<>(candidates.stream().map(Candidate::task).toList());
                    if (kept.size() > count
                            || tasks.size() < kept.size()
                            || !known.containsAll(tasks)) {
                        throw new IllegalStateException(
                                "it kept %d tasks, %d of them different; expected at most %d of the candidates, each once"
                                        .formatted(kept.size(), tasks.size(), count));
                    }
                    return kept;
                });
    }
}
