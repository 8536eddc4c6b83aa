package whetstone.core.synthesis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import whetstone.core.synthesis.Rejection.Reason;

/// Drops what must not be trained on, and what is there already. It comes before the student is asked, so that it is not
/// asked in vain; the paper's code does it before training.
final class Cleaning {
    private Cleaning() {}

    private static final int PIECE = 3; // words

    /// Without copies of benchmarks.
    static List<Sample> decontaminate(List<Sample> samples, List<Benchmarks> benchmarks) {
        return samples.stream()
                .map(sample ->
                        sample.alive()
                                ? copied(sample.input(), benchmarks)
                                        .map(question ->
                                                sample.rejected(
                                                        Part.DECONTAMINATION,
                                                        Reason.CONTAMINATED,
                                                        question))
                                        .orElse(sample)
                                : sample)
                .toList();
    }

    private static Optional<String> copied(String input, List<Benchmarks> benchmarks) {
        return benchmarks.stream().flatMap(each -> each.copied(input).stream()).findFirst();
    }

    private record Seen(Sample sample, Set<String> pieces) {}

    /// Of each question the first one only.
    ///
    /// @param similarity share of pieces in common, of all that either has, from which on two questions are the same; only
    ///     questions with the same numbers are compared, since the same words about other numbers are another question
    static List<Sample> deduplicate(List<Sample> samples, double similarity) {
        var lines = new HashMap<String, Sample>();
        Map<List<String>, List<Seen>> byNumbers = new HashMap<>();
        var kept = new ArrayList<Sample>();
        for (var sample : samples) {
            if (!sample.alive()) {
                kept.add(sample);
                continue;
            }
            var wording = Wording.of(sample.input());
            var same = lines.putIfAbsent(wording.line(), sample);
            if (same != null) {
                kept.add(duplicate(sample, Reason.DUPLICATE, same));
                continue;
            }
            var alike = byNumbers.computeIfAbsent(wording.numbers(), _ -> new ArrayList<>());
            var pieces = wording.pieces(PIECE);
            var near =
                    alike.stream()
                            .filter(other -> jaccard(pieces, other.pieces()) >= similarity)
                            .findFirst();
            if (near.isPresent()) {
                kept.add(duplicate(sample, Reason.NEAR_DUPLICATE, near.get().sample()));
            } else {
                alike.add(new Seen(sample, pieces));
                kept.add(sample);
            }
        }
        return kept;
    }

    private static Sample duplicate(Sample sample, Reason reason, Sample first) {
        return sample.rejected(
                Part.DEDUPLICATION,
                reason,
                "sample %d: %s".formatted(first.number(), first.input()));
    }

    /// What two sets have in common, of all that is in either; in [0, 1].
    static double jaccard(Set<String> one, Set<String> other) {
        var common = new HashSet<>(one);
        common.retainAll(other);
        return (double) common.size() / (one.size() + other.size() - common.size());
    }
}
