package whetstone.core.run;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import whetstone.api.Verdict;

/// Judges completions beside the device: submitted as soon as they are decoded, joined in rollout order, so that they
/// overlap without making the order matter. A check that outlives its deadline is given up.
final class Verifying implements AutoCloseable {

    // A deadline counts from when the check starts. One that never starts waits behind others that
    // do not end, each of
    // which has its own deadline; this only bounds a host that is starved.
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Duration deadline;
    private final Semaphore permits;
    // Platform threads: a check that spins would keep one of the few carriers of virtual threads
    // for good.
    private final ExecutorService executor =
            Executors.newCachedThreadPool(
                    Thread.ofPlatform().name("verifying-", 0).daemon().factory());

    /// @param workers checks at a time
    /// @param deadline of one check
    Verifying(int workers, Duration deadline) {
        permits = new Semaphore(workers);
        this.deadline = deadline;
    }

    /// A verdict under way.
    final class Pending {
        private final Future<Verdict> future;
        private final Semaphore started = new Semaphore(0);
        private final AtomicBoolean holding = new AtomicBoolean();

        private Pending(Supplier<Verdict> check) {
            future =
                    executor.submit(() -> {
                        permits.acquire();
                        holding.set(true);
                        started.release();
                        try {
                            return check.get();
                        } finally {
                            release();
                        }
                    });
        }

        // Whoever comes first gives the permit back: the check at its end, or who gave it up.
        private void release() {
            if (holding.compareAndSet(true, false)) {
                permits.release();
            }
        }

        /// The verdict; `Unscorable` where the check did not end in time.
        Verdict join() {
            try {
                if (!started.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                    return late("did not start within " + PATIENCE);
                }
                return future.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                return late("did not end within %d ms".formatted(deadline.toMillis()));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return late("was interrupted");
            } catch (ExecutionException | CancellationException e) {
                return Verdict.unscorable(
                        Verdict.Cause.VERIFIER_FAILED, String.valueOf(e.getMessage()));
            }
        }

        private Verdict late(String what) {
            future.cancel(true);
            release();
            return Verdict.unscorable(Verdict.Cause.TIME, "the check " + what);
        }
    }

    /// Starts a check as soon as a worker is free.
    Pending submit(Supplier<Verdict> check) {
        return new Pending(check);
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
