package whetstone.core.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import whetstone.api.Seed;
import whetstone.core.compare.AcrossSeeds.Pair;
import whetstone.core.compare.Comparison.Scored;
import whetstone.core.measure.Bootstrap;
import whetstone.core.store.StoreException;

/// What evaluators said of two ways to train over several seeds, under one name; paired by problem and seed.
///
/// @param all means over seeds, with the 95 % interval of a bootstrap over seeds and, within them, over problems
/// @param seeds each by itself
public record ScoreAcrossSeeds(Scored all, List<OfSeed> seeds) {

    public ScoreAcrossSeeds {
        seeds = List.copyOf(seeds);
    }

    /// What one seed came to, with the 95 % interval of a bootstrap over its problems.
    public record OfSeed(long seed, Scored score) {}

    /// Each score that both sides have with every seed, by name.
    ///
    /// @param pairs at least one
    /// @param chance of the bootstrap
    /// @throws StoreException if the two of a pair did not measure the same; says why
    public static List<ScoreAcrossSeeds> of(List<Pair> pairs, Seed chance) {
        pairs.forEach(pair -> Comparability.require(pair.before(), pair.after()));
        return pairs.getFirst().before().scores().keySet().stream()
                .flatMap(name -> of(name, pairs, chance.derive(name)).stream())
                .toList();
    }

    private static Optional<ScoreAcrossSeeds> of(String name, List<Pair> pairs, Seed chance) {
        var seeds = new ArrayList<OfSeed>();
        var values = new ArrayList<double[]>();
        for (var pair : pairs) {
            var found = Differences.ofScore(pair.before(), pair.after(), name);
            if (found.isEmpty()) {
                return Optional.empty(); // a mean over the other seeds would be of other runs
            }
            values.add(found.get().values());
            var scored = Scored.of(name, found.get(), chance.derive(pair.seed()));
            seeds.add(new OfSeed(pair.seed(), scored));
        }
        var interval = Bootstrap.nested(values, chance);
        return Optional.of(
                new ScoreAcrossSeeds(
                        new Scored(
                                name,
                                values.stream().mapToInt(each -> each.length).sum(),
                                mean(seeds, Scored::before),
                                mean(seeds, Scored::after),
                                mean(seeds, Scored::difference),
                                interval.low(),
                                interval.high()),
                        seeds));
    }

    private static double mean(List<OfSeed> seeds, ToDoubleFunction<Scored> figure) {
        return seeds.stream()
                .mapToDouble(seed -> figure.applyAsDouble(seed.score()))
                .average()
                .orElse(Double.NaN);
    }
}
