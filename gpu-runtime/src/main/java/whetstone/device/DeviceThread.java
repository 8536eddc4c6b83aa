package whetstone.device;

import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// The one platform thread that touches tensors: the engine allows one gradient tape per process, and its thread pools
/// belong to the thread that calls. Results leave as arrays and records.
final class DeviceThread implements AutoCloseable {

    private final ExecutorService executor =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().name("device").factory());

    /// Runs `work` on the device thread and waits for it. Called on that thread itself, runs at once.
    ///
    /// An interrupt does not cut the work short (native code would not notice); it is kept for the caller.
    <T> T call(Callable<T> work) {
        try {
            if (Thread.currentThread().getName().equals("device")) {
                return work.call();
            }
            var future = executor.submit(work);
            boolean interrupted = false;
            try {
                while (true) {
                    try {
                        return future.get();
                    } catch (InterruptedException e) {
                        interrupted = true;
                    }
                }
            } finally {
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        } catch (ExecutionException e) {
            throw unchecked(Objects.requireNonNullElse(e.getCause(), e));
        } catch (Exception e) {
            throw unchecked(e);
        }
    }

    private static RuntimeException unchecked(Throwable cause) {
        return switch (cause) {
            case RuntimeException e -> e;
            case Error e -> throw e;
            default -> new DeviceException("device: " + cause.getMessage(), cause);
        };
    }

    /// Ends the thread after what it is doing. The process must not exit before: native code would run on into its
    /// own destructors and crash.
    @Override
    public void close() {
        executor.shutdown();
        try {
            if (!executor.awaitTermination(10, TimeUnit.MINUTES)) {
                throw new DeviceException("device: still busy after ten minutes");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
