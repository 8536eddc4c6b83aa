package whetstone.math.expression;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import whetstone.math.expression.Expr.Relation;
import whetstone.math.expression.Expr.Sign;

/// An answer as read: the tree if it is mathematics, and the words it consists of in any case.
///
/// @param expr null where the text is no expression
/// @param words letters and digits in lower case, white space and styling dropped
/// @param source the cleaned text
record Answer(@Nullable Expr expr, String words, String source) {

    /// The longest text that is read as an expression, in characters.
    private static final int LONGEST = 10_000;

    private static final Pattern TRAILING = Pattern.compile("[\\s.,;:$]++$|\\\\[,;!\\s]$|\\*\\*$");
    private static final Pattern LEADING = Pattern.compile("^(?:[\\s$]++|\\*\\*)");
    private static final Pattern BOXED = Pattern.compile("\\\\(?:boxed|fbox)\\s*");
    private static final Pattern BRACKET = Pattern.compile("[\\[(]|\\\\\\{");
    private static final Pattern STYLE =
            Pattern.compile(
                    "\\\\(?:text|textbf|textit|textrm|textnormal|mathrm|mathbf|mathsf|mbox|left|right|displaystyle|quad|operatorname|emph)(?![a-zA-Z])|\\\\[,;:! ]|[{}$~\\s*_]");
    private static final Pattern TIME =
            Pattern.compile(
                    "(\\d{1,2}):(\\d{2})(?::(\\d{2}))?(?:\\s*(?:\\\\text\\{)?\\s*([ap])\\.?\\s?m\\.?\\s*\\}?)?",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern CHOICE =
            Pattern.compile("\\(?([A-Z])(?:\\)|\\)?[.:]|(?=$))(?:\\s*(.*))?", Pattern.DOTALL);

    /// Reads a text; what cannot be read as an expression is words.
    static Answer read(String text) {
        if (text.length() > LONGEST) {
            return new Answer(null, text, text);
        }
        var source = trimmed(Source.clean(text));
        boolean commas = source.contains(", ") || !BRACKET.matcher(source).find();
        var expr = parsed(source, commas);
        return new Answer(
                expr == null && commas ? parsed(source, false) : expr, words(source), source);
    }

    private static @Nullable Expr parsed(String source, boolean commas) {
        try {
            return settled(new Parser(source, commas).whole());
        } catch (Unparsable | ArithmeticException | StackOverflowError _) {
            // The parser bounds its depth; a thread with a small stack may end before that.
            return null;
        }
    }

    private static String trimmed(String text) {
        var source = text.replace("...", "\\ldots ");
        String before;
        do {
            before = source;
            source = LEADING.matcher(TRAILING.matcher(source).replaceFirst("")).replaceFirst("");
        } while (!source.equals(before));
        return source;
    }

    private static String words(String source) {
        return STYLE.matcher(BOXED.matcher(source).replaceAll(""))
                .replaceAll("")
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\.$", "");
    }

    /// Leaves out approximations that follow an exact statement, and all but the ends of a chain of equations.
    private static Expr settled(Expr expr) {
        if (!(expr instanceof Relation(var terms, var signs))) {
            return expr;
        }
        int exact = signs.indexOf(Sign.APPROXIMATELY);
        if (exact > 0) {
            return settled(new Relation(terms.subList(0, exact + 1), signs.subList(0, exact)));
        }
        var plain = signs.stream().map(s -> s == Sign.APPROXIMATELY ? Sign.EQUAL : s).toList();
        if (plain.size() > 1 && plain.stream().allMatch(s -> s == Sign.EQUAL)) {
            return new Relation(List.of(terms.getFirst(), terms.getLast()), List.of(Sign.EQUAL));
        }
        return new Relation(terms, plain);
    }

    /// The time of day that this is, as `hours:minutes:seconds` with `a` or `p` where said; null where it is none.
    @Nullable String time() {
        var match = TIME.matcher(source);
        if (!match.matches()) {
            return null;
        }
        var half = match.group(4) == null ? "" : match.group(4).toLowerCase(Locale.ROOT);
        var seconds = match.group(3) == null ? "00" : match.group(3);
        return Integer.parseInt(match.group(1)) + ":" + match.group(2) + ":" + seconds + half;
    }

    /// The letter of a multiple choice with whatever follows it; null where this is none.
    @Nullable Choice choice() {
        var plain =
                STYLE.matcher(
                                source.replaceAll("\\\\text(?:bf|rm|it)?\\s*\\{([^{}]*)\\}", " $1 ")
                                        .replaceAll("\\s+", "\u0002"))
                        .replaceAll("")
                        .replace('\u0002', ' ')
                        .strip();
        var match = CHOICE.matcher(plain);
        return match.matches()
                ? new Choice(match.group(1), match.group(2) == null ? "" : match.group(2).strip())
                : null;
    }

    /// A choice.
    record Choice(String letter, String rest) {}
}
