package whetstone.core.role;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;

/// When the next call may be sent: evenly spaced where there is a rate limit, and not before the server wants it. Whoever
/// watches can end any wait.
final class Pace {

    private static final Duration LOOK = Duration.ofMillis(100); // between two looks of a watch

    private final long spacing; // nanoseconds
    private long next = System.nanoTime(); // guarded by this
    private volatile Runnable watch = () -> {};

    /// @param perMinute calls; 0 sets no limit
    Pace(int perMinute) {
        spacing = perMinute == 0 ? 0 : TimeUnit.MINUTES.toNanos(1) / perMinute;
    }

    /// A wait that somebody ended.
    static final class Ended extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final RuntimeException why;

        Ended(RuntimeException why) {
            super(why);
            this.why = why;
        }

        /// What ended it.
        RuntimeException why() {
            return why;
        }
    }

    /// From now on `watch` is asked a few times a second, from any thread that waits; what it throws ends the wait.
    void watchedBy(Runnable watch) {
        this.watch = watch;
    }

    /// Returns when it is this call's turn.
    ///
    /// @throws Ended as [#sleep] does
    void await() {
        sleep(Duration.ofNanos(turn() - System.nanoTime()));
    }

    private synchronized long turn() {
        long now = System.nanoTime();
        long mine = next - now > 0 ? next : now;
        next = mine + spacing;
        return mine;
    }

    /// Keeps everyone from sending for `time`.
    synchronized void hold(Duration time) {
        long until = System.nanoTime() + time.toNanos();
        if (until - next > 0) {
            next = until;
        }
    }

    /// Waits for `time`.
    ///
    /// @throws Ended if this thread is interrupted, or whoever watches wants it
    void sleep(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
            look();
            try {
                Thread.sleep(Duration.ofNanos(Math.min(left, LOOK.toNanos())));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new Ended(new CancellationException("interrupted"));
            }
        }
    }

    // Whatever it throws, the calls so far must be told of before it goes on its way.
    private void look() {
        try {
            watch.run();
        } catch (RuntimeException e) {
            throw new Ended(e);
        }
    }
}
