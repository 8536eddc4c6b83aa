package whetstone.core.forecast;

import whetstone.core.forecast.Forecast.Span;

/// Seconds and bytes in words, no more exact than forecasts are.
public final class Figures {
    private Figures() {}

    private static final double MEBI = 1024.0 * 1024;

    /// For example `0.4 s`, `75 s`, `3.5 min`, `40 min` or `2.5 h`.
    public static String time(double seconds) {
        if (seconds < 9.95) {
            return "%.1f s".formatted(seconds);
        }
        if (seconds < 120) {
            return "%.0f s".formatted(seconds);
        }
        if (seconds < 600) {
            return "%.1f min".formatted(seconds / 60);
        }
        return seconds < 7200
                ? "%.0f min".formatted(seconds / 60)
                : "%.1f h".formatted(seconds / 3600);
    }

    /// The bounds, for example `3.0 min to 5.1 min`.
    public static String range(Span seconds) {
        return time(seconds.low()) + " to " + time(seconds.high());
    }

    /// For example `12 MiB` or `1.5 GiB`.
    public static String bytes(double bytes) {
        double mebi = bytes / MEBI;
        return mebi < 1024 ? "%.0f MiB".formatted(mebi) : "%.1f GiB".formatted(mebi / 1024);
    }

    /// For example `12 MiB` or `1.5 GiB`.
    public static String bytes(long bytes) {
        return bytes((double) bytes);
    }
}
