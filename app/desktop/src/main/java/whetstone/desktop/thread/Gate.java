package whetstone.desktop.thread;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import whetstone.file.FileTrouble;

/// Leads work away from the JavaFX thread and its results back to it. Nobody else makes threads here or posts to the
/// JavaFX thread.
public final class Gate {

    // A process that is stopped and goes on was silent for no longer than this.
    private static final Duration BEAT = Duration.ofSeconds(1);
    private static final Logger LOG = LoggerFactory.getLogger(Gate.class);

    private final Executor workers;
    private final Executor screen;
    private volatile boolean closed;
    private Consumer<String> failures = message -> LOG.error("{}", message);

    private Gate(Executor workers, Executor screen) {
        this.workers = workers;
        this.screen = screen;
    }

    /// Work on threads of its own, results on the JavaFX thread.
    public static Gate toScreen() {
        var threads = Thread.ofPlatform().daemon().name("desktop-", 1).factory();
        return new Gate(Executors.newCachedThreadPool(threads), Platform::runLater);
    }

    /// Work and results at once, on the calling thread.
    public static Gate direct() {
        return new Gate(Runnable::run, Runnable::run);
    }

    /// Who hears of work that failed, on the JavaFX thread.
    public void onFailure(Consumer<String> listener) {
        failures = listener;
    }

    /// Does `work` elsewhere and hands what it gives to `then` on the JavaFX thread.
    public <T> void load(Callable<T> work, Consumer<T> then) {
        workers.execute(() -> deliver(work, then));
    }

    /// Does `action` on the JavaFX thread, after what waits there already.
    public void show(Runnable action) {
        screen.execute(action);
    }

    /// Calls `tick` on the JavaFX thread again and again, until the gate is closed.
    public void every(Duration pause, Runnable tick) {
        workers.execute(() -> {
            while (slept(pause) && !closed) {
                screen.execute(tick);
            }
        });
    }

    /// Asks the JavaFX thread every second whether it answers, until the gate is closed.
    ///
    /// @param silent hears of each second in which it did not, with what it is in the midst of and how long it has been silent
    public void watch(BiConsumer<StackTraceElement[], Duration> silent) {
        workers.execute(() -> {
            var answered = new AtomicReference<@Nullable Thread>();
            var since = Duration.ZERO;
            screen.execute(() -> answered.set(Thread.currentThread()));
            var thread = Optional.<Thread>empty();
            while (slept(BEAT) && !closed) {
                var answer = answered.getAndSet(null);
                if (answer != null) {
                    thread = Optional.of(answer);
                    since = Duration.ZERO;
                    screen.execute(() -> answered.set(Thread.currentThread()));
                } else if (thread.isPresent()) {
                    since = since.plus(BEAT);
                    silent.accept(thread.get().getStackTrace(), since);
                }
            }
        });
    }

    /// Does `work` elsewhere and waits for its end, but no longer than `patience`: what the window still has to put away.
    /// A failure is written down and goes no further.
    public void finish(Runnable work, Duration patience) {
        try {
            CompletableFuture.runAsync(work, workers).get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("what was to be put away at the end was not", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Lets nothing through any more: what is under way ends unheard.
    public void close() {
        closed = true;
    }

    /// A lane of work in which only the newest waiting request counts.
    public Lane lane() {
        return new Lane();
    }

    private static boolean slept(Duration pause) {
        try {
            TimeUnit.NANOSECONDS.sleep(pause.toNanos());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private <T> void deliver(Callable<T> work, Consumer<T> then) {
        if (closed) {
            return;
        }
        try {
            var value = work.call();
            screen.execute(() -> receive(value, then));
        } catch (Exception | LinkageError e) { // a plugin's classes may be gone meanwhile
            LOG.warn("work for the window failed", e);
            if (closed) {
                return; // nobody is left to be shown it
            }
            screen.execute(() -> failures.accept(told(e)));
        }
    }

    private static String told(Throwable failure) {
        return switch (failure) {
            case IOException e -> FileTrouble.told(e);
            case UncheckedIOException e -> FileTrouble.told(e);
            default -> failure.getMessage() == null ? failure.toString() : failure.getMessage();
        };
    }

    private <T> void receive(T value, Consumer<T> then) {
        if (!closed) {
            then.accept(value);
        }
    }

    /// One request after the other; of those that wait, only the newest is done.
    public final class Lane {
        private @Nullable Runnable waiting;
        private boolean busy;

        private Lane() {}

        /// Does `work` when those before it are done, unless a newer request comes first.
        public <T> void load(Callable<T> work, Consumer<T> then) {
            synchronized (this) {
                waiting = () -> deliver(work, then);
                if (busy) {
                    return;
                }
                busy = true;
            }
            workers.execute(this::drain);
        }

        private void drain() {
            for (var next = next(); next != null; next = next()) {
                next.run();
            }
        }

        private synchronized @Nullable Runnable next() {
            var next = waiting;
            waiting = null;
            busy = next != null;
            return next;
        }
    }
}
