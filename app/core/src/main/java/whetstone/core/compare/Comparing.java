package whetstone.core.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import whetstone.api.Seed;
import whetstone.core.compare.Comparison.At;
import whetstone.core.compare.Comparison.Place;
import whetstone.core.compare.Comparison.Scored;
import whetstone.core.compare.Comparison.Side;
import whetstone.core.compare.Comparison.Solved;
import whetstone.core.measure.Bootstrap;
import whetstone.core.store.Matrices.Row;
import whetstone.core.store.StoreException;

/// Compares evaluations problem by problem.
public final class Comparing {

    // The same at all times: a comparison that is repeated prints the same interval.
    private static final Seed SEED = new Seed(0).derive("compare");

    /// A problem, measured twice.
    private record Pair(Row before, Row after) {

        int samples() {
            return Math.min(Scores.judged(before).size(), Scores.judged(after).size());
        }
    }

    private final List<Pair> pairs = new ArrayList<>();
    private final int samples;

    private Comparing(Evaluation before, Evaluation after) {
        var others = after.byTask();
        before.byTask()
                .forEach((task, row) -> {
                    var other = others.get(task);
                    if (other != null) {
                        pairs.add(new Pair(row, other));
                    }
                });
        samples = pairs.stream().mapToInt(Pair::samples).max().orElse(0);
    }

    /// The two, compared.
    ///
    /// @throws StoreException if they did not measure the same, or nothing at all could be judged; says why
    public static Comparison of(Evaluation before, Evaluation after) {
        Comparability.require(before, after);
        var comparing = new Comparing(before, after);
        if (comparing.samples == 0) {
            throw new StoreException(
                    "run %d and run %d cannot be compared: no problem has a sample that could be judged in both"
                            .formatted(before.run(), after.run()));
        }
        return new Comparison(
                side(before),
                side(after),
                comparing.pairs.size(),
                Comparability.notes(before, after),
                comparing.each(k -> row -> Scores.passAt(k, row)),
                comparing.average(),
                comparing.majority(),
                comparing.solved(),
                comparing.crossover(),
                comparing.places(),
                scores(before, after));
    }

    private static Side side(Evaluation evaluation) {
        return new Side(
                evaluation.run(),
                evaluation.start().name(),
                evaluation.settings().name(),
                evaluation.settings().samples());
    }

    // 1, 2, 4 … and the number of samples.
    private List<At> each(IntFunction<ToDoubleFunction<Row>> score) {
        var counts = new TreeSet<Integer>();
        for (int k = 1; k < samples; k *= 2) {
            counts.add(k);
        }
        counts.add(samples);
        return counts.stream().map(k -> at(k, pairs, score.apply(k))).toList();
    }

    private static At at(int k, List<Pair> all, ToDoubleFunction<Row> score) {
        var pairs = all.stream().filter(pair -> pair.samples() >= k).toList();
        double[] before =
                pairs.stream().mapToDouble(p -> score.applyAsDouble(p.before())).toArray();
        double[] after = pairs.stream().mapToDouble(p -> score.applyAsDouble(p.after())).toArray();
        var differences = new double[before.length];
        for (int i = 0; i < before.length; i++) {
            differences[i] = after[i] - before[i];
        }
        var interval = Bootstrap.mean(differences, SEED.derive(k));
        return new At(
                k,
                before.length,
                Scores.mean(before),
                Scores.mean(after),
                Scores.mean(differences),
                interval.low(),
                interval.high());
    }

    private static List<Scored> scores(Evaluation before, Evaluation after) {
        return before.scores().keySet().stream()
                .flatMap(name ->
                        Differences.ofScore(before, after, name)
                                .map(found -> Scored.of(name, found, SEED.derive(name)))
                                .stream())
                .toList();
    }

    private At average() {
        var one = at(1, pairs, row -> Scores.passAt(1, row));
        return new At(
                samples,
                one.problems(),
                one.before(),
                one.after(),
                one.difference(),
                one.low(),
                one.high());
    }

    private List<At> majority() {
        boolean answers =
                pairs.stream().anyMatch(p -> Scores.answers(p.before()))
                        && pairs.stream().anyMatch(p -> Scores.answers(p.after()));
        return answers ? each(k -> row -> Scores.majorityAt(k, row)) : List.of();
    }

    private Solved solved() {
        int[] count = new int[4];
        for (var pair : pairs) {
            int size = pair.samples();
            int before = Scores.solved(pair.before(), size) ? 2 : 0;
            count[before + (Scores.solved(pair.after(), size) ? 1 : 0)]++;
        }
        return new Solved(count[3], count[2], count[1], count[0]);
    }

    private @Nullable Integer crossover() {
        var differences =
                IntStream.rangeClosed(1, samples)
                        .mapToDouble(k -> at(k, pairs, row -> Scores.passAt(k, row)).difference())
                        .toArray();
        for (int k = 2; k <= samples; k++) {
            // Rounding alone is no reversal.
            if (differences[k - 1] * Math.signum(differences[0]) < -1e-12) {
                return k;
            }
        }
        return null;
    }

    private List<Place> places() {
        var places = new TreeMap<String, TreeMap<Integer, List<Pair>>>();
        for (var pair : pairs) {
            places.computeIfAbsent(pair.before().domain(), _ -> new TreeMap<>())
                    .computeIfAbsent(pair.before().level(), _ -> new ArrayList<>())
                    .add(pair);
        }
        var rows = new ArrayList<Place>();
        places.forEach((domain, levels) ->
                levels.forEach((level, here) -> {
                    var at = at(1, here, row -> Scores.passAt(1, row));
                    if (at.problems() > 0) {
                        rows.add(new Place(domain, level, at));
                    }
                }));
        return rows;
    }
}
