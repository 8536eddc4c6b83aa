package whetstone.core.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import whetstone.api.Seed;
import whetstone.core.compare.Comparison.At;
import whetstone.core.measure.Bootstrap;
import whetstone.core.store.StoreException;

/// What two ways to train come to over several seeds, by pass@k of problems that are paired by seed.
///
/// @param all means over seeds, with the 95 % interval of a bootstrap over seeds and, within them, over problems
/// @param seeds each by itself
public record AcrossSeeds(At all, List<OfSeed> seeds) {

    public AcrossSeeds {
        seeds = List.copyOf(seeds);
    }

    /// The two evaluations of one seed.
    public record Pair(long seed, Evaluation before, Evaluation after) {}

    /// What one seed came to, with the 95 % interval of a bootstrap over its problems.
    public record OfSeed(long seed, At passAt) {}

    /// Of at least one pair.
    ///
    /// @param chance of the bootstrap
    /// @throws StoreException if the two of a pair did not measure the same, or no problem has k samples that could be
    ///     judged; says why
    public static AcrossSeeds of(List<Pair> pairs, int k, Seed chance) {
        var seeds = new ArrayList<OfSeed>();
        var values = new ArrayList<double[]>();
        for (var pair : pairs) {
            var found = Differences.of(pair.before(), pair.after(), k);
            values.add(found.values());
            var interval = found.interval(chance.derive(pair.seed()));
            seeds.add(
                    new OfSeed(
                            pair.seed(),
                            new At(
                                    k,
                                    found.before().length,
                                    found.meanBefore(),
                                    found.meanAfter(),
                                    found.meanAfter() - found.meanBefore(),
                                    interval.low(),
                                    interval.high())));
        }
        var interval = Bootstrap.nested(values, chance);
        return new AcrossSeeds(
                new At(
                        k,
                        values.stream().mapToInt(each -> each.length).sum(),
                        mean(seeds, At::before),
                        mean(seeds, At::after),
                        mean(seeds, At::difference),
                        interval.low(),
                        interval.high()),
                seeds);
    }

    private static double mean(List<OfSeed> seeds, ToDoubleFunction<At> figure) {
        return seeds.stream()
                .mapToDouble(seed -> figure.applyAsDouble(seed.passAt()))
                .average()
                .orElse(Double.NaN);
    }
}
