package whetstone.desktop.rollouts;

import javafx.scene.paint.Color;

/// From numbers to colours that people with any common colour blindness tell apart: blue to orange round zero, and from
/// the background to one hue elsewhere.
///
/// @param low the number at the lower end
/// @param high the number at the upper end
record Scale(double low, double high, boolean signed) {
    private static final Color POSITIVE = Color.web("#1f78d1");
    private static final Color NEGATIVE = Color.web("#e66100");
    private static final Color STRONG = Color.web("#8250df");
    private static final double MOST = 0.8; // opacity; text must stay readable

    /// Holds all of `values`; round zero if they are signed.
    static Scale of(float[] values, boolean signed) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (float value : values) {
            if (!Float.isNaN(value)) {
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
        if (low > high) {
            return new Scale(0, 1, signed);
        }
        double most = Math.max(Math.abs(low), Math.abs(high));
        return signed ? new Scale(-most, most, true) : new Scale(low, high, false);
    }

    /// How strongly `value` is marked: -1 to 1 if signed, else 0 to 1.
    double strength(double value) {
        if (Double.isNaN(value) || high <= low) {
            return 0;
        }
        return signed ? value / high : (value - low) / (high - low);
    }

    /// The colour behind a token with `value`.
    Color colour(double value) {
        double strength = strength(value);
        var hue = signed ? strength >= 0 ? POSITIVE : NEGATIVE : STRONG;
        return hue.deriveColor(0, 1, 1, Math.abs(strength) * MOST);
    }
}
