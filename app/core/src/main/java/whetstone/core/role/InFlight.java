package whetstone.core.role;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Work that waits for other machines, on virtual threads: at most so many pieces at a time, each with a deadline.
final class InFlight implements AutoCloseable {

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final int most;

    /// @param most pieces at a time
    InFlight(int most) {
        this.most = most;
    }

    /// Does all of `works`, begun in order, and returns when each has ended. Once one has thrown none is begun any more,
    /// and what it threw is thrown here when those under way have ended.
    ///
    /// @throws CancellationException if this thread is interrupted; then those under way were, too
    void all(List<Runnable> works) {
        var next = new AtomicInteger();
        var thrown = new AtomicReference<@Nullable Throwable>();
        var lanes = new ArrayList<Thread>();
        for (int i = 0; i < Math.min(most, works.size()); i++) {
            lanes.add(Thread.startVirtualThread(() -> lane(works, next, thrown)));
        }
        join(lanes);
        switch (thrown.get()) {
            case null -> {}
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case Throwable e -> throw new IllegalStateException(e);
        }
    }

    // A thread owner's boundary: what a piece throws must reach whoever waits for all.
    private static void lane(
            List<Runnable> works, AtomicInteger next, AtomicReference<@Nullable Throwable> thrown) {
        for (int i = next.getAndIncrement(); i < works.size(); i = next.getAndIncrement()) {
            if (thrown.get() != null) {
                return;
            }
            try {
                works.get(i).run();
            } catch (RuntimeException | Error e) {
                thrown.compareAndSet(null, e);
            }
        }
    }

    // Waits also for those that were interrupted: they may still be telling what came.
    private static void join(List<Thread> lanes) {
        boolean interrupted = false;
        for (var lane : lanes) {
            while (lane.isAlive()) {
                try {
                    lane.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                    lanes.forEach(Thread::interrupt);
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        }
    }

    /// A deadline that passed.
    static final class Late extends RuntimeException {
        private static final long serialVersionUID = 1;

        Late(Duration time) {
            super("no answer within %.1f s".formatted(time.toMillis() / 1e3));
        }
    }

    /// What `work` comes to.
    ///
    /// @throws Late if that takes longer than `time`; then it was interrupted
    <T> T within(Duration time, Callable<T> work) throws IOException {
        var future = threads.submit(work);
        try {
            return future.get(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new Late(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException cause -> throw cause;
                case RuntimeException cause -> throw cause;
                case InterruptedException _ -> throw new CancellationException("closed");
                case null, default -> throw new IllegalStateException(e);
            }
        } finally {
            future.cancel(true);
        }
    }

    /// Interrupts what is under way.
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
