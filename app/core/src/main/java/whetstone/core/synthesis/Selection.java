package whetstone.core.synthesis;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import whetstone.api.Seed;
import whetstone.core.recipe.Stage.Synthesize.Selector;
import whetstone.core.recipe.Stage.Synthesize.Source;
import whetstone.core.synthesis.Rejection.Reason;

/// Keeps the samples of most use: arXiv:2505.17063, section 3.3, and the alternatives of its code. Ties are broken by chance.
///
/// @param count samples kept, at most
record Selection(Selector selector, Source follow, int count) {

    private static final double LEAST = 1e-3; // weight of what is always solved

    /// `samples`, those alive that are not kept rejected.
    List<Sample> select(List<Sample> samples, Seed seed) {
        var scored = samples.stream().filter(Sample::alive).toList();
        Set<Integer> kept = new HashSet<>();
        chosen(scored, seed.random()).forEach(sample -> kept.add(sample.number()));
        return samples.stream()
                .map(sample ->
                        !sample.alive() || kept.contains(sample.number())
                                ? sample
                                : sample.rejected(
                                        Part.SELECTION,
                                        Reason.NOT_SELECTED,
                                        "pass rate %.3f".formatted(rate(sample))))
                .toList();
    }

    private List<Sample> chosen(List<Sample> scored, RandomGenerator random) {
        var shuffled = Draw.shuffled(scored, random);
        return switch (selector) {
            case POTENTIAL -> first(learnable(shuffled), Selection::cost);
            case RANDOM -> shuffled.stream().limit(count).toList();
            case EASIEST -> first(shuffled, sample -> -rate(sample));
            case HARDEST -> first(shuffled, Selection::rate);
            case ALL -> scored;
            case PROBABILITY -> drawn(scored, random);
        };
    }

    // In the paper, what is never solved ranks as what is always solved: last.
    private static double cost(Sample sample) {
        return rate(sample) == 0 ? 1 : rate(sample);
    }

    private List<Sample> learnable(List<Sample> samples) {
        return switch (follow) {
            case PAPER -> samples;
            case CODE ->
                    samples.stream().filter(each -> rate(each) > 0 && rate(each) < 1).toList();
        };
    }

    private List<Sample> first(List<Sample> samples, ToDoubleFunction<Sample> cost) {
        return samples.stream()
                .sorted(Comparator.comparingDouble(cost))
                .limit(count)
                .toList();
    }

    private record Keyed(Sample sample, double key) {}

    // Without putting back, in proportion to weights: Efraimidis and Spirakis 2006.
    private List<Sample> drawn(List<Sample> samples, RandomGenerator random) {
        return samples.stream()
                .map(sample -> {
                    double weight = 1 - rate(sample) + LEAST;
                    return new Keyed(sample, Math.log(1 - random.nextDouble()) / weight);
                })
                .sorted(Comparator.comparingDouble(keyed -> -keyed.key()))
                .limit(count)
                .map(Keyed::sample)
                .toList();
    }

    private static double rate(Sample sample) {
        return Objects.requireNonNull(sample.passRate());
    }
}
