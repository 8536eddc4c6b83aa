package whetstone.core.audit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import whetstone.api.Verifier;
import whetstone.core.run.Judging;
import whetstone.core.run.Judging.Judged;

/// What a verifier says of cases whose verdict is known.
///
/// @param cases how many were judged
/// @param falseAccepts `correct` where that is not expected, of all cases that expect something else
/// @param falseRejects another verdict than `correct` where that is expected, of all that expect it; undecided ones apart
/// @param undecided `unscorable` where that is not expected, of all cases
/// @param others a verdict that is not the expected one, though nothing is accepted or rejected by it
/// @param misses every case that did not come out as expected, in order
/// @param millis longest time of a verdict, and the time that 99 in 100 stay under
public record Audit(
        int cases,
        Share falseAccepts,
        Share falseRejects,
        Share undecided,
        int others,
        List<Miss> misses,
        Millis millis) {

    private static final String CORRECT = "correct";
    private static final String UNSCORABLE = "unscorable";
    private static final int AHEAD = 1024; // cases under way

    public Audit {
        misses = List.copyOf(misses);
    }

    /// A case that came out otherwise.
    ///
    /// @param verdict its label
    /// @param why as the verifier says
    public record Miss(
            String where,
            String expected,
            String verdict,
            String why,
            String truth,
            String completion) {}

    /// Milliseconds of a verdict.
    public record Millis(double p99, double most) {}

    /// Judges all of `cases`.
    ///
    /// @param deadline of one
    public static Audit of(Verifier<?> verifier, Iterable<Case> cases, Duration deadline) {
        var tally = new Tally();
        try (var judging = new Judging(verifier, deadline)) {
            var batch = new ArrayList<Case>();
            for (var each : cases) {
                batch.add(each);
                if (batch.size() == AHEAD) {
                    judge(judging, batch, tally);
                    batch.clear();
                }
            }
            judge(judging, batch, tally);
        }
        return tally.audit();
    }

    private static void judge(Judging judging, List<Case> batch, Tally tally) {
        var pending = batch.stream().map(c -> judging.submit(c.truth(), c.completion())).toList();
        for (int i = 0; i < batch.size(); i++) {
            tally.add(batch.get(i), pending.get(i).join());
        }
    }

    /// The counts so far.
    private static final class Tally {
        private int right;
        private int wrong;
        private int accepted;
        private int rejected;
        private int undecided;
        private final List<Miss> misses = new ArrayList<>();
        private final List<Double> times = new ArrayList<>();

        void add(Case known, Judged judged) {
            var verdict = judged.verdict();
            var label = verdict.label();
            boolean isRight = known.expected().equals(CORRECT);
            right += isRight ? 1 : 0;
            wrong += isRight ? 0 : 1;
            times.add(judged.millis());
            if (label.equals(known.expected())) {
                return;
            }
            if (label.equals(UNSCORABLE)) {
                undecided++;
            } else if (isRight) {
                rejected++;
            } else if (label.equals(CORRECT)) {
                accepted++;
            }
            misses.add(
                    new Miss(
                            known.where(),
                            known.expected(),
                            label,
                            verdict.why(),
                            known.truth(),
                            known.completion()));
        }

        Audit audit() {
            Collections.sort(times);
            int all = times.size();
            return new Audit(
                    all,
                    new Share(accepted, wrong),
                    new Share(rejected, right),
                    new Share(undecided, all),
                    misses.size() - accepted - rejected - undecided,
                    misses,
                    all == 0
                            ? new Millis(0, 0)
                            : new Millis(times.get((all - 1) * 99 / 100), times.getLast()));
        }
    }
}
