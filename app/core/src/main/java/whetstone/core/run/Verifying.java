package whetstone.core.run;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import whetstone.api.Verdict;
import whetstone.api.Verdict.Cause;
import whetstone.core.plugin.Boundary;

/// Judges completions beside the device: submitted as soon as they are decoded, joined in rollout order, so that they
/// overlap without making the order matter. A check that outlives its deadline is given up, and another worker takes
/// the place of the one that it holds.
final class Verifying implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Verifying.class);

    /// Checks that were given up and still run: each may take a core away from all others, so there is an end to it.
    static final int MOST_LOST = 64;

    // Platform threads: a check that spins would keep one of the few carriers of virtual threads
    // for good.
    private static final ThreadFactory THREADS =
            Thread.ofPlatform().name("verifying-", 0).daemon().factory();

    private final int workers;
    private final Duration deadline;
    private final ThreadPoolExecutor pool;
    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(1, THREADS);
    private int lost; // guarded by this

    /// @param workers checks at a time
    /// @param deadline of one check, from when it starts
    Verifying(int workers, Duration deadline) {
        this.workers = workers;
        this.deadline = deadline;
        pool =
                new ThreadPoolExecutor(
                        workers,
                        workers,
                        1,
                        TimeUnit.MINUTES,
                        new LinkedBlockingQueue<>(),
                        THREADS);
    }

    /// A verdict under way.
    final class Pending implements Runnable {
        private final Supplier<Verdict> check;
        private final CompletableFuture<Verdict> verdict = new CompletableFuture<>();
        private boolean over; // guarded by this: the check has ended, or was given up

        private Pending(Supplier<Verdict> check) {
            this.check = check;
        }

        @Override
        public void run() {
            if (lost() >= MOST_LOST) {
                verdict.complete(late("was not begun: %d others do not end".formatted(MOST_LOST)));
                return;
            }
            var worker = Thread.currentThread();
            try {
                var alarm =
                        clock.schedule(
                                () -> giveUp(worker), deadline.toNanos(), TimeUnit.NANOSECONDS);
                var found = outcome();
                alarm.cancel(false);
                end(found);
            } catch (RejectedExecutionException e) {
                verdict.complete(late("was not begun before the end"));
            }
        }

        // A thread owner's boundary: whatever the check throws must not end the worker unseen.
        private Verdict outcome() {
            try {
                return Boundary.timed(check::get);
            } catch (OutOfMemoryError e) {
                return Verdict.unscorable(Cause.MEMORY, "the check threw " + e);
            } catch (RuntimeException | Error e) {
                return Verdict.unscorable(Cause.VERIFIER_FAILED, "the check threw " + e);
            }
        }

        private void end(Verdict found) {
            synchronized (this) {
                if (!over) {
                    over = true;
                    verdict.complete(found);
                    return;
                }
            }
            found(); // given up before
        }

        private void giveUp(Thread worker) {
            synchronized (this) {
                if (over) {
                    return;
                }
                over = true;
                lose();
                worker.interrupt();
            }
            verdict.complete(late("did not end within %d ms".formatted(deadline.toMillis())));
        }

        /// The verdict; `Unscorable` where the check did not end in time.
        Verdict join() {
            return verdict.join();
        }
    }

    private static Verdict late(String what) {
        return Verdict.unscorable(Cause.TIME, "the check " + what);
    }

    private synchronized int lost() {
        return lost;
    }

    private synchronized void lose() {
        lost++;
        if (lost == MOST_LOST) {
            LOG.warn("{} checks were given up and still run; no more are begun", lost);
        }
        resize();
    }

    // The check that was given up has ended after all.
    private synchronized void found() {
        Thread.interrupted(); // meant for the check, not for the worker's next one
        lost--;
        resize();
    }

    private void resize() {
        // Those begun just before the last loss may be lost beside it: no workers are added for
        // them.
        int wanted = workers + Math.min(lost, MOST_LOST);
        if (wanted > pool.getMaximumPoolSize()) {
            pool.setMaximumPoolSize(wanted);
            pool.setCorePoolSize(wanted);
        } else {
            pool.setCorePoolSize(wanted);
            pool.setMaximumPoolSize(wanted);
        }
    }

    /// Starts a check as soon as a worker is free.
    Pending submit(Supplier<Verdict> check) {
        var pending = new Pending(check);
        pool.execute(pending);
        return pending;
    }

    /// Gives up all checks: those under way, and those not begun.
    @Override
    public void close() {
        clock.shutdownNow();
        for (var waiting : pool.shutdownNow()) {
            ((Pending) waiting).verdict.complete(late("was not begun before the end"));
        }
    }
}
