package whetstone.core.quality;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;
import whetstone.api.Seed;
import whetstone.core.quality.DataReport.Complexity;
import whetstone.core.quality.DataReport.Diversity;
import whetstone.core.quality.DataReport.PassRates;
import whetstone.core.quality.DataReport.Quality;
import whetstone.core.store.Syntheses.PartRow;
import whetstone.core.store.Syntheses.SampleRow;
import whetstone.core.store.Workspace;

/// Makes reports of the data that runs made.
public final class DataReports {
    private DataReports() {}

    private static final int BINS = 10;
    private static final int PAIRS = 20_000; // that the mean distance is taken over, at most

    /// One report for each stage of the run that made data.
    public static List<DataReport> of(Workspace workspace, long run) {
        var held = new HashSet<>(workspace.syntheses().heldOut(run));
        return workspace.syntheses().stages(run).stream()
                .map(stage ->
                        of(
                                run,
                                stage,
                                workspace.syntheses().parts(run, stage),
                                workspace.syntheses().samples(run, stage),
                                held::contains))
                .toList();
    }

    static DataReport of(
            long run,
            int stage,
            List<PartRow> parts,
            List<SampleRow> samples,
            Function<String, Boolean> heldOut) {
        var kept = samples.stream().filter(SampleRow::kept).toList();
        var words = kept.stream().map(sample -> words(sample.input())).toList();
        return new DataReport(
                run,
                stage,
                parts,
                counts(
                        samples.stream().filter(sample -> !sample.kept()).toList(),
                        sample -> sample.rejectedBy() + ": " + sample.reason()),
                counts(kept, SampleRow::operation),
                quality(
                        parts,
                        samples,
                        (int) kept.stream().filter(k -> heldOut.apply(k.input())).count()),
                new Diversity(
                        distinct(words, 1), distinct(words, 2), distance(words), compression(kept)),
                new Complexity(
                        mean(words, List::size),
                        mean(kept, sample -> words(String.valueOf(sample.response())).size()),
                        mean(kept, sample -> Objects.requireNonNull(sample.passRate()))),
                new PassRates(
                        histogram(samples.stream().filter(each -> each.parent() == null).toList()),
                        histogram(samples),
                        histogram(kept)));
    }

    private static SortedMap<String, Integer> counts(
            List<SampleRow> samples, Function<SampleRow, String> by) {
        var counts = new TreeMap<String, Integer>();
        samples.forEach(sample -> counts.merge(by.apply(sample), 1, Integer::sum));
        return counts;
    }

    private static Quality quality(List<PartRow> parts, List<SampleRow> samples, int leaked) {
        var labelled = samples.stream().filter(sample -> sample.answer() != null).toList();
        var known = labelled.stream().filter(sample -> sample.labelRight() != null).toList();
        var kept = known.stream().filter(SampleRow::kept).toList();
        var written =
                parts.stream()
                        .filter(part ->
                                part.part().equals("writing") || part.part().equals("rewriting"))
                        .toList();
        double entered = written.stream().mapToInt(PartRow::entered).sum();
        return new Quality(
                written.stream().mapToInt(PartRow::passed).sum() / Math.max(1, entered),
                mean(
                        labelled,
                        sample ->
                                (double) Objects.requireNonNull(sample.agreeing())
                                        / Objects.requireNonNull(sample.readable())),
                known.size(),
                error(known, SampleRow::writtenRight),
                error(known, SampleRow::labelRight),
                error(kept, SampleRow::labelRight),
                (int) samples.stream().filter(s -> "contaminated".equals(s.reason())).count(),
                leaked);
    }

    // What cannot be read is wrong.
    private static @Nullable Double error(
            List<SampleRow> known, Function<SampleRow, @Nullable Boolean> right) {
        return known.isEmpty()
                ? null
                : (Double) mean(known, row -> Boolean.TRUE.equals(right.apply(row)) ? 0 : 1);
    }

    private static <T> double mean(List<T> list, ToDoubleFunction<T> of) {
        return list.stream().mapToDouble(of).average().orElse(0);
    }

    static List<String> words(String text) {
        var stripped = text.strip().toLowerCase(Locale.ROOT);
        return stripped.isEmpty() ? List.of() : List.of(stripped.split("\\s+"));
    }

    static double distinct(List<List<String>> texts, int size) {
        var different = new HashSet<List<String>>();
        int all = 0;
        for (var text : texts) {
            for (int i = 0; i + size <= text.size(); i++) {
                different.add(text.subList(i, i + size));
                all++;
            }
        }
        return (double) different.size() / Math.max(1, all);
    }

    /// Over all pairs where they are few, else over some drawn by chance.
    static double distance(List<List<String>> texts) {
        int count = texts.size();
        if (count < 2) {
            return 0;
        }
        var sets = texts.stream().map(HashSet::new).toList();
        long pairs = (long) count * (count - 1) / 2;
        double sum = 0;
        if (pairs <= PAIRS) {
            for (int i = 0; i < count; i++) {
                for (int j = 0; j < i; j++) {
                    sum += distance(sets.get(i), sets.get(j));
                }
            }
            return sum / pairs;
        }
        var random = new Seed(0).derive("pairs").random();
        for (int i = 0; i < PAIRS; i++) {
            int one = random.nextInt(count);
            int other = (one + 1 + random.nextInt(count - 1)) % count;
            sum += distance(sets.get(one), sets.get(other));
        }
        return sum / PAIRS;
    }

    private static double distance(Set<String> one, Set<String> other) {
        var common = new HashSet<>(one);
        common.retainAll(other);
        int all = one.size() + other.size() - common.size();
        return all == 0 ? 0 : 1 - (double) common.size() / all;
    }

    private static double compression(List<SampleRow> kept) {
        var text = String.join("\n", kept.stream().map(SampleRow::input).toList());
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        try (var deflater = new Deflater(Deflater.BEST_COMPRESSION)) {
            deflater.setInput(bytes);
            deflater.finish();
            var buffer = new byte[8192];
            long written = 0;
            while (!deflater.finished()) {
                written += deflater.deflate(buffer);
            }
            return (double) bytes.length / written;
        }
    }

    static List<Integer> histogram(List<SampleRow> samples) {
        var counts = new ArrayList<>(Collections.nCopies(BINS + 2, 0));
        for (var sample : samples) {
            var rate = sample.passRate();
            if (rate != null) {
                int bin = rate == 1 ? BINS + 1 : (int) Math.ceil(rate * BINS);
                counts.set(bin, counts.get(bin) + 1);
            }
        }
        return List.copyOf(counts);
    }
}
