package whetstone.sql;

import java.util.List;
import java.util.Locale;

/// How a column spells its words.
enum Spelling {
    LOWER,
    UPPER,
    CAPITAL,
    SHORT,
    SHORT_UPPER,
    SHORT_CAPITAL;

    static final List<Spelling> ALL = List.of(values());
    private static final int CUT = 3; // characters

    /// `chess`, `CHESS`, `Chess`, `che`, `CHE` or `Che`.
    String of(String word) {
        var lower = word.toLowerCase(Locale.ROOT);
        var cut = lower.substring(0, Math.min(CUT, lower.length()));
        return switch (this) {
            case LOWER -> lower;
            case UPPER -> lower.toUpperCase(Locale.ROOT);
            case CAPITAL -> capital(lower);
            case SHORT -> cut;
            case SHORT_UPPER -> cut.toUpperCase(Locale.ROOT);
            case SHORT_CAPITAL -> capital(cut);
        };
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    /// One that spells no word as this one does.
    Spelling other() {
        return this == LOWER || this == SHORT ? UPPER : LOWER;
    }
}
