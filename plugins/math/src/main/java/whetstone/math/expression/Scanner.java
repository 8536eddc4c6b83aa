package whetstone.math.expression;

import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A place in a text, and the token that stands there. Tokens are cut on demand, because `\frac12` takes single digits
/// where `12` is a number.
final class Scanner {

    /// What a token is.
    enum Kind {
        DIGITS,
        WORD,
        COMMAND,
        TEXT,
        CHARACTER,
        END
    }

    /// A token.
    ///
    /// @param text the letters of a word or command, the content of a text, else as written
    record Token(Kind kind, String text, int from, int to) {
        boolean is(char c) {
            return kind == Kind.CHARACTER && text.charAt(0) == c;
        }

        boolean command(String name) {
            return kind == Kind.COMMAND && text.equals(name);
        }
    }

    /// Commands that only change how things look.
    private static final Set<String> SILENT =
            Set.of(
                    "left",
                    "right",
                    "big",
                    "Big",
                    "bigg",
                    "Bigg",
                    "bigl",
                    "bigr",
                    "Bigl",
                    "Bigr",
                    "biggl",
                    "biggr",
                    "middle",
                    "displaystyle",
                    "textstyle",
                    "limits",
                    "nolimits",
                    "mathrm",
                    "mathbf",
                    "mathit",
                    "mathsf",
                    "mathcal",
                    "mathfrak",
                    "boldsymbol",
                    "bm",
                    "vec",
                    "overrightarrow",
                    "hat",
                    "bar",
                    "tilde",
                    "quad",
                    "qquad",
                    "boxed",
                    "fbox",
                    "rm",
                    "bf",
                    "it",
                    "dfrac ",
                    "nonumber",
                    "ensuremath",
                    "mathop",
                    "widehat",
                    "widetilde",
                    "mathord",
                    "mathbin",
                    "operatorname*",
                    "underline",
                    "hfill",
                    "large",
                    "Large",
                    "small");

    private static final Set<String> TEXTS =
            Set.of(
                    "text",
                    "textbf",
                    "textit",
                    "textrm",
                    "textsf",
                    "texttt",
                    "textnormal",
                    "mbox",
                    "hbox",
                    "textsc",
                    "emph");

    /// Commands that only change how things look, with an argument that is not shown.
    private static final Set<String> SETTINGS =
            Set.of("color", "textcolor", "hspace", "vspace", "phantom", "hphantom", "label");

    /// The inside of `\mathrm{~km}`.
    private static final Pattern UPRIGHT =
            Pattern.compile(
                    "\\\\(?:mathrm|rm)\\s*+\\{(?:[\\s~]|\\\\[ ,;])*+([A-Za-z]++(?:/[A-Za-z]++)?)[\\s~]*+\\}");

    private final String source;
    private int at;

    Scanner(String source) {
        this.source = source;
    }

    String source() {
        return source;
    }

    int at() {
        return at;
    }

    void moveTo(int place) {
        at = place;
    }

    /// The token that stands here, white space and mere looks skipped.
    Token peek() {
        skip();
        if (at >= source.length()) {
            return new Token(Kind.END, "", at, at);
        }
        char c = source.charAt(at);
        if (isDigit(c) || (c == '.' && isDigit(charAt(at + 1)))) {
            return new Token(Kind.DIGITS, "", at, at);
        }
        if (isLetter(c)) {
            int end = letters(at);
            return new Token(Kind.WORD, source.substring(at, end), at, end);
        }
        return c == '\\' ? command() : new Token(Kind.CHARACTER, String.valueOf(c), at, at + 1);
    }

    private Token command() {
        int end = letters(at + 1);
        if (end == at + 1) {
            return new Token(
                    Kind.COMMAND,
                    source.substring(at + 1, Math.min(end + 1, source.length())),
                    at,
                    end + 1);
        }
        var upright = upright();
        if (upright != null) {
            return upright;
        }
        var name = source.substring(at + 1, end);
        int open = spaces(end);
        if (TEXTS.contains(name) && charAt(open) == '{') {
            int close = closing(open);
            return new Token(Kind.TEXT, source.substring(open + 1, close).strip(), at, close + 1);
        }
        return new Token(Kind.COMMAND, name, at, end);
    }

    /// The unit of measurement or the function that stands here in upright letters; null where neither does.
    private @Nullable Token upright() {
        var upright = UPRIGHT.matcher(source).region(at, source.length());
        if (upright.lookingAt() && isFunction(upright.group(1), upright.end())) {
            return new Token(Kind.COMMAND, upright.group(1), at, upright.end());
        }
        boolean unit =
                upright.lookingAt()
                        && Arrays.stream(upright.group(1).split("/", -1))
                                .allMatch(word -> Unit.named(word) != null);
        return unit ? new Token(Kind.TEXT, upright.group(1), at, upright.end()) : null;
    }

    private boolean isFunction(String name, int end) {
        char next = charAt(spaces(end));
        return (Names.UNARY.containsKey(name) || Names.MANY.containsKey(name))
                && ("({\\".indexOf(next) >= 0 || isLetter(next) || isDigit(next));
    }

    /// Moves past a token.
    void pass(Token token) {
        at = Math.min(token.to(), source.length());
    }

    /// Moves past this character if it stands here.
    boolean take(char c) {
        var token = peek();
        if (token.is(c)) {
            pass(token);
            return true;
        }
        return false;
    }

    /// Moves past this character, which must stand here.
    void expect(char c) {
        if (!take(c)) {
            throw new Unparsable("expected '%s' at %d".formatted(c, at));
        }
    }

    /// The name in braces that stands here, such as that of an environment; moves past it.
    String name() {
        expect('{');
        int close = source.indexOf('}', at);
        if (close < 0) {
            throw new Unparsable("braces do not match");
        }
        var name = source.substring(at, close).strip();
        at = close + 1;
        return name;
    }

    private int closing(int open) {
        int depth = 0;
        for (int i = open; i < source.length(); i++) {
            switch (source.charAt(i)) {
                case '\\' -> i++;
                case '{' -> depth++;
                case '}' -> {
                    if (--depth == 0) {
                        return i;
                    }
                }
                default -> {}
            }
        }
        throw new Unparsable("braces do not match");
    }

    private void skip() {
        while (at < source.length()) {
            char c = source.charAt(at);
            int from = at;
            if (Character.isWhitespace(c) || c == '~' || c == '$') {
                at++;
            } else if (c == '\\') {
                skipSilent();
            }
            if (at == from) {
                return;
            }
        }
    }

    private void skipSilent() {
        int end = letters(at + 1);
        if (end == at + 1) {
            if (" ,;:!()[]".indexOf(charAt(end)) >= 0 && end < source.length()) {
                at += 2;
            }
            return;
        }
        var name = source.substring(at + 1, end);
        if (SETTINGS.contains(name)) {
            at = charAt(spaces(end)) == '{' ? closing(spaces(end)) + 1 : end;
        } else if (SILENT.contains(name) && upright() == null) {
            at = end;
            boolean sized = name.equals("left") || name.equals("right");
            if (sized && charAt(spaces(at)) == '.') {
                at = spaces(at) + 1;
            }
        } else if (TEXTS.contains(name) && charAt(spaces(end)) == '{') {
            int close = closing(spaces(end));
            if (source.substring(spaces(end) + 1, close).isBlank()) {
                at = close + 1;
            }
        }
    }

    int spaces(int from) {
        int i = from;
        while (Character.isWhitespace(charAt(i))) {
            i++;
        }
        return i;
    }

    private int letters(int from) {
        int i = from;
        while (isLetter(charAt(i))) {
            i++;
        }
        return i;
    }

    /// The character at a place; a zero beyond the end.
    char charAt(int place) {
        return place < source.length() ? source.charAt(place) : '\0';
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
