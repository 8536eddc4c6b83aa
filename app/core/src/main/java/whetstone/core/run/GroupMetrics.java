package whetstone.core.run;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import whetstone.api.Group;
import whetstone.api.Rollout;
import whetstone.api.Verdict;
import whetstone.core.store.Graded;

/// The numbers of a step that say whether its groups are worth learning from. METRICS.md says what each one is.
final class GroupMetrics {
    private GroupMetrics() {}

    private static final int GRAM = 4; // tokens
    // Odd and large: no two runs of real token ids have the same key but by an accident of 64 bits.
    private static final long MIX = 0x9E3779B97F4A7C15L;

    /// Of what was sampled.
    static SortedMap<String, Double> ofRollouts(List<Graded> graded) {
        var metrics = new TreeMap<String, Double>();
        var groups = graded.stream().map(Graded::group).toList();
        var judged = groups.stream().map(GroupMetrics::judged).filter(g -> !g.isEmpty()).toList();
        metrics.put("groups/all_correct_share", share(judged, g -> correct(g) == g.size()));
        metrics.put("groups/none_correct_share", share(judged, g -> correct(g) == 0));
        metrics.put(
                "groups/distinct_answers",
                judged.stream()
                        .mapToLong(g -> g.stream().map(GroupMetrics::answer).distinct().count())
                        .average()
                        .orElse(Double.NaN));
        var rewards = judged.stream().flatMap(List::stream).mapToDouble(Rollout::reward).toArray();
        metrics.put("reward/min", Arrays.stream(rewards).min().orElse(Double.NaN));
        metrics.put("reward/max", Arrays.stream(rewards).max().orElse(Double.NaN));
        lengths(groups, metrics);
        return metrics;
    }

    private static void lengths(List<Group> groups, SortedMap<String, Double> metrics) {
        var all = groups.stream().flatMap(group -> group.rollouts().stream()).toList();
        int[] sorted = all.stream().mapToInt(r -> r.completion().length).sorted().toArray();
        metrics.put("completions/median_length", quantile(sorted, 0.5));
        metrics.put("completions/p95_length", quantile(sorted, 0.95));
        metrics.put("completions/mean_length_correct", meanLength(all, true));
        metrics.put("completions/mean_length_wrong", meanLength(all, false));
        metrics.put(
                "completions/repeated_share",
                all.stream().mapToDouble(GroupMetrics::repeated).average().orElse(Double.NaN));
    }

    /// Of the credit that groups were given.
    static SortedMap<String, Double> ofCredit(List<Graded> graded) {
        var weights =
                graded.stream()
                        .flatMap(group -> group.credit().stream())
                        .flatMapToDouble(
                                of -> IntStream.range(0, of.length).mapToDouble(t -> of[t]))
                        .toArray();
        double mean = Arrays.stream(weights).average().orElse(Double.NaN);
        double variance =
                Arrays.stream(weights)
                        .map(weight -> (weight - mean) * (weight - mean))
                        .average()
                        .orElse(Double.NaN);
        var metrics = new TreeMap<String, Double>();
        metrics.put("credit/mean", mean);
        metrics.put("credit/std", Math.sqrt(variance));
        metrics.put("credit/max", Arrays.stream(weights).map(Math::abs).max().orElse(Double.NaN));
        return metrics;
    }

    private static List<Rollout> judged(Group group) {
        return group.rollouts().stream().filter(r -> r.verdict().scorable()).toList();
    }

    private static boolean isCorrect(Rollout rollout) {
        return rollout.verdict() instanceof Verdict.Correct;
    }

    private static long correct(List<Rollout> rollouts) {
        return rollouts.stream().filter(GroupMetrics::isCorrect).count();
    }

    // As judged; all that was said where no answer could be read.
    private static String answer(Rollout rollout) {
        var span = rollout.verdict().evidence().answer();
        return span == null ? rollout.text() : span.text();
    }

    private static <T> double share(List<T> all, Predicate<T> of) {
        return all.stream().mapToInt(one -> of.test(one) ? 1 : 0).average().orElse(Double.NaN);
    }

    private static double meanLength(List<Rollout> all, boolean correct) {
        return all.stream()
                .filter(r -> r.verdict().scorable() && isCorrect(r) == correct)
                .mapToInt(r -> r.completion().length)
                .average()
                .orElse(Double.NaN);
    }

    // The smallest value that at least this share of all do not exceed.
    private static double quantile(int[] sorted, double share) {
        return sorted.length == 0
                ? Double.NaN
                : sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
    }

    /// The share of a completion's runs of four tokens that stood in it before; 0 for shorter ones.
    private static double repeated(Rollout rollout) {
        int[] tokens = rollout.completion();
        int grams = tokens.length - GRAM + 1;
        var seen = new HashSet<Long>();
        int again = 0;
        for (int i = 0; i < grams; i++) {
            long key = 0;
            for (int j = 0; j < GRAM; j++) {
                key = key * MIX + tokens[i + j];
            }
            again += seen.add(key) ? 0 : 1;
        }
        return grams <= 0 ? 0 : again / (double) grams;
    }
}
