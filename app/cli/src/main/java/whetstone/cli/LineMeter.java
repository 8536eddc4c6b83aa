package whetstone.cli;

import java.io.PrintWriter;
import java.time.Duration;

/// A line now and then, for logs: at most one in ten seconds, and one at the end.
final class LineMeter implements Meter {

    private static final long PAUSE = Duration.ofSeconds(10).toNanos();

    private final PrintWriter out;
    private String name = "";
    private long first;
    private long started;
    private long spoken;

    LineMeter(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void start(String name, long of, long done) {
        this.name = name;
        first = done;
        started = System.nanoTime();
        spoken = started;
    }

    @Override
    public void show(long done, long of, String note) {
        long now = System.nanoTime();
        if (done < of && now - spoken < PAUSE) {
            return;
        }
        spoken = now;
        double seconds = (now - started) / 1e9;
        double rate = (done - first) / Math.max(1e-9, seconds);
        var left = done < of ? ", %s left".formatted(duration((of - done) / rate)) : "";
        out.printf(
                "%-10s %d/%d, %.1f/s, %s%s  %s%n",
                name, done, of, rate, duration(seconds), left, note);
    }

    /// For example `75 s` or `4 min`.
    static String duration(double seconds) {
        return seconds < 120 ? "%.0f s".formatted(seconds) : "%.0f min".formatted(seconds / 60);
    }

    @Override
    public void close() {}
}
