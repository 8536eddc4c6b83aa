package whetstone.core.run;

import java.time.Duration;
import whetstone.api.Verdict;
import whetstone.api.Verifier;
import whetstone.core.plugin.Judge;

/// Judges answers that are not part of a run, several at a time, each within a deadline.
public final class Judging implements AutoCloseable {

    private final Verifier<?> verifier;
    private final Duration deadline;
    private final Verifying verifying;

    /// @param deadline of one answer
    public Judging(Verifier<?> verifier, Duration deadline) {
        this.verifier = verifier;
        this.deadline = deadline;
        this.verifying = new Verifying(Runtime.getRuntime().availableProcessors(), deadline);
    }

    /// A verdict and what it took.
    ///
    /// @param millis that the verifier was at work; the whole deadline where that was not enough
    public record Judged(Verdict verdict, double millis) {}

    /// A verdict under way.
    public final class Pending {
        private volatile long nanos = deadline.toNanos();
        private final Verifying.Pending pending;

        private Pending(String truth, String completion) {
            pending =
                    verifying.submit(() -> {
                        long start = System.nanoTime();
                        var verdict = Judge.judge(verifier, truth, completion);
                        nanos = System.nanoTime() - start;
                        return verdict;
                    });
        }

        /// Waits for it.
        public Judged join() {
            var verdict = pending.join();
            return new Judged(verdict, nanos / 1e6);
        }
    }

    /// Starts to judge `completion`.
    ///
    /// @param truth JSON
    public Pending submit(String truth, String completion) {
        return new Pending(truth, completion);
    }

    @Override
    public void close() {
        verifying.close();
    }
}
