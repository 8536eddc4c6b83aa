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

    /// For example `1,200 (900 to 1,500)`, or `48` where that is certain.
    public static String counts(Span span) {
        return count(span.low()).equals(count(span.high()))
                ? count(span.likely())
                : "%s (%s to %s)"
                        .formatted(count(span.likely()), count(span.low()), count(span.high()));
    }

    // Two digits say all that is known of a large one.
    private static String count(double number) {
        double unit = Math.pow(10, Math.max(0, Math.floor(Math.log10(Math.max(1, number))) - 1));
        return "%,.0f".formatted(Math.round(number / unit) * unit);
    }

    /// For example `0.42`, or `0.42 (0.30 to 0.61)`.
    public static String money(Span span) {
        return "%.2f (%.2f to %.2f)".formatted(span.likely(), span.low(), span.high());
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
