package whetstone.verilog.source;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import whetstone.verilog.source.Token.Kind;

/// Cuts Verilog text into words: IEEE 1800-2017, clause 5. Comments vanish, and with them the orders to tools that some
/// of them hold.
public final class Lexer {

    /// Longer texts are refused.
    public static final int LONGEST = 200_000;

    private static final Pattern SPACE =
            Pattern.compile("\\s++|//[^\n]*+|/\\*[^*]*+(?:\\*(?!/)[^*]*+)*+\\*/");
    private static final Pattern CONTINUED = Pattern.compile("\\\\\r?\n");
    private static final Pattern NUMBER =
            Pattern.compile(
                    "(?:[0-9][0-9_]*+)?'[sS]?[bodhBODH]\\s*+[0-9a-fA-FxXzZ?][0-9a-fA-FxXzZ?_]*+"
                            + "|'[01xXzZ](?![0-9a-zA-Z_])"
                            + "|[0-9][0-9_]*+(?:\\.[0-9][0-9_]*+)?(?:[eE][+-]?[0-9][0-9_]*+)?");
    private static final Pattern NAME = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_$]*+");
    private static final Pattern ESCAPED = Pattern.compile("\\\\([!-~]++)");
    private static final Pattern MARKED = Pattern.compile("[$`]([a-zA-Z_][a-zA-Z0-9_$]*+)");
    private static final Pattern STRING =
            Pattern.compile("\"[^\"\\\\\n]*+(?:\\\\[^\n][^\"\\\\\n]*+)*+\"");
    private static final Pattern SIGN =
            Pattern.compile(
                    "<<<=?|>>>=?|===|!==|==\\?|!=\\?|<<=?|>>=?|<=|>=|==|!=|&&|\\|\\||\\*\\*|->|\\+\\+|--"
                            + "|[-+*/%&|^]=|~&|~\\||~\\^|\\^~|\\+:|-:|::"
                            + "|[-+*/%&|^~!<>=?:;,.@#(){}\\[\\]']");

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private int line = 1;
    private boolean spaced;

    private Lexer(String text) {
        this.text = text;
    }

    /// The words of `text`.
    ///
    /// @throws Refused where something stands that is no Verilog
    public static List<Token> read(String text) {
        if (text.length() > LONGEST) {
            throw new Refused(
                    "the text has %d characters; at most %d are read"
                            .formatted(text.length(), LONGEST));
        }
        var lexer = new Lexer(text.startsWith("\ufeff") ? text.substring(1) : text);
        while (lexer.at < lexer.text.length()) {
            lexer.next();
        }
        return List.copyOf(lexer.tokens);
    }

    private void next() {
        if (skipped()) {
            return;
        }
        if (took(Kind.NUMBER, NUMBER, 0)
                || took(Kind.WORD, NAME, 0)
                || took(Kind.STRING, STRING, 0)
                || took(text.charAt(at) == '$' ? Kind.SYSTEM : Kind.MACRO, MARKED, 0)
                || took(Kind.WORD, ESCAPED, 1)
                || took(Kind.SIGN, SIGN, 0)) {
            return;
        }
        throw new Refused(
                "line %d: '%s' is no Verilog"
                        .formatted(line, text.substring(at, Math.min(text.length(), at + 10))));
    }

    private boolean skipped() {
        var continued = matcher(CONTINUED);
        if (continued.lookingAt()) {
            at = continued.end();
            spaced = true;
            return true;
        }
        var match = matcher(SPACE);
        if (!match.lookingAt()) {
            return false;
        }
        line += (int) match.group().chars().filter(c -> c == '\n').count();
        at = match.end();
        spaced = true;
        return true;
    }

    private boolean took(Kind kind, Pattern pattern, int group) {
        var match = matcher(pattern);
        if (!match.lookingAt()) {
            return false;
        }
        var word = match.group(group);
        if (group == 1 && !(NAME.matcher(word).matches() && !Keywords.ALL.contains(word))) {
            word = "\\" + word;
        }
        tokens.add(new Token(kind, word, line, spaced));
        at = match.end();
        spaced = false;
        return true;
    }

    private Matcher matcher(Pattern pattern) {
        return pattern.matcher(text).region(at, text.length());
    }
}
