package whetstone.sql.worker;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A piece of SQL text that is neither white space nor comment.
///
/// @param text as it stands there
/// @param from index of its first character
/// @param to index after its last character
/// @param depth how many parentheses are open around it; an opening and its closing one lie outside
public record Token(Kind kind, String text, int from, int to, int depth) {

    /// What a token is.
    public enum Kind {
        /// A keyword or a plain name.
        WORD,
        /// A name in quotes, back-quotes or brackets.
        QUOTED,
        STRING,
        NUMBER,
        SYMBOL,
        /// A quote that nothing closes.
        UNCLOSED
    }

    /// The tokens of `sql` as SQLite cuts it, <https://sqlite.org/lang_keywords.html>.
    public static List<Token> of(String sql) {
        return new Scanner(sql).scan();
    }

    /// The same text for queries that differ in nothing but case of words, white space, comments and a last semicolon.
    public static String normal(String sql) {
        return normal(of(sql));
    }

    /// As [#normal(String)], of a text that has been cut.
    static String normal(List<Token> tokens) {
        var normal = new StringBuilder();
        for (var token : tokens) {
            var text = token.kind == Kind.WORD ? token.text.toLowerCase(Locale.ROOT) : token.text;
            normal.append(text).append(' ');
        }
        int end = normal.length();
        while (end > 1 && (normal.charAt(end - 1) == ' ' || normal.charAt(end - 1) == ';')) {
            end--;
        }
        return normal.substring(0, end);
    }

    /// Whether it is the keyword or plain name `word`, in any case.
    public boolean is(String word) {
        return kind == Kind.WORD && text.equalsIgnoreCase(word);
    }

    boolean isSymbol(char symbol) {
        return kind == Kind.SYMBOL && text.charAt(0) == symbol;
    }

    /// A name without its quotes, in small letters.
    String name() {
        var bare =
                kind == Kind.QUOTED || kind == Kind.STRING
                        ? text.substring(1, text.length() - 1)
                        : text;
        return bare.toLowerCase(Locale.ROOT);
    }

    private static final class Scanner {
        private final String sql;
        private final List<Token> tokens = new ArrayList<>();
        private int at;
        private int depth;

        Scanner(String sql) {
            this.sql = sql;
        }

        List<Token> scan() {
            while (at < sql.length()) {
                char c = sql.charAt(at);
                if (Character.isWhitespace(c) || c == '\uFEFF') {
                    at++;
                } else if (sql.startsWith("--", at)) {
                    at = end(sql.indexOf('\n', at));
                } else if (sql.startsWith("/*", at)) {
                    int close = sql.indexOf("*/", at + 2);
                    at = close < 0 ? sql.length() : close + 2;
                } else {
                    next(c);
                }
            }
            return List.copyOf(tokens);
        }

        private void next(char c) {
            switch (c) {
                case '\'' -> quoted('\'', Kind.STRING);
                case '"', '`' -> quoted(c, Kind.QUOTED);
                case '[' -> {
                    int close = sql.indexOf(']', at);
                    add(
                            close < 0 ? Kind.UNCLOSED : Kind.QUOTED,
                            end(close < 0 ? close : close + 1));
                }
                case '(' -> {
                    add(Kind.SYMBOL, at + 1);
                    depth++;
                }
                case ')' -> {
                    depth--;
                    add(Kind.SYMBOL, at + 1);
                }
                default -> plain(c);
            }
        }

        private void plain(char c) {
            boolean number = Character.isDigit(c) || (c == '.' && digit(at + 1));
            if (number || inName(c)) {
                int to = at;
                while (to < sql.length() && (inName(sql.charAt(to)) || (number && part(to)))) {
                    to++;
                }
                add(number ? Kind.NUMBER : Kind.WORD, to);
            } else {
                add(Kind.SYMBOL, at + 1);
            }
        }

        private boolean part(int i) {
            char c = sql.charAt(i);
            boolean exponent = i > 0 && "eE".indexOf(sql.charAt(i - 1)) >= 0 && digit(i + 1);
            return c == '.' || ((c == '+' || c == '-') && exponent);
        }

        private boolean digit(int i) {
            return i < sql.length() && Character.isDigit(sql.charAt(i));
        }

        private static boolean inName(char c) {
            return c == '_' || c == '$' || c > 127 || Character.isLetterOrDigit(c);
        }

        private void quoted(char quote, Kind kind) {
            int to = at + 1;
            while (to < sql.length()) {
                if (sql.charAt(to) != quote) {
                    to++;
                } else if (to + 1 < sql.length() && sql.charAt(to + 1) == quote) {
                    to += 2;
                } else {
                    add(kind, to + 1);
                    return;
                }
            }
            add(Kind.UNCLOSED, sql.length());
        }

        private int end(int found) {
            return found < 0 ? sql.length() : found;
        }

        private void add(Kind kind, int to) {
            tokens.add(new Token(kind, sql.substring(at, to), at, to, depth));
            at = to;
        }
    }
}
