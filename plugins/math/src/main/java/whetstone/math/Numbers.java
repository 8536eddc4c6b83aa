package whetstone.math;

import whetstone.api.Evidence.Span;
import whetstone.api.Verdict;

/// Judges an answer that has to be one number.
final class Numbers {
    private Numbers() {}

    /// Correct for any integer, decimal or fraction that is exactly `expected`.
    static Verdict equal(Span answer, Rational expected) {
        var text = answer.text().replace('−', '-').replaceAll("\\s*/\\s*", "/");
        var value = Rational.read(text);
        if (value == null) {
            return Verdict.unreadable("not a number: " + quoted(answer));
        }
        return value.equals(expected)
                ? Verdict.correct("equal as exact numbers: " + expected)
                : Verdict.wrong("got %s, expected %s".formatted(quoted(answer), expected));
    }

    /// The answer, or what of it fits in a line.
    static String quoted(Span answer) {
        var text = answer.text();
        return text.length() <= 80
                ? text
                : "%s… (%d characters)".formatted(text.substring(0, 80), text.length());
    }
}
