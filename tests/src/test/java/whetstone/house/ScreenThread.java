package whetstone.house;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javafx.animation.AnimationTimer;

/// What the JavaFX thread has to do between one pulse and the next, in its own processor time: what other programs take
/// of the machine does not count.
final class ScreenThread extends AnimationTimer {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final List<Duration> turns = new ArrayList<>();
    private long before = -1;

    @Override
    public void handle(long now) {
        long used = THREADS.getCurrentThreadCpuTime();
        if (before >= 0) {
            turns.add(Duration.ofNanos(used - before));
        }
        before = used;
    }

    /// The share of all pulses in which the thread had more to do than `most`.
    double shareOver(Duration most) {
        long over = turns.stream().filter(turn -> turn.compareTo(most) > 0).count();
        return (double) over / Math.max(1, turns.size());
    }

    /// The most that it had to do in one pulse.
    Duration longest() {
        return turns.stream().max(Duration::compareTo).orElse(Duration.ZERO);
    }
}
