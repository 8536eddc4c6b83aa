package whetstone.math.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

    private static final Pattern TRAILING =
            Pattern.compile(
                    "[\\s.,;:$]++$|\\\\[,;!\\s]$|\\*\\*$|(?<!\\\\)\\\\$|\\\\text\\s*\\{[\\s.,;:]*\\}$");
    private static final Expr REALS = new Expr.Symbol("set R");
    private static final Expr INFINITY = new Expr.Symbol("infinity");

    /// What is mathematics though written in words.
    private static final Map<String, Expr> SPOKEN =
            Map.of(
                    "allrealnumbers", REALS,
                    "allreals", REALS,
                    "realnumbers", REALS,
                    "allrealvalues", REALS,
                    "infinity", INFINITY,
                    "positiveinfinity", INFINITY,
                    "negativeinfinity", Expr.negate(INFINITY),
                    "minusinfinity", Expr.negate(INFINITY));

    private static final Pattern ORDINAL =
            Pattern.compile(
                    "(?<=\\d)\\^?\\{?(?:\\\\(?:text|textrm|mathrm)\\{)?(?:st|nd|rd|th)\\}{0,2}(?![a-zA-Z])");
    private static final Pattern TWO_NUMBERS = Pattern.compile("-?[\\d.,/]+\\s+-[\\d.,/]+");
    private static final Pattern MODULO =
            Pattern.compile(
                    "\\(\\s*(?:\\\\(?:text|mathrm)\\{)?\\s*mod(?:\\s*\\})?\\s*([^()]{1,40})\\)");
    private static final Pattern LEADING =
            Pattern.compile(
                    "^(?:[\\s$]++|\\*\\*|\\\\approx(?![a-zA-Z])|=(?!=)|(?i:(?:the )?(?:final )?answer(?: is|\\s*:)|\\\\text(?:bf)?\\s*\\{\\s*(?:the )?(?:final )?answer(?: is|\\s*:)\\s*\\}):?+)");

    /// A number with its words, all of it text.
    private static final Pattern TEXT_NUMBER =
            Pattern.compile(
                    "\\\\(?:text|textbf|textrm|mbox|mathrm)\\s*\\{\\s*(-?(?:\\\\\\$)?[\\d.][^{}]*)\\}");

    /// What a formula holds for: `\text{ for all } x`.
    private static final Pattern QUANTIFIER =
            Pattern.compile(
                    "[,;\\s]*+\\\\text\\s*+\\{\\s*+,?\\s*+for (?:all|any|every|each)\\b[^{}]*+\\}.{0,60}+$");

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
            Pattern.compile(
                    "(?:(?i:option|choice|answer)[ :]*+)?\\(?([A-Z])(?:\\)|\\)?[.:]|(?=$))(?:\\s*(.*))?",
                    Pattern.DOTALL);

    /// `…, n \in \mathbb{Z}` and `… where n is an integer`.
    private static final Pattern COUNTED =
            Pattern.compile(
                    "(.{1,300}?)(?:[,;(]|\\\\q?quad|(?=\\\\text))(?:\\s|\\\\[ ,;:]|\\\\q?quad(?![a-z])|\\()*+(?:\\\\text\\s*+\\{\\s*+(?:for|where|with)(?: (?:some|integers?))?\\s*+\\}\\s*+|where )?+([a-zA-Z])\\s*+(?:\\\\in\\s*+\\\\mathbb\\s*+(?:\\{\\s*+Z\\s*+\\}|Z)|(?:\\\\text\\s*+\\{)?\\s*+is an(?:y)? integer\\s*+\\}?)\\s*+\\)?");

    private static final Pattern LABELLED =
            Pattern.compile(
                    "(?:\\\\(?:text|textbf|textrm|mathrm|mathbf)\\s*+\\{\\s*+\\(?([A-J])[).]\\s*+\\}(?![\\s~]*+[+*/^=_])|(?:\\((?=[A-J]\\)))?+([A-J])[).](?![\\s~]*+[-+*/^=_]))(?:[\\s~]|\\\\[ ,;:]|\\\\q?quad(?![a-z]))*+(.++)",
                    Pattern.DOTALL);

    /// Reads a text; what cannot be read as an expression is words.
    static Answer read(String text) {
        if (text.length() > LONGEST) {
            return new Answer(null, text, text);
        }
        var source = trimmed(Source.clean(text));
        boolean commas = source.contains(", ") || !BRACKET.matcher(source).find();
        var words = words(source);
        var spoken = SPOKEN.get(words);
        if (spoken != null) {
            return new Answer(spoken, words, source);
        }
        if (TWO_NUMBERS.matcher(source).matches()) {
            return new Answer(null, words, source);
        }
        var expr = parsed(source, commas);
        return new Answer(expr == null && commas ? parsed(source, false) : expr, words, source);
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
        var source =
                MODULO.matcher(ORDINAL.matcher(text.replace("...", "\\ldots ")).replaceAll(""))
                        .replaceAll("\\\\pmod{$1}");
        String before;
        do {
            before = source;
            source = LEADING.matcher(TRAILING.matcher(source).replaceFirst("")).replaceFirst("");
        } while (!source.equals(before));
        var number = TEXT_NUMBER.matcher(source);
        return number.matches()
                ? number.group(1)
                : counted(QUANTIFIER.matcher(source).replaceFirst(""));
    }

    /// Leaves out that a variable counts, and calls it k.
    private static String counted(String source) {
        var match = COUNTED.matcher(source);
        if (!match.matches() || match.group(1).contains("\\in")) {
            return source;
        }
        var variable = Pattern.compile("(?<![a-zA-Z\\\\])" + match.group(2) + "(?![a-zA-Z])");
        boolean free = !match.group(1).replaceAll("\\\\[a-z]+", "").contains("k");
        return free ? variable.matcher(match.group(1)).replaceAll("k") : match.group(1);
    }

    private static String words(String source) {
        return STYLE.matcher(BOXED.matcher(source).replaceAll(""))
                .replaceAll("")
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\.$", "");
    }

    /// Leaves out approximations that follow an exact statement, and all but the ends of a chain of equations.
    private static Expr settled(Expr expr) {
        if (expr instanceof Expr.Listing(var items, var junction)) {
            return new Expr.Listing(items.stream().map(Answer::unnamed).toList(), junction);
        }
        if (!(expr instanceof Relation(var terms, var signs))) {
            return expr;
        }
        var named = named(terms, signs);
        if (named != null) {
            return named;
        }
        int exact = signs.indexOf(Sign.APPROXIMATELY);
        if (exact == 0 && Symbols.free(terms.getFirst()).isEmpty()) {
            return terms.getFirst();
        }
        if (exact > 0) {
            return settled(new Relation(terms.subList(0, exact + 1), signs.subList(0, exact)));
        }
        var plain = signs.stream().map(s -> s == Sign.APPROXIMATELY ? Sign.EQUAL : s).toList();
        boolean equation = plain.stream().allMatch(s -> s == Sign.EQUAL);
        boolean constant = terms.stream().allMatch(t -> Symbols.free(t).isEmpty());
        if (plain.size() > 1 && equation && !constant) {
            return new Relation(List.of(terms.getFirst(), terms.getLast()), List.of(Sign.EQUAL));
        }
        return new Relation(terms, plain);
    }

    /// `(1, 2)` for `(x, y) = (1, 2)`.
    private static Expr unnamed(Expr item) {
        return item instanceof Relation(var terms, var signs) && named(terms, signs) != null
                ? terms.get(1)
                : item;
    }

    /// `(x, y) = (1, 2)` as `x = 1 and y = 2`; null for anything else.
    private static @Nullable Expr named(List<Expr> terms, List<Sign> signs) {
        boolean tuples =
                signs.equals(List.of(Sign.EQUAL))
                        && terms.get(0) instanceof Expr.Group(_, _, var names)
                        && names.stream().allMatch(n -> n instanceof Expr.Symbol)
                        && terms.get(1) instanceof Expr.Group(_, _, var values)
                        && names.size() == values.size();
        if (!tuples) {
            return null;
        }
        var names = ((Expr.Group) terms.get(0)).items();
        var values = ((Expr.Group) terms.get(1)).items();
        var items = new ArrayList<Expr>();
        for (int i = 0; i < names.size(); i++) {
            items.add(new Relation(List.of(names.get(i), values.get(i)), List.of(Sign.EQUAL)));
        }
        return new Expr.Listing(items, Expr.Junction.AND);
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

    /// The letter of a multiple choice with the mathematics that follows it; null where there is none.
    @Nullable Choice labelled() {
        var match = LABELLED.matcher(source);
        if (!match.matches()) {
            return null;
        }
        var styled = match.group(1);
        return new Choice(styled != null ? styled : match.group(2), match.group(3));
    }

    /// A choice.
    record Choice(String letter, String rest) {}
}
