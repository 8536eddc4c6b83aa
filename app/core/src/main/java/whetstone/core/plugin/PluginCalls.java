package whetstone.core.plugin;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// The threads that plugins are called on.
final class PluginCalls {

    /// Calls of one plugin that were left behind and still run. Each may take a core away from all others, so there is an
    /// end to it.
    static final int MOST_LOST = 4;

    // Kept for a minute: to hand a call to a waiting thread is far cheaper than to start one.
    // Platform threads: one that spins would keep one of the few carriers of virtual threads.
    private static final ExecutorService THREADS =
            Executors.newCachedThreadPool(
                    Thread.ofPlatform()
                            .name("plugin-", 0)
                            .daemon()
                            .inheritInheritableThreadLocals(false)
                            .factory());

    // A process that is stopped and goes on must not find that all its calls took too long: no
    // single wait counts for more than this.
    private static final long SLICE = TimeUnit.SECONDS.toNanos(1);

    private static final ConcurrentHashMap<String, Integer> LOST = new ConcurrentHashMap<>();

    private PluginCalls() {}

    /// What `work` gives.
    ///
    /// @param work that throws nothing but [PluginException]
    /// @throws PluginException if it does, or if it does not end in time
    static <T> T within(Duration deadline, String pluginId, Object what, Callable<T> work) {
        if (LOST.getOrDefault(pluginId, 0) >= MOST_LOST) {
            throw new PluginException(
                    pluginId,
                    "%s was not begun: %d calls of this plugin do not end; disable it, or start the program anew"
                            .formatted(what, MOST_LOST));
        }
        var call = new Call<>(pluginId, work);
        THREADS.execute(call);
        try {
            return call.within(deadline);
        } catch (TimeoutException e) {
            var place = call.leave();
            throw new PluginException(
                    pluginId,
                    "%s did not end within %s%s; it was left behind and still runs"
                            .formatted(what, words(deadline), place),
                    e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof PluginException thrown
                    ? thrown
                    : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            call.leave();
            Thread.currentThread().interrupt();
            throw new PluginException(pluginId, what + " was given up: somebody interrupted it", e);
        }
    }

    private static String words(Duration deadline) {
        return deadline.toSeconds() > 0 ? deadline.toSeconds() + " s" : deadline.toMillis() + " ms";
    }

    private static final class Call<T> implements Runnable {
        private final String pluginId;
        private final FutureTask<T> task;
        private @Nullable Thread worker; // guarded by this: null before and after the call
        private boolean ended; // guarded by this
        private boolean left; // guarded by this

        Call(String pluginId, Callable<T> work) {
            this.pluginId = pluginId;
            task = new FutureTask<>(work);
        }

        @Override
        public void run() {
            synchronized (this) {
                worker = Thread.currentThread();
            }
            task.run();
            synchronized (this) {
                worker = null;
                ended = true;
                if (left) {
                    Thread.interrupted(); // meant for this call, not for the thread's next one
                    LOST.computeIfPresent(pluginId, (_, lost) -> lost == 1 ? null : lost - 1);
                }
            }
        }

        T within(Duration deadline)
                throws InterruptedException, ExecutionException, TimeoutException {
            long left = deadline.toNanos();
            while (left > SLICE) {
                try {
                    return task.get(SLICE, TimeUnit.NANOSECONDS);
                } catch (TimeoutException e) {
                    left -= SLICE;
                }
            }
            return task.get(left, TimeUnit.NANOSECONDS);
        }

        /// Goes on without it; returns where it is.
        synchronized String leave() {
            if (ended) {
                return "";
            }
            left = true;
            LOST.merge(pluginId, 1, Integer::sum);
            if (worker == null) {
                return "";
            }
            var place = place(worker.getStackTrace());
            worker.interrupt();
            return place;
        }

        private static String place(StackTraceElement[] trace) {
            return Arrays.stream(trace)
                    .filter(frame -> !frame.getClassName().startsWith("java."))
                    .findFirst()
                    .map(frame -> ", being at " + frame)
                    .orElse("");
        }
    }
}
