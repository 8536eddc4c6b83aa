package whetstone.core.compare;

import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import whetstone.core.compare.AcrossSeeds.Pair;
import whetstone.core.recipe.Difference;
import whetstone.core.store.StoreException;

/// One way to train, done with several seeds.
///
/// @param bySeed an evaluation of each
public record Arm(SortedMap<Long, Evaluation> bySeed) {

    /// The arm that these evaluations are.
    ///
    /// @throws StoreException if two have the same seed, only some are forks of a step, or they were done by recipes that differ in more than seed and name
    public static Arm of(List<Evaluation> evaluations) {
        var bySeed = new TreeMap<Long, Evaluation>();
        var first = evaluations.getFirst();
        for (var evaluation : evaluations) {
            var same = bySeed.put(evaluation.start().seed(), evaluation);
            if (same != null) {
                throw new StoreException(
                        "run %d and run %d both have seed %d; expected a run for each seed"
                                .formatted(
                                        same.run(), evaluation.run(), evaluation.start().seed()));
            }
            if (!left(first).equals(left(evaluation))) {
                throw new StoreException(
                        "run %d and run %d did not begin alike: %s and %s; expected forks of one step, or none"
                                .formatted(
                                        first.run(),
                                        evaluation.run(),
                                        left(first),
                                        left(evaluation)));
            }
            var differences = differences(first, evaluation);
            if (!differences.isEmpty()) {
                throw new StoreException(
                        "run %d and run %d are not one recipe with two seeds: %s"
                                .formatted(
                                        first.run(),
                                        evaluation.run(),
                                        String.join(", ", differences)));
            }
        }
        return new Arm(bySeed);
    }

    private static String left(Evaluation evaluation) {
        var fork = evaluation.start().fork();
        return fork == null
                ? "no fork"
                : "a fork after step %d of %s"
                        .formatted(fork.step(), evaluation.start().stages().get(fork.stage()));
    }

    /// What the recipe of `other` has otherwise, a line for each key; seeds and names aside.
    public List<String> differences(Arm other) {
        return differences(any(), other.any());
    }

    private static List<String> differences(Evaluation one, Evaluation other) {
        return Difference.of(one.start().recipe(), other.start().recipe()).stream()
                .filter(line -> !line.startsWith("seed: ") && !line.startsWith("name: "))
                .toList();
    }

    /// Any one of its evaluations: they share stage, samples and recipe.
    public Evaluation any() {
        return bySeed.values().iterator().next();
    }

    /// The evaluations of the two arms, side by side.
    ///
    /// @throws StoreException if one has a seed that the other has not
    public static List<Pair> pairs(Arm before, Arm after) {
        if (!before.bySeed().keySet().equals(after.bySeed().keySet())) {
            throw new StoreException(
                    "%s and %s cannot be compared: seeds %s and %s; expected the same seeds in both"
                            .formatted(
                                    before.describe(),
                                    after.describe(),
                                    before.bySeed().keySet(),
                                    after.bySeed().keySet()));
        }
        return before.bySeed().entrySet().stream()
                .map(entry -> {
                    long seed = entry.getKey();
                    var other = Objects.requireNonNull(after.bySeed().get(seed));
                    return new Pair(seed, entry.getValue(), other);
                })
                .toList();
    }

    /// Its runs and their stage, in words.
    public String describe() {
        var runs =
                bySeed.values().stream()
                        .map(evaluation -> Long.toString(evaluation.run()))
                        .collect(Collectors.joining(", "));
        return "runs %s %s, '%s'".formatted(runs, any().start().name(), any().settings().name());
    }
}
