package whetstone.core.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import whetstone.core.store.Graded;
import whetstone.train.CreditedGroup;

/// Puts credit back beside all rollouts: those that are not trained on have none.
final class Grading {
    private Grading() {}

    /// @param credited for each of `collected` what is trained on with its credit; empty where it did not teach
    static List<Graded> of(List<Collected> collected, List<Optional<CreditedGroup>> credited) {
        var graded = new ArrayList<Graded>();
        for (int i = 0; i < collected.size(); i++) {
            var one = collected.get(i);
            graded.add(
                    credited.get(i)
                            .map(taught -> graded(one, credit(one, taught), true))
                            .orElseGet(() -> graded(one, List.of(), false)));
        }
        return graded;
    }

    private static Graded graded(Collected collected, List<float[]> credit, boolean taught) {
        return new Graded(collected.group(), credit, taught, collected.spare());
    }

    private static List<float[]> credit(Collected collected, CreditedGroup taught) {
        var next = taught.credit().iterator();
        var credit = new ArrayList<float[]>();
        for (int i = 0; i < collected.group().rollouts().size(); i++) {
            credit.add(collected.trains(i) ? next.next() : new float[0]);
        }
        return credit;
    }
}
