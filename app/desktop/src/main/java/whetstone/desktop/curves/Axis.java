package whetstone.desktop.curves;

import java.util.Locale;
import java.util.stream.LongStream;

/// A scale with round numbers.
///
/// @param bottom its lower end
/// @param top its upper end
/// @param tick distance of two marks: 1, 2 or 5 times a power of ten
record Axis(double bottom, double top, double tick) {

    /// Holds `low` and `high`, with about `marks` marks.
    static Axis of(double low, double high, int marks) {
        double width = high > low ? high - low : Math.max(1e-6, Math.abs(high) / 5);
        double raw = width / Math.max(1, marks);
        double power = Math.pow(10, Math.floor(Math.log10(raw)));
        double rest = raw / power;
        double tick = power * (rest <= 1 ? 1 : rest <= 2 ? 2 : rest <= 5 ? 5 : 10);
        double margin = high > low ? 0 : tick;
        return new Axis(
                Math.floor((low - margin) / tick) * tick,
                Math.ceil((high + margin) / tick) * tick,
                tick);
    }

    /// Where marks are, upwards.
    double[] ticks() {
        long from = Math.round(bottom / tick);
        long to = Math.round(top / tick);
        return LongStream.rangeClosed(from, to).mapToDouble(i -> i * tick).toArray();
    }

    /// A mark in as many places as tell it from its neighbours.
    String label(double value) {
        int places = (int) Math.max(0, -Math.floor(Math.log10(tick) + 1e-9));
        return places > 6 || Math.abs(value) >= 1e7
                ? String.format(Locale.ROOT, "%.1e", value)
                : String.format(Locale.ROOT, "%." + places + "f", value == 0 ? 0.0 : value);
    }
}
