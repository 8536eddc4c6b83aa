package whetstone.core.measure;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import whetstone.api.Seed;
import whetstone.core.store.Verdicts.Tally;

/// Two evaluations, and what became of the problems that both measured.
///
/// @param left all of the first
/// @param right all of the second
/// @param gain right less left, paired by problem; empty where they share none
/// @param pairs the problems that both measured, the one that gained most first
public record Pairing(
        Estimate left, Estimate right, Optional<Summary.Gain> gain, List<Pair> pairs) {

    public Pairing {
        pairs = List.copyOf(pairs);
    }

    /// A problem that was measured twice.
    public record Pair(Tally left, Tally right) {

        /// Share of correct samples on the right less that on the left, -1 to 1.
        public double change() {
            return Estimate.passAt(1, right) - Estimate.passAt(1, left);
        }

        /// Whether most samples on the right are correct, and on the left are not.
        public boolean solvedOnlyRight() {
            return solved(right) && !solved(left);
        }

        /// Whether most samples on the left are correct, and on the right are not.
        public boolean solvedOnlyLeft() {
            return solved(left) && !solved(right);
        }

        private static boolean solved(Tally tally) {
            return 2 * tally.correct() > tally.samples();
        }
    }

    /// Compares what `left` and `right` came to; problems without a sample that could be judged are left out.
    ///
    /// @param seed of the bootstrap
    public static Pairing of(List<Tally> left, List<Tally> right, Seed seed) {
        var first =
                left.stream()
                        .filter(tally -> tally.samples() > 0)
                        .collect(Collectors.toMap(Tally::task, Function.identity()));
        var pairs =
                right.stream()
                        .filter(tally -> tally.samples() > 0)
                        .flatMap(tally ->
                                Optional.ofNullable(first.get(tally.task())).stream()
                                        .map(before -> new Pair(before, tally)))
                        .sorted(Comparator.comparingDouble(Pair::change).reversed())
                        .toList();
        return new Pairing(
                Estimate.of(left, seed),
                Estimate.of(right, seed),
                Summary.Gain.of(left, right, seed),
                pairs);
    }
}
