package whetstone.core.compare;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import whetstone.core.store.Runs;
import whetstone.core.store.StoreException;

/// Whether two evaluations measured the same thing. A difference between them is the policy's only then.
final class Comparability {
    private Comparability() {}

    /// @throws StoreException naming all that keeps the two from being compared
    static void require(Evaluation before, Evaluation after) {
        var reasons = reasons(before, after);
        if (!reasons.isEmpty()) {
            throw new StoreException(
                    "run %d '%s' and run %d '%s' cannot be compared: %s"
                            .formatted(
                                    before.run(),
                                    before.settings().name(),
                                    after.run(),
                                    after.settings().name(),
                                    String.join("; ", reasons)));
        }
    }

    /// What keeps the two from being compared; empty where nothing does.
    static List<String> reasons(Evaluation before, Evaluation after) {
        var reasons = new ArrayList<String>();
        if (before.settings().split() != after.settings().split()) {
            reasons.add(
                    "other splits, %s and %s; evaluate both on one"
                            .formatted(
                                    before.settings().split().label(),
                                    after.settings().split().label()));
        }
        before.verifiers()
                .forEach((domain, verifier) -> {
                    var other = after.verifiers().get(domain);
                    if (other != null && !Objects.equals(other, verifier)) {
                        reasons.add(
                                "%s was judged by %s and by %s; evaluate both with one of the two"
                                        .formatted(domain, verifier, other));
                    }
                });
        var tasks = before.byTask().keySet();
        var others = after.byTask().keySet();
        if (!tasks.equals(others)) {
            var shared = new HashSet<>(tasks);
            shared.retainAll(others);
            reasons.add(
                    "other problems, %d and %d, of which they share %d; both runs need the same seed, task mix and number of problems"
                            .formatted(tasks.size(), others.size(), shared.size()));
        }
        return reasons;
    }

    private static String taken(Evaluation evaluation, Runs.Fork fork) {
        var stages = evaluation.start().stages();
        return stages.indexOf(evaluation.settings().name()) <= fork.stage()
                ? "run %d took '%s' over from run %d"
                        .formatted(evaluation.run(), evaluation.settings().name(), fork.parent())
                : "run %d is run %d's up to step %d of %s"
                        .formatted(
                                evaluation.run(),
                                fork.parent(),
                                fork.step(),
                                stages.get(fork.stage()));
    }

    /// What was not alike and does not forbid a comparison: a reader should know it.
    static List<String> notes(Evaluation before, Evaluation after) {
        var notes = new ArrayList<String>();
        if (!before.settings().decoding().equals(after.settings().decoding())) {
            notes.add(
                    "sampled otherwise: %s and %s"
                            .formatted(before.settings().decoding(), after.settings().decoding()));
        }
        if (before.settings().turns() != after.settings().turns()) {
            notes.add(
                    "worked on in at most %d and %d turns"
                            .formatted(before.settings().turns(), after.settings().turns()));
        }
        if (before.settings().samples() != after.settings().samples()) {
            notes.add(
                    "%d and %d samples: only the first of each problem decide which are solved"
                            .formatted(before.settings().samples(), after.settings().samples()));
        }
        for (var evaluation : List.of(before, after)) {
            var fork = evaluation.start().fork();
            if (fork != null) {
                notes.add(taken(evaluation, fork));
            }
        }
        return notes;
    }
}
