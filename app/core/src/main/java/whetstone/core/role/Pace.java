package whetstone.core.role;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;

/// When the next call may be sent: evenly spaced where there is a rate limit, and not before the server wants it.
final class Pace {

    private final long spacing; // nanoseconds
    private long next = System.nanoTime(); // guarded by this

    /// @param perMinute calls; 0 sets no limit
    Pace(int perMinute) {
        spacing = perMinute == 0 ? 0 : TimeUnit.MINUTES.toNanos(1) / perMinute;
    }

    /// Returns when it is this call's turn.
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
    /// @throws CancellationException if this thread is interrupted
    static void sleep(Duration time) {
        try {
            if (time.isPositive()) {
                Thread.sleep(time);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        }
    }
}
