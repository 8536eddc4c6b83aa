package whetstone.core.run;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import whetstone.core.recipe.Stage;
import whetstone.core.recipe.TaskMix;

/// The curriculum: which domain and level the next task is of, given what was solved so far.
final class Levels {

    private static final double KEPT = 0.98; // of the past, per group: some fifty groups count
    private static final double MASTERED = 0.8; // pass rate of a level that is left behind
    private static final double BELOW = 0.1; // weight of a level that was left behind
    private static final double Z = 1.959964; // 95 %, two-sided
    private static final double LEAST = 0.02; // weight of a level that is always or never solved

    private final TaskMix mix;
    private final Stage.Curriculum kind;
    private final Map<String, Rate> rates = new TreeMap<>();

    /// A decaying pass rate.
    ///
    /// @param passed weight of passed samples
    /// @param tried weight of all samples
    record Rate(double passed, double tried) {
        double value() {
            return tried == 0 ? 0.5 : passed / tried;
        }

        /// Lower end of the 95 % interval of the rate behind it: Wilson 1927.
        double low() {
            return tried == 0 ? 0 : Math.max(0, middle() - half());
        }

        /// Upper end of that interval.
        double high() {
            return tried == 0 ? 1 : Math.min(1, middle() + half());
        }

        private double middle() {
            return (passed + Z * Z / 2) / (tried + Z * Z);
        }

        private double half() {
            double failed = tried - passed;
            return Z * Math.sqrt(passed * failed / tried + Z * Z / 4) / (tried + Z * Z);
        }
    }

    /// A domain at a level.
    record Place(String domain, int level) {}

    /// @param rates where the curriculum stood; empty at the start
    Levels(TaskMix mix, Stage.Curriculum kind, Map<String, Rate> rates) {
        this.mix = mix;
        this.kind = kind;
        this.rates.putAll(rates);
    }

    /// As it stands now, whatever is learned later.
    Levels frozen() {
        return at(rates);
    }

    /// The same curriculum where it stood at other rates.
    Levels at(Map<String, Rate> then) {
        return new Levels(mix, kind, then);
    }

    /// Where the next task comes from.
    Place next(RandomGenerator random) {
        var domains = List.copyOf(mix.domains().keySet());
        var shares =
                domains.stream().mapToDouble(d -> mix.domains().getOrDefault(d, 0.0)).toArray();
        var domain = domains.get(pick(shares, random));
        var weights = mix.levels().stream().mapToDouble(level -> weight(domain, level)).toArray();
        return new Place(domain, mix.levels().get(pick(weights, random)));
    }

    private double weight(String domain, int level) {
        return switch (kind) {
            case UNIFORM -> 1;
            case PASS_RATE -> {
                double p = rate(domain, level).value();
                yield Math.max(LEAST, p * (1 - p));
            }
            case LADDER -> {
                int rung = rung(domain);
                yield level == rung ? 1 : level < rung ? BELOW : 0;
            }
            case BAND -> {
                var rate = rate(domain, level);
                yield rate.high() >= 1 - MASTERED && rate.low() <= MASTERED ? 1 : LEAST;
            }
        };
    }

    // The lowest level that is not mastered; the highest where all are.
    private int rung(String domain) {
        var levels = mix.levels().stream().sorted().toList();
        return levels.stream()
                .filter(level -> rate(domain, level).low() < MASTERED)
                .findFirst()
                .orElse(levels.getLast());
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
