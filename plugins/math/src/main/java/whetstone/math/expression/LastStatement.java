package whetstone.math.expression;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import whetstone.api.Evidence.Span;

/// Finds what a text without a marked answer ends with: one formula, or one number in prose. A number within a formula
/// never counts by itself.
final class LastStatement {
    private LastStatement() {}

    /// Only so much of the end of a text is searched, in characters.
    private static final int REACH = 2_000;

    private static final Pattern FORMULA =
            Pattern.compile(
                    "\\$\\$(.{1,600}?)\\$\\$|(?<!\\\\)\\$([^$\\n]{1,600}+)(?<!\\\\)\\$|\\\\\\((.{1,600}?)\\\\\\)|\\\\\\[(.{1,600}?)\\\\\\]|\\*\\*([^*\\n]{1,200}+)\\*\\*",
                    Pattern.DOTALL);
    private static final Pattern NUMBER =
            Pattern.compile(
                    "(?<![\\p{L}\\d_^\\\\{/.,(\\[-])(?:\\\\?[$€£]\\s?)?[-+−]?(?:\\d[\\d,]*+(?:\\.\\d++)?|\\.\\d++)(?:/\\d++)?(?:\\s?(?:\\\\?%|[$€£]|\\p{L}[\\p{L}²³]*+))?(?![\\d^{_(/=*+]|\\.\\w)");

    /// What does not occur in prose: a number beside it may be part of a formula.
    private static final Pattern NOTATION = Pattern.compile("[\\\\^_{}=]");

    private static final Pattern SUFFIX = Pattern.compile("\\s?(?:\\\\?%|percent|pct)");

    /// Words that turn what follows into something other than the answer.
    private static final Pattern QUALIFIED =
            Pattern.compile(
                    "(?:\\b(?:not|cannot|never|or|either|neither|nor|between|except|at least|at most|(?:less|more|greater|fewer|larger|smaller|other) than)|n't)(?: (?:be|equal(?: to)?|a|an|the))*+[\\s$*]*+$",
                    Pattern.CASE_INSENSITIVE);

    private static final int QUALIFIER_REACH = 40;

    /// The last formula or number before `end`; null where there is none.
    static @Nullable Span in(String text, int start, int end) {
        var last = last(text, start, end);
        return last == null || isQualified(text, start, last) ? null : last;
    }

    private static boolean isQualified(String text, int start, Span last) {
        int from = Math.max(start, last.from() - QUALIFIER_REACH);
        return QUALIFIED.matcher(text).region(from, last.from()).find();
    }

    private static @Nullable Span last(String text, int start, int end) {
        int from = Math.max(start, end - REACH);
        Span formula = null;
        var formulas = FORMULA.matcher(text).region(from, end);
        while (formulas.find()) {
            formula = content(text, formulas, end);
        }
        int after = formula == null ? from : formula.to();
        var numbers = NUMBER.matcher(text).region(after, end).useTransparentBounds(true);
        Span number = null;
        while (numbers.find()) {
            number = new Span(numbers.group().strip(), numbers.start(), numbers.end());
        }
        if (number == null) {
            return formula;
        }
        int equals = text.lastIndexOf('=', number.from());
        boolean result = equals >= after && text.substring(equals + 1, number.from()).isBlank();
        boolean prose = !NOTATION.matcher(text).region(result ? number.from() : after, end).find();
        return prose ? number : null;
    }

    private static Span content(String text, Matcher match, int end) {
        int group = 1;
        while (match.group(group) == null) {
            group++;
        }
        var suffix = SUFFIX.matcher(text).region(match.end(), end);
        var unit = suffix.lookingAt() ? suffix.group() : "";
        return new Span(
                match.group(group).strip() + unit, match.start(group), match.end() + unit.length());
    }
}
