package whetstone.core.run;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import whetstone.api.Curriculum;
import whetstone.core.plugin.Boundary;
import whetstone.core.plugin.PluginException;
import whetstone.core.recipe.TaskMix;

/// Which domain and level the next task is of: counts what was solved so far, and asks the curriculum.
final class Levels {

    private static final double KEPT = 0.98; // of the past, per group: some fifty groups count

    private final TaskMix mix;
    private final Curriculum curriculum;
    private final Map<String, Rate> rates = new TreeMap<>();
    // Of the levels of a domain, until something is learned.
    private final Map<String, Map<Integer, Double>> weights = new TreeMap<>();

    /// A decaying pass rate.
    ///
    /// @param passed weight of passed samples
    /// @param tried weight of all samples
    record Rate(double passed, double tried) {}

    /// A domain at a level.
    record Place(String domain, int level) {}

    /// @param rates what it went by; empty at the start
    Levels(TaskMix mix, Curriculum curriculum, Map<String, Rate> rates) {
        this.mix = mix;
        this.curriculum = curriculum;
        this.rates.putAll(rates);
    }

    /// As it stands now, whatever is learned later.
    Levels frozen() {
        return at(rates);
    }

    /// The same curriculum where it stood at other rates.
    Levels at(Map<String, Rate> then) {
        return new Levels(mix, curriculum, then);
    }

    /// Where the next task comes from.
    ///
    /// @throws PluginException if the curriculum fails, does not answer, or gives what are no weights
    Place next(RandomGenerator random) {
        var domains = List.copyOf(mix.domains().keySet());
        var shares =
                domains.stream().mapToDouble(d -> mix.domains().getOrDefault(d, 0.0)).toArray();
        var domain = domains.get(pick(shares, random));
        var own = weights.computeIfAbsent(domain, this::weighed);
        var each =
                mix.levels().stream()
                        .mapToDouble(level -> Objects.requireNonNull(own.get(level)))
                        .toArray();
        return new Place(domain, mix.levels().get(pick(each, random)));
    }

    private Map<Integer, Double> weighed(String domain) {
        var levels =
                mix.levels().stream()
                        .distinct()
                        .sorted()
                        .map(level -> {
                            var rate = rate(domain, level);
                            return new Curriculum.Level(level, rate.passed(), rate.tried());
                        })
                        .toList();
        var given =
                Boundary.ask(
                        curriculum, "weights", () -> checked(curriculum.weights(levels), levels));
        return IntStream.range(0, levels.size())
                .boxed()
                .collect(Collectors.toMap(i -> levels.get(i).level(), given::get));
    }

    private static List<Double> checked(List<Double> weights, List<Curriculum.Level> levels) {
        double total = weights.stream().mapToDouble(Double::doubleValue).sum();
        boolean good =
                weights.size() == levels.size()
                        && weights.stream().allMatch(weight -> weight >= 0)
                        && total > 0
                        && total <= Double.MAX_VALUE;
        if (!good) {
            throw new IllegalStateException(
                    "it gave %s for %d levels; expected a number of at least 0 for each, and one above 0"
                            .formatted(weights, levels.size()));
        }
        return List.copyOf(weights);
    }

    private static int pick(double[] weights, RandomGenerator random) {
        double total = 0;
        for (double weight : weights) {
            total += weight;
        }
        double at = random.nextDouble() * total;
        int last = weights.length - 1;
        for (int i = 0; i < last; i++) {
            at -= weights[i];
            if (at < 0) {
                return i;
            }
        }
        return last;
    }

    /// Takes in that of `samples` samples at a place `passed` were correct.
    void learn(Place place, int samples, int passed) {
        var old = rate(place.domain(), place.level());
        weights.clear();
        rates.put(
                key(place.domain(), place.level()),
                new Rate(KEPT * old.passed() + passed, KEPT * old.tried() + samples));
    }

    private Rate rate(String domain, int level) {
        return rates.getOrDefault(key(domain, level), new Rate(0, 0));
    }

    private static String key(String domain, int level) {
        return domain + "@" + level;
    }

    /// Where the curriculum stands, for a checkpoint.
    Map<String, Rate> rates() {
        return Map.copyOf(rates);
    }
}
