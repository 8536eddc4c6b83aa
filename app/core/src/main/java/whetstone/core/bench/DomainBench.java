package whetstone.core.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import whetstone.api.Domain;
import whetstone.api.Seed;
import whetstone.api.Split;
import whetstone.core.curate.Drawing;
import whetstone.core.curate.Drawing.Drawn;
import whetstone.core.plugin.Boundary;
import whetstone.core.plugin.Judge;
import whetstone.core.plugin.PluginException;

/// How fast one thread draws and judges the tasks of a domain, levels 0 to 9 alike often.
public final class DomainBench {
    private DomainBench() {}

    private static final Seed SEED = new Seed(1).derive("bench");
    private static final int LEVELS = 10;
    private static final int MOST =
            20_000; // tasks: enough for a 99th percentile, few enough to keep

    /// What was measured of a domain.
    ///
    /// @param domain id
    /// @param draws tasks per second
    /// @param verdicts per second, each other one on the reference of another task, most of which are wrong
    /// @param judged how many verdicts were timed
    /// @param median time of a verdict, milliseconds
    /// @param p99 time that one verdict in a hundred takes longer than, milliseconds
    /// @param longest time of a verdict, milliseconds
    /// @param unscorable share of the verdicts that are `Unscorable`
    public record Figures(
            String domain,
            double draws,
            double verdicts,
            int judged,
            double median,
            double p99,
            double longest,
            double unscorable) {}

    /// Measures, after as long again to warm up.
    ///
    /// @param time to draw for, and to judge for
    /// @throws PluginException if the domain fails
    public static Figures of(Domain<?> domain, Duration time) {
        return Boundary.many(() -> measured(domain, time));
    }

    private static Figures measured(Domain<?> domain, Duration time) {
        var drawing = new Drawing(domain, "", SEED, false);
        draw(drawing, time);
        long start = System.nanoTime();
        var drawn = draw(drawing, time);
        double draws = drawn.size() * 1e9 / (System.nanoTime() - start);
        judge(domain, drawn, time);
        return figures(domain, draws, judge(domain, drawn, time));
    }

    private static List<Drawn<?>> draw(Drawing drawing, Duration time) {
        var drawn = new ArrayList<Drawn<?>>();
        long end = System.nanoTime() + time.toNanos();
        for (int i = 0; i < MOST && (i < LEVELS || System.nanoTime() < end); i++) {
            drawn.add(drawing.drawn(i % LEVELS, Split.TRAIN, i / LEVELS));
        }
        return drawn;
    }

    /// Times of verdicts, nanoseconds, and how many were unscorable.
    private record Times(long[] nanos, int unscorable) {}

    private static Times judge(Domain<?> domain, List<Drawn<?>> drawn, Duration time) {
        var nanos = new long[MOST];
        int unscorable = 0;
        int count = 0;
        long end = System.nanoTime() + time.toNanos();
        for (; count < MOST && (count < LEVELS || System.nanoTime() < end); count++) {
            var task = drawn.get(count % drawn.size());
            // Of the same level, ten tasks on: two of a kind, told apart by what they ask.
            var answer = count % 2 == 0 ? task : drawn.get((count + LEVELS) % drawn.size());
            var completion = answer.reference();
            long before = System.nanoTime();
            var verdict = Judge.judge(domain, task.task().truth(), completion);
            nanos[count] = System.nanoTime() - before;
            unscorable += verdict.scorable() ? 0 : 1;
        }
        return new Times(Arrays.copyOf(nanos, count), unscorable);
    }

    private static Figures figures(Domain<?> domain, double draws, Times times) {
        var sorted = times.nanos().clone();
        Arrays.sort(sorted);
        int count = sorted.length;
        return new Figures(
                domain.id(),
                draws,
                count * 1e9 / Arrays.stream(sorted).sum(),
                count,
                sorted[count / 2] / 1e6,
                sorted[Math.min(count - 1, (int) (0.99 * count))] / 1e6,
                sorted[count - 1] / 1e6,
                (double) times.unscorable() / count);
    }
}
