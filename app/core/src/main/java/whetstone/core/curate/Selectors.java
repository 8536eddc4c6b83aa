package whetstone.core.curate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import whetstone.api.Curator;
import whetstone.api.Curator.Candidate;
import whetstone.api.Curator.Kept;
import whetstone.api.Seed;
import whetstone.core.plugin.PluginException;
import whetstone.core.store.Matrices.Row;
import whetstone.core.store.Matrices.Sample;

/// Compares curators on one table of pass rates. They choose by every other sample of each task, and what they chose is
/// measured by the samples between: a rate that was high by luck is not high twice.
///
/// @param candidates by the samples that curators see
/// @param measured the same tasks by the others
public record Selectors(List<Candidate> candidates, Map<String, Candidate> measured) {

    /// What a curator chose, measured by samples that it has not seen.
    ///
    /// @param kept tasks with reasons, the best first
    /// @param passRate mean over the kept tasks; 0 where none was kept
    /// @param signal share of the kept tasks with right and wrong samples among those that measure: only such groups
    ///     teach an algorithm that compares within a group
    /// @param never share of the kept tasks that were not solved once
    /// @param always share of the kept tasks that were solved each time
    /// @param level mean over the kept tasks
    /// @param byChance share of the kept tasks that are also among as many taken by chance alone
    public record Choice(
            String curator,
            List<Kept> kept,
            double passRate,
            double signal,
            double never,
            double always,
            double level,
            double byChance) {}

    /// The table of an evaluation or of a stage of training. Times that a task came round with fewer than two judged
    /// samples are left out.
    public static Selectors of(List<Row> rows) {
        var usable =
                rows.stream()
                        .filter(row -> row.samples().stream().filter(Sample::scorable).count() >= 2)
                        .toList();
        var measured = new TreeMap<String, Candidate>();
        Candidates.of(half(usable, 1)).forEach(one -> measured.put(one.task(), one));
        return new Selectors(Candidates.of(half(usable, 0)), measured);
    }

    private static List<Row> half(List<Row> rows, int from) {
        return rows.stream()
                .map(row -> {
                    var judged = row.samples().stream().filter(Sample::scorable).toList();
                    var half =
                            IntStream.range(0, judged.size())
                                    .filter(i -> i % 2 == from)
                                    .mapToObj(judged::get)
                                    .toList();
                    return new Row(row.task(), row.domain(), row.level(), row.split(), half);
                })
                .toList();
    }

    /// What each curator chooses, in the order of their names; a curator that cannot choose from this table is left out
    /// and told of.
    ///
    /// @param count how many tasks each may keep
    /// @param problems where it is told why
    public List<Choice> compare(
            Map<String, Curator> curators, int count, Seed seed, List<String> problems) {
        var byChance = byChance(count, seed.derive("chance"));
        var choices = new ArrayList<Choice>();
        new TreeMap<>(curators)
                .forEach((name, curator) -> {
                    try {
                        var own = seed.derive(name);
                        var kept = Candidates.choose(name, curator, candidates, count, own);
                        choices.add(choice(name, kept, byChance));
                    } catch (PluginException e) {
                        problems.add(String.valueOf(e.getMessage()));
                    }
                });
        return List.copyOf(choices);
    }

    private Set<String> byChance(int count, Seed seed) {
        var left = new ArrayList<>(measured.keySet());
        var random = seed.random();
        var taken = new HashSet<String>();
        while (taken.size() < count && !left.isEmpty()) {
            taken.add(left.remove(random.nextInt(left.size())));
        }
        return taken;
    }

    private Choice choice(String curator, List<Kept> kept, Set<String> byChance) {
        var tasks = new HashSet<>(kept.stream().map(Kept::task).toList());
        var chosen =
                measured.values().stream().filter(task -> tasks.contains(task.task())).toList();
        double never = share(chosen, task -> task.correct() == 0);
        double always = share(chosen, task -> task.correct() == task.samples());
        return new Choice(
                curator,
                kept,
                chosen.stream().mapToDouble(Candidate::passRate).average().orElse(0),
                chosen.isEmpty() ? 0 : 1 - never - always,
                never,
                always,
                chosen.stream().mapToInt(Candidate::level).average().orElse(0),
                share(chosen, task -> byChance.contains(task.task())));
    }

    private static double share(List<Candidate> tasks, Predicate<Candidate> which) {
        return tasks.stream().mapToDouble(task -> which.test(task) ? 1 : 0).average().orElse(0);
    }
}
