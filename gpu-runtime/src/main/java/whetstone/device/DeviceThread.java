package whetstone.device;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/// The platform threads that touch tensors: one that owns them, and on a processor with several cores one lane per core
/// beside it. A lane computes with one thread, so that lanes share nothing but weights: no barriers, and each core keeps
/// its own data in its own cache. Results leave as arrays and records.
final class DeviceThread implements AutoCloseable {

    private final ExecutorService owner = executor(1, "device");
    private final ExecutorService lanes;
    private final int count;

    /// @param lanes how many lanes work at a time
    DeviceThread(int lanes) {
        count = lanes;
        this.lanes = executor(lanes, "lane");
    }

    private static ExecutorService executor(int threads, String name) {
        return Executors.newFixedThreadPool(threads, Thread.ofPlatform().name(name, 0).factory());
    }

    int lanes() {
        return count;
    }

    /// Runs `work` on the owning thread and waits for it. Called on that thread itself, runs at once.
    ///
    /// An interrupt does not cut the work short (native code would not notice); it is kept for the caller.
    <T> T call(Callable<T> work) {
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
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
        return results;
    }

    private static <T> T result(Future<T> future) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return future.get();
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
