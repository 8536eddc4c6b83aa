package whetstone.desktop.preview;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import whetstone.desktop.preview.Formula.Fraction;
import whetstone.desktop.preview.Formula.Role;
import whetstone.desktop.preview.Formula.Root;
import whetstone.desktop.preview.Formula.Row;
import whetstone.desktop.preview.Formula.Script;
import whetstone.desktop.preview.Formula.Word;

/// Reads the part of LaTeX that short formulas need: numbers, letters, operators, fractions, roots, scripts, Greek. A
/// command that is not known stands in the formula as it is written.
final class Latex {
    private static final Row NONE = new Row(List.of());
    private static final Set<String> UPRIGHT =
            Set.of(
                    "sin", "cos", "tan", "log", "ln", "exp", "min", "max", "gcd", "lcm", "mod",
                    "bmod", "det", "lim", "deg");
    private static final Map<String, String> OPERATORS =
            Map.of(
                    "cdot", "·", "times", "×", "div", "÷", "pm", "±", "wedge", "∧", "vee", "∨",
                    "oplus", "⊕", "cup", "∪", "cap", "∩");
    private static final Map<String, String> RELATIONS =
            Map.of(
                    "le", "≤", "leq", "≤", "ge", "≥", "geq", "≥", "ne", "≠", "neq", "≠", "equiv",
                    "≡", "approx", "≈", "in", "∈", "to", "→");
    private static final Map<String, String> LETTERS =
            Map.ofEntries(
                    Map.entry("alpha", "α"),
                    Map.entry("beta", "β"),
                    Map.entry("gamma", "γ"),
                    Map.entry("delta", "δ"),
                    Map.entry("epsilon", "ε"),
                    Map.entry("theta", "θ"),
                    Map.entry("lambda", "λ"),
                    Map.entry("mu", "μ"),
                    Map.entry("pi", "π"),
                    Map.entry("rho", "ρ"),
                    Map.entry("sigma", "σ"),
                    Map.entry("tau", "τ"),
                    Map.entry("phi", "φ"),
                    Map.entry("omega", "ω"),
                    Map.entry("Delta", "Δ"),
                    Map.entry("Sigma", "Σ"),
                    Map.entry("Omega", "Ω"),
                    Map.entry("infty", "∞"),
                    Map.entry("neg", "¬"),
                    Map.entry("sum", "∑"),
                    Map.entry("prod", "∏"),
                    Map.entry("int", "∫"),
                    Map.entry("dots", "…"),
                    Map.entry("ldots", "…"),
                    Map.entry("cdots", "⋯"));

    private final String text;
    private int at;

    private Latex(String text) {
        this.text = text;
    }

    /// The formula that `text` describes; nothing where its braces do not match.
    static Optional<Formula> read(String text) {
        try {
            var reader = new Latex(text);
            var row = reader.row(false);
            return reader.at == text.length() ? Optional.of(row) : Optional.empty();
        } catch (Unmatched e) {
            return Optional.empty();
        }
    }

    private Row row(boolean inBraces) {
        var parts = new ArrayList<Formula>();
        while (at < text.length()) {
            char next = text.charAt(at);
            if (next == '}' && inBraces) {
                return new Row(parts);
            } else if (next == '}') {
                throw new Unmatched();
            } else if (Character.isWhitespace(next)) {
                at++;
            } else if (next == '^' || next == '_') {
                at++;
                var base = parts.isEmpty() ? NONE : parts.removeLast();
                parts.add(scripted(base, next == '^', part()));
            } else {
                parts.add(part());
            }
        }
        if (inBraces) {
            throw new Unmatched();
        }
        return new Row(parts);
    }

    private static Script scripted(Formula base, boolean above, Formula script) {
        var old = base instanceof Script before ? before : new Script(base, NONE, NONE);
        return above
                ? new Script(old.base(), script, old.below())
                : new Script(old.base(), old.above(), script);
    }

    // One group, command, number or character.
    private Formula part() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        if (at == text.length()) {
            throw new Unmatched();
        }
        char next = text.charAt(at);
        if (next == '{') {
            at++;
            var row = row(true);
            at++;
            return row;
        }
        if (next == '\\') {
            at++;
            return command(name());
        }
        return Character.isDigit(next) ? number() : character();
    }

    private Word number() {
        int from = at;
        while (at < text.length()
                && (Character.isDigit(text.charAt(at))
                        || (text.charAt(at) == '.'
                                && at + 1 < text.length()
                                && Character.isDigit(text.charAt(at + 1))))) {
            at++;
        }
        return new Word(text.substring(from, at), Role.NUMBER);
    }

    private Word character() {
        int point = text.codePointAt(at);
        at += Character.charCount(point);
        var written = Character.toString(point);
        return switch (written) {
            case "-" -> new Word("−", Role.OPERATOR);
            case "*" -> new Word("∗", Role.OPERATOR);
            case "+", "/" -> new Word(written, Role.OPERATOR);
            case "=", "<", ">" -> new Word(written, Role.RELATION);
            case "(", "[" -> new Word(written, Role.OPENING);
            case ")", "]", "!" -> new Word(written, Role.CLOSING);
            case ",", ";" -> new Word(written, Role.PUNCTUATION);
            case "~" -> new Word(" ", Role.SPACE);
            default -> new Word(written, Role.VARIABLE);
        };
    }

    private String name() {
        int from = at;
        while (at < text.length() && isLetter(text.charAt(at))) {
            at++;
        }
        if (at == from && at < text.length()) {
            at++;
        }
        return text.substring(from, at);
    }

    private static boolean isLetter(char next) {
        return (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z');
    }

    private Formula command(String name) {
        return switch (name) {
            case "frac", "dfrac", "tfrac" -> new Fraction(part(), part());
            case "sqrt" -> new Root(degree(), part());
            case "left", "right" -> part();
            case "text", "mathrm", "operatorname" -> new Word(verbatim(), Role.NAME);
            case ",", ";", ":", " ", "quad" -> new Word(" ", Role.SPACE);
            case "{" -> new Word(name, Role.OPENING);
            case "}" -> new Word(name, Role.CLOSING);
            default -> named(name);
        };
    }

    private static Word named(String name) {
        if (OPERATORS.containsKey(name)) {
            return new Word(OPERATORS.get(name), Role.OPERATOR);
        }
        if (RELATIONS.containsKey(name)) {
            return new Word(RELATIONS.get(name), Role.RELATION);
        }
        if (LETTERS.containsKey(name)) {
            return new Word(LETTERS.get(name), Role.VARIABLE);
        }
        return new Word(UPRIGHT.contains(name) ? name : "\\" + name, Role.NAME);
    }

    private Formula degree() {
        if (at < text.length() && text.charAt(at) == '[') {
            int end = text.indexOf(']', at);
            if (end < 0) {
                throw new Unmatched();
            }
            var degree = text.substring(at + 1, end);
            at = end + 1;
            return read(degree).orElseThrow(Unmatched::new);
        }
        return NONE;
    }

    private String verbatim() {
        int end = text.indexOf('}', at);
        if (at == text.length() || text.charAt(at) != '{' || end < 0) {
            throw new Unmatched();
        }
        var words = text.substring(at + 1, end);
        at = end + 1;
        return words;
    }

    /// Braces or arguments are missing.
    private static final class Unmatched extends RuntimeException {
        private static final long serialVersionUID = 1;

        private Unmatched() {
            super("braces or arguments are missing");
        }
    }
}
