package whetstone.graph.answer;

import java.util.Map;

/// Takes the typesetting off an answer: LaTeX commands, dollars, bold, arrows and spaces of all kinds. What it does
/// not know becomes [#UNKNOWN], so that nothing is read by leaving something out.
final class Plain {

    /// Stands for what cannot be part of an answer.
    static final char UNKNOWN = '?';

    /// Precedes the two braces of a fraction.
    static final char FRACTION = '÷';

    private static final Map<String, String> COMMANDS =
            Map.ofEntries(
                    Map.entry("text", ""),
                    Map.entry("textbf", ""),
                    Map.entry("textit", ""),
                    Map.entry("texttt", ""),
                    Map.entry("mathrm", ""),
                    Map.entry("mathbf", ""),
                    Map.entry("mathtt", ""),
                    Map.entry("boxed", ""),
                    Map.entry("left", ""),
                    Map.entry("right", ""),
                    Map.entry("big", ""),
                    Map.entry("Big", ""),
                    Map.entry("quad", " "),
                    Map.entry("qquad", " "),
                    Map.entry("displaystyle", " "),
                    Map.entry("to", "->"),
                    Map.entry("rightarrow", "->"),
                    Map.entry("longrightarrow", "->"),
                    Map.entry("Rightarrow", "->"),
                    Map.entry("mapsto", "->"),
                    Map.entry("frac", "÷"),
                    Map.entry("dfrac", "÷"),
                    Map.entry("tfrac", "÷"),
                    Map.entry("infty", " inf "),
                    Map.entry("emptyset", " none "),
                    Map.entry("varnothing", " none "),
                    Map.entry("approx", "≈"),
                    Map.entry("times", "×"),
                    Map.entry("cdot", "×"),
                    Map.entry("langle", "["),
                    Map.entry("rangle", "]"),
                    Map.entry("lbrack", "["),
                    Map.entry("rbrack", "]"),
                    Map.entry("lbrace", "{"),
                    Map.entry("rbrace", "}"),
                    Map.entry("mid", String.valueOf(UNKNOWN)));

    private Plain() {}

    static String of(String text) {
        var plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i = command(text, i, plain);
            } else if (c == '$' || c == '`' || c == '*' || c == '~') {
                plain.append(' ');
            } else if (c < 128) {
                plain.append(c < ' ' ? ' ' : c);
            } else {
                plain.append(symbol(c));
            }
        }
        return ended(plain);
    }

    // Returns the index of the command's last character.
    private static int command(String text, int at, StringBuilder plain) {
        int end = at + 1;
        while (end < text.length() && Character.isLetter(text.charAt(end)) && end - at <= 20) {
            end++;
        }
        if (end > at + 1) {
            plain.append(
                    COMMANDS.getOrDefault(text.substring(at + 1, end), String.valueOf(UNKNOWN)));
            return end - 1;
        }
        if (end == text.length()) {
            return at;
        }
        char c = text.charAt(end);
        if ("{}%_".indexOf(c) >= 0) {
            plain.append(c);
        } else {
            plain.append("()[],;:!\\ ".indexOf(c) >= 0 ? ' ' : UNKNOWN);
        }
        return end;
    }

    private static String symbol(char c) {
        return switch (c) {
            case '→', '⇒', '↦', '⟶' -> "->";
            case '−', '–', '‐', '‑' -> "-";
            case '∅' -> " none ";
            case '∞' -> " inf ";
            case '≈', '×', FRACTION -> String.valueOf(c == FRACTION ? UNKNOWN : c);
            case '，' -> ",";
            case '：' -> ":";
            default ->
                    Character.isWhitespace(c) || Character.isSpaceChar(c)
                            ? " "
                            : String.valueOf(UNKNOWN);
        };
    }

    private static String ended(StringBuilder plain) {
        int end = plain.length();
        while (end > 0 && ".; ".indexOf(plain.charAt(end - 1)) >= 0) {
            end--;
        }
        return plain.substring(0, end).strip();
    }
}
