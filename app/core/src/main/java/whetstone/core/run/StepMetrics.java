package whetstone.core.run;

import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import whetstone.api.Rollout;
import whetstone.api.Signal;
import whetstone.api.Verdict;
import whetstone.core.store.Graded;
import whetstone.train.Policy;

/// The numbers of a step. METRICS.md says what each one is.
final class StepMetrics {
    private StepMetrics() {}

    /// Of what was sampled.
    static SortedMap<String, Double> ofRollouts(List<Graded> graded) {
        var metrics = GroupMetrics.ofRollouts(graded);
        var rollouts = graded.stream().flatMap(g -> g.group().rollouts().stream()).toList();
        var judged = rollouts.stream().filter(r -> r.verdict().scorable()).toList();
        metrics.put("reward/mean", mean(judged, Rollout::reward));
        metrics.put("reward/std", std(judged));
        metrics.put(
                "verdict/correct_share",
                mean(judged, r -> r.verdict() instanceof Verdict.Correct ? 1 : 0));
        metrics.put(
                "verdict/unreadable_share",
                mean(judged, r -> r.verdict() instanceof Verdict.Unreadable ? 1 : 0));
        metrics.put(
                "verdict/unscorable_share", mean(rollouts, r -> r.verdict().scorable() ? 0 : 1));
        metrics.put("completions/mean_length", mean(rollouts, r -> r.completion().length));
        metrics.put(
                "completions/truncated_share",
                mean(rollouts, r -> r.stop() == Rollout.Stop.LENGTH ? 1 : 0));
        metrics.put(
                "sampling/entropy", mean(rollouts, r -> average(r.signals().get(Signal.ENTROPY))));
        metrics.put("groups/count", (double) graded.size());
        metrics.put("groups/no_signal_share", mean(graded, g -> g.taught() ? 0 : 1));
        metrics.put("tasks/mean_level", mean(graded, g -> g.group().task().level()));
        divergence(rollouts).ifPresent(kl -> metrics.put("reference/kl", kl));
        components(judged, metrics);
        return metrics;
    }

    /// Of what a rollout plan made of the step, and of the credit that was given.
    static SortedMap<String, Double> ofTraining(List<Graded> graded) {
        var metrics = GroupMetrics.ofCredit(graded);
        double rollouts = graded.stream().mapToInt(g -> g.group().rollouts().size()).sum();
        double spare = graded.stream().mapToInt(g -> g.spare().size()).sum();
        metrics.put("rollouts/count", rollouts);
        metrics.put("rollouts/spare_share", spare / rollouts);
        return metrics;
    }

    private static void components(List<Rollout> judged, SortedMap<String, Double> metrics) {
        judged.stream()
                .flatMap(r -> r.verdict().evidence().components().keySet().stream())
                .distinct()
                .forEach(name ->
                        metrics.put(
                                "component/" + name,
                                mean(
                                        judged,
                                        r ->
                                                r.verdict()
                                                        .evidence()
                                                        .components()
                                                        .getOrDefault(name, 0.0))));
    }

    /// Of what was learned.
    static SortedMap<String, Double> ofDescents(List<Policy.Descent> descents, double rate) {
        var metrics = new TreeMap<String, Double>();
        metrics.put("optimizer/learning_rate", rate);
        metrics.put("optimizer/steps", (double) descents.size());
        if (!descents.isEmpty()) {
            metrics.put("loss", mean(descents, Policy.Descent::loss));
            metrics.put("gradient/norm", mean(descents, Policy.Descent::gradientNorm));
            metrics.put("policy/entropy", mean(descents, Policy.Descent::entropy));
            metrics.put("batch/padding_share", mean(descents, Policy.Descent::padding));
            metrics.put("sampling/log_prob_difference", descents.getFirst().drift());
            metrics.put("policy/log_ratio", descents.getLast().drift());
            metrics.put("policy/log_ratio_max", descents.getLast().furthest());
            metrics.put("policy/ratio_low_share", descents.getLast().low());
            metrics.put("policy/ratio_high_share", descents.getLast().high());
        }
        return metrics;
    }

    // Where the reference was asked: Schulman's k3, http://joschu.net/blog/kl-approx.html.
    private static OptionalDouble divergence(List<Rollout> rollouts) {
        return rollouts.stream()
                .filter(r -> r.signals().containsKey(Signal.REFERENCE_LOG_PROB))
                .flatMapToDouble(StepMetrics::divergence)
                .average();
    }

    private static DoubleStream divergence(Rollout rollout) {
        var own = rollout.signal(Signal.LOG_PROB);
        var reference = rollout.signal(Signal.REFERENCE_LOG_PROB);
        return IntStream.range(0, own.length)
                .mapToDouble(t -> {
                    double d = own[t] - reference[t];
                    return Math.exp(-d) + d - 1;
                });
    }

    private static double std(List<Rollout> rollouts) {
        double mean = mean(rollouts, Rollout::reward);
        return Math.sqrt(mean(rollouts, r -> (r.reward() - mean) * (r.reward() - mean)));
    }

    private static double average(float @Nullable [] values) {
        if (values == null) {
            return Double.NaN;
        }
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static <T> double mean(List<T> all, ToDoubleFunction<T> of) {
        return all.stream().mapToDouble(of).average().orElse(Double.NaN);
    }
}
