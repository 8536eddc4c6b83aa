package whetstone.device;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The platform threads that touch tensors: one that owns them, and on a processor with several cores one lane per core
/// beside it. A lane computes with one thread, so that lanes share nothing but weights: no barriers, and each core keeps
/// its own data in its own cache. Results leave as arrays and records.
final class DeviceThread implements AutoCloseable {

    private static final ScopedValue<DeviceThread> HERE = ScopedValue.newInstance();

    // No single wait counts for more: a process that is stopped and goes on has missed no deadline.
    private static final Duration SLICE = Duration.ofSeconds(1);

    private final ExecutorService owner = executor(1, "device");
    private final ExecutorService lanes;
    private final int count;
    private final ConcurrentSkipListMap<Long, Watched> watched = new ConcurrentSkipListMap<>();
    private final AtomicLong begun = new AtomicLong();
    private volatile @Nullable Watched lost;

    /// Work of somebody else that is under way on one of these threads.
    ///
    /// @param late why nobody waits for it any more
    private record Watched(
            Thread thread, Duration deadline, Function<Thread, RuntimeException> late) {

        RuntimeException exception() {
            return late.apply(thread);
        }
    }

    /// @param lanes how many lanes work at a time
    DeviceThread(int lanes) {
        count = lanes;
        this.lanes = executor(lanes, "lane");
    }

    private ExecutorService executor(int threads, String name) {
        var factory = Thread.ofPlatform().name(name, 0).factory();
        return Executors.newFixedThreadPool(
                threads, work -> factory.newThread(() -> ScopedValue.where(HERE, this).run(work)));
    }

    /// What `work` gives, on this very thread. If it has not ended by its deadline, whoever waits for a device's thread that
    /// does it goes on with an exception, and so does whoever wants to use that device later: its thread is lost.
    ///
    /// @param late the exception, given the thread
    static <T> T within(
            Duration deadline, Function<Thread, RuntimeException> late, Supplier<T> work) {
        return HERE.isBound() ? HERE.get().watch(deadline, late, work) : work.get();
    }

    private <T> T watch(
            Duration deadline, Function<Thread, RuntimeException> late, Supplier<T> work) {
        long number = begun.incrementAndGet();
        watched.put(number, new Watched(Thread.currentThread(), deadline, late));
        try {
            return work.get();
        } finally {
            watched.remove(number);
        }
    }

    /// Whether a thread was given up.
    boolean lost() {
        return lost != null;
    }

    int lanes() {
        return count;
    }

    /// Runs `work` on the owning thread and waits for it. Called on that thread itself, runs at once.
    ///
    /// An interrupt does not cut the work short (native code would not notice); it is kept for the caller.
    <T> T call(Callable<T> work) {
        requireThere();
        try {
            return Thread.currentThread().getName().equals("device0")
                    ? work.call()
                    : result(owner.submit(work));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new DeviceException("device: " + e.getMessage(), e);
        }
    }

    /// Runs all of `works` on the lanes and waits for every one of them, also where one fails.
    <T> List<T> parallel(List<Callable<T>> works) {
        var futures = works.stream().map(lanes::submit).toList();
        var results = new ArrayList<T>();
        RuntimeException failure = null;
        for (var future : futures) {
            try {
                results.add(result(future));
            } catch (RuntimeException e) {
                requireThere();
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
        return results;
    }

    private void requireThere() {
        var gone = lost;
        if (gone != null) {
            throw gone.exception();
        }
    }

    private <T> T result(Future<T> future) {
        boolean interrupted = false;
        long seen = 0;
        var waited = Duration.ZERO;
        try {
            while (true) {
                try {
                    return future.get(SLICE.toNanos(), TimeUnit.NANOSECONDS);
                } catch (TimeoutException e) {
                    requireThere();
                    var oldest = watched.firstEntry();
                    long number = oldest == null ? 0 : oldest.getKey();
                    waited = number == seen ? waited.plus(SLICE) : Duration.ZERO;
                    seen = number;
                    if (oldest != null && waited.compareTo(oldest.getValue().deadline()) >= 0) {
                        lost = oldest.getValue();
                        requireThere();
                    }
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            throw unchecked(Objects.requireNonNullElse(e.getCause(), e));
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static RuntimeException unchecked(Throwable cause) {
        return switch (cause) {
            case RuntimeException e -> e;
            case Error e -> throw e;
            default -> new DeviceException("device: " + cause.getMessage(), cause);
        };
    }

    /// Ends the threads after what they are doing. The process must not exit before: native code would run on into its
    /// own destructors and crash.
    @Override
    public void close() {
        owner.shutdown();
        lanes.shutdown();
        if (lost()) {
            return; // for ever busy
        }
        try {
            if (!owner.awaitTermination(10, TimeUnit.MINUTES)
                    || !lanes.awaitTermination(10, TimeUnit.MINUTES)) {
                throw new DeviceException("device: still busy after ten minutes");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
