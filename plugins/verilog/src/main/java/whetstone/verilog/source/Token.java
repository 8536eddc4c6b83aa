package whetstone.verilog.source;

import java.util.List;
import java.util.Locale;

/// A word of Verilog text.
///
/// @param text as written, without the backslash of an escaped name that needs none
/// @param line counted from 1; a line continued by a backslash is one
/// @param spaced whether white space or a comment stands before it
public record Token(Kind kind, String text, int line, boolean spaced) {

    /// What sort of word.
    public enum Kind {
        /// A name or a keyword.
        WORD,
        /// `$name`.
        SYSTEM,
        /// A back-quote and a name.
        MACRO,
        /// A number of any form.
        NUMBER,
        /// Text in quotes.
        STRING,
        /// An operator or a bracket.
        SIGN
    }

    /// Whether it reads `sign`, a keyword or an operator.
    public boolean is(String sign) {
        return kind != Kind.STRING && text.equals(sign);
    }

    /// Whether it is a name or a keyword.
    public boolean isWord() {
        return kind == Kind.WORD;
    }

    Token at(int otherLine) {
        return new Token(kind, text, otherLine, true);
    }

    Token named(String other) {
        return new Token(kind, other, line, spaced);
    }

    /// The words as text that every tool reads alike: on the lines where they stood, without comments.
    public static String render(List<Token> tokens) {
        var text = new StringBuilder();
        int line = 1;
        for (var token : tokens) {
            if (token.line > line) {
                text.append("\n".repeat(Math.min(token.line - line, 2)));
                line = token.line;
            } else if (token.spaced || token.isWord() || token.kind == Kind.NUMBER) {
                text.append(' ');
            }
            text.append(token.text);
            if (token.text.startsWith("\\")) {
                text.append(' ');
            }
        }
        return text.append('\n').toString();
    }

    @Override
    public String toString() {
        return "%s '%s'".formatted(kind.name().toLowerCase(Locale.ROOT), text);
    }
}
