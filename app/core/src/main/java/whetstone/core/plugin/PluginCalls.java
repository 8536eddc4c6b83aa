package whetstone.core.plugin;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Work that calls plugins, on a thread of its own, watched by whoever waits for it: a call that does not end is left behind,
/// and the thread with it.
final class PluginCalls<T> {

    /// Calls of one plugin that were left behind and still run. Each may take a core away from all others, so there is an
    /// end to it.
    static final int MOST_LOST = 4;

    // Kept for a minute: to hand work to a waiting thread is far cheaper than to start one.
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
    private static final Duration SLICE = Duration.ofSeconds(1);

    private static final ConcurrentHashMap<String, Integer> LOST = new ConcurrentHashMap<>();
    private static final ScopedValue<PluginCalls<?>> HERE = ScopedValue.newInstance();

    private final Duration deadline;
    private final FutureTask<T> task;
    private @Nullable Asked now; // guarded by this, as all below: null between two calls
    private long calls;
    private @Nullable Thread worker; // null before and after the work
    private boolean ended;
    private boolean left;

    private record Asked(String pluginId, Object what) {}

    private PluginCalls(Duration deadline, Supplier<T> work) {
        this.deadline = deadline;
        task = new FutureTask<>(work::get);
    }

    /// What `work` gives; a call of a plugin.
    ///
    /// @param work that throws nothing but [PluginException]
    /// @throws PluginException if it does, or if it does not end in time
    /// @throws CancellationException if this thread is interrupted
    static <T> T within(Duration deadline, String pluginId, Object what, Supplier<T> work) {
        return HERE.isBound()
                ? HERE.get().call(pluginId, what, work)
                : apart(deadline, pluginId, what, work);
    }

    /// As [#within], on a thread of its own in any case.
    static <T> T apart(Duration deadline, String pluginId, Object what, Supplier<T> work) {
        return begun(deadline, () -> HERE.get().call(pluginId, what, work));
    }

    /// What `work` gives, all calls of plugins in it on one thread: for those that are many and short.
    ///
    /// @param deadline of each call; what is done between them may take as long as it will
    /// @throws PluginException if a call does not end in time
    static <T> T many(Duration deadline, Supplier<T> work) {
        return HERE.isBound() ? work.get() : begun(deadline, work);
    }

    private static <T> T begun(Duration deadline, Supplier<T> work) {
        var calls = new PluginCalls<>(deadline, work);
        THREADS.execute(calls::run);
        return calls.await();
    }

    private void run() {
        synchronized (this) {
            worker = Thread.currentThread();
        }
        ScopedValue.where(HERE, this).run(task);
        synchronized (this) {
            worker = null;
            ended = true;
            if (left && now != null) {
                Thread.interrupted(); // meant for this call, not for the thread's next one
                LOST.computeIfPresent(now.pluginId(), (_, lost) -> lost == 1 ? null : lost - 1);
            }
        }
    }

    private <R> R call(String pluginId, Object what, Supplier<R> work) {
        if (LOST.getOrDefault(pluginId, 0) >= MOST_LOST) {
            throw new PluginException(
                    pluginId,
                    "%s was not begun: %d calls of this plugin do not end; disable it, or start the program anew"
                            .formatted(what, MOST_LOST));
        }
        begin(new Asked(pluginId, what));
        try {
            return work.get();
        } finally {
            end();
        }
    }

    private synchronized void begin(Asked asked) {
        if (left) {
            throw new CancellationException("nobody waits for it any more");
        }
        now = asked;
        calls++;
    }

    // Whom it was left with is told at the end of all.
    private synchronized void end() {
        now = left ? now : null;
    }

    private T await() {
        long slice = Math.min(deadline.toNanos(), SLICE.toNanos());
        long waited = 0;
        long watched = 1; // the number of a call
        while (true) {
            try {
                return task.get(slice, TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                long under = underWay();
                waited = under == watched ? waited + slice : 0;
                watched = under;
                if (under > 0 && waited >= deadline.toNanos()) {
                    throw late(e);
                }
            } catch (ExecutionException e) {
                switch (e.getCause()) {
                    case RuntimeException thrown -> throw thrown;
                    case Error thrown -> throw thrown;
                    case null, default -> throw new IllegalStateException(e);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                leave();
                throw new CancellationException("interrupted");
            }
        }
    }

    private synchronized long underWay() {
        return now == null ? 0 : calls;
    }

    private synchronized PluginException late(TimeoutException why) {
        var asked = now == null ? new Asked("host", "it") : now;
        return new PluginException(
                asked.pluginId(),
                "%s did not end within %s%s; it was left behind and still runs"
                        .formatted(asked.what(), words(deadline), leave()),
                why);
    }

    /// What is to be said of a call on somebody else's thread that has not ended in time.
    static PluginException late(String pluginId, Object what, Duration deadline, Thread thread) {
        return new PluginException(
                pluginId,
                "%s did not end within %s%s; its thread is lost, and this process should end"
                        .formatted(what, words(deadline), place(thread.getStackTrace())));
    }

    // Goes on without it; returns where it is.
    private synchronized String leave() {
        if (ended) {
            return "";
        }
        left = true;
        if (now != null) {
            LOST.merge(now.pluginId(), 1, Integer::sum);
        }
        if (worker == null) {
            return "";
        }
        var place = place(worker.getStackTrace());
        worker.interrupt();
        return place;
    }

    private static String words(Duration deadline) {
        return deadline.toSeconds() > 0 ? deadline.toSeconds() + " s" : deadline.toMillis() + " ms";
    }

    private static String place(StackTraceElement[] trace) {
        return Arrays.stream(trace)
                .filter(frame -> !frame.getClassName().startsWith("java."))
                .findFirst()
                .map(frame -> ", being at " + frame)
                .orElse("");
    }
}
