package whetstone.math.expression;

import java.util.Map;
import java.util.regex.Pattern;

/// Brings the many spellings of one sign to a single one, before anything is read.
final class Source {
    private Source() {}

    /// Stands for a mark between groups of three digits.
    static final char GROUPING = '\u0001';

    private static final String SIGNS =
            "−-–-—-×*·*⋅*∗*∙*÷/∕/⁄/：:，,；;（(）)［[］]｛{｝}＝=＋+－-∣|′'’'\u00a0 \u2009 \u202f \u200a \u3000 \u2061 ";

    private static final Map<Character, String> SPELT =
            Map.ofEntries(
                    Map.entry('≤', "\\le "),
                    Map.entry('⩽', "\\le "),
                    Map.entry('≦', "\\le "),
                    Map.entry('⩾', "\\ge "),
                    Map.entry('≧', "\\ge "),
                    Map.entry('≥', "\\ge "),
                    Map.entry('≠', "\\ne "),
                    Map.entry('≈', "\\approx "),
                    Map.entry('∈', "\\in "),
                    Map.entry('∪', "\\cup "),
                    Map.entry('∩', "\\cap "),
                    Map.entry('∅', "\\emptyset "),
                    Map.entry('∞', "\\infty "),
                    Map.entry('±', "\\pm "),
                    Map.entry('°', "^\\circ "),
                    Map.entry('√', "\\sqrt "),
                    Map.entry('∛', "\\sqrt[3]"),
                    Map.entry('π', "\\pi "),
                    Map.entry('ℝ', "\\mathbb{R}"),
                    Map.entry('ℤ', "\\mathbb{Z}"),
                    Map.entry('∧', " and "),
                    Map.entry('∨', " or "),
                    Map.entry('½', "\\frac{1}{2}"),
                    Map.entry('⅓', "\\frac{1}{3}"),
                    Map.entry('⅔', "\\frac{2}{3}"),
                    Map.entry('¼', "\\frac{1}{4}"),
                    Map.entry('¾', "\\frac{3}{4}"),
                    Map.entry('⅕', "\\frac{1}{5}"),
                    Map.entry('⅙', "\\frac{1}{6}"),
                    Map.entry('⅛', "\\frac{1}{8}"),
                    Map.entry('…', "\\ldots "),
                    Map.entry('∑', "\\sum "),
                    Map.entry('∏', "\\prod "),
                    Map.entry('∫', "\\int "),
                    Map.entry('⌊', "\\lfloor "),
                    Map.entry('⌋', "\\rfloor "),
                    Map.entry('⌈', "\\lceil "),
                    Map.entry('⌉', "\\rceil "),
                    Map.entry('⟨', "\\langle "),
                    Map.entry('⟩', "\\rangle "));

    private static final int WIDER = '！' - '!';

    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿˣ";
    private static final String RAISED = "0123456789+-nx";
    private static final String SUBSCRIPTS = "₀₁₂₃₄₅₆₇₈₉";
    private static final String GREEK = "αβγδεζηθικλμνξρστυφχψωΓΔΘΛΞΣΦΨΩ";
    private static final String[] GREEK_NAMES =
            ("alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi rho sigma tau upsilon phi chi psi"
                            + " omega Gamma Delta Theta Lambda Xi Sigma Phi Psi Omega")
                    .split(" ", -1);

    private static final Pattern GROUPS =
            Pattern.compile(
                    "(?<=\\d)(?:\\s*+\\{\\s*+,\\s*+\\}\\s*+|(?:\\\\!\\s*+)?,\\s*+\\\\!\\s*+|\\\\!\\s*+,\\s*+|\\\\[,!;:]\\s*+)(?=\\d{3}(?!\\d))");
    private static final Pattern SPACED =
            Pattern.compile(
                    "([-+]?(?:\\\\?\\$)?[1-9]\\d{0,2})((?: \\d{3})++)(?![\\d ]*+\\d)(.*+)",
                    Pattern.DOTALL);

    private static final Pattern NARROWING = Pattern.compile("(?<!\\\\)\\\\!");
    private static final Pattern BRACKETED_DIGITS =
            Pattern.compile("\\(\\s*+([0-9][0-9A-F]*+)\\s*+\\)\\s*+(?=_\\s*+[{\\d])");

    /// `^{10}C_3` and `{}_{10}C_{3}`.
    private static final Pattern COMBINATIONS =
            Pattern.compile(
                    "(?<![\\w})\\]])(?:\\{\\})?+[\\^_]\\s*+(?:\\{(\\w{1,9})\\}|(\\w))\\s*+(?:\\\\mathrm\\{C\\}|C)\\s*+_\\s*+(?:\\{(\\w{1,9})\\}|(\\w))");

    /// The text in LaTeX and ASCII.
    static String clean(String text) {
        var plain = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            i = append(plain, text, i);
        }
        var grouped = spelledOut(GROUPS.matcher(plain).replaceAll(String.valueOf(GROUPING)));
        var spaced = SPACED.matcher(grouped.strip());
        return spaced.matches()
                ? spaced.group(1) + spaced.group(2).replace(' ', GROUPING) + spaced.group(3)
                : grouped;
    }

    private static String spelledOut(String text) {
        var wide = NARROWING.matcher(text).replaceAll("");
        var based = BRACKETED_DIGITS.matcher(wide).replaceAll("$1");
        return COMBINATIONS
                .matcher(based)
                .replaceAll(m ->
                        "\\\\binom{%s}{%s}"
                                .formatted(
                                        m.group(1) != null ? m.group(1) : m.group(2),
                                        m.group(3) != null ? m.group(3) : m.group(4)));
    }

    /// Appends the character at `i`, or a run of raised or lowered ones; returns the index of the last one taken.
    private static int append(StringBuilder plain, String text, int i) {
        char c = text.charAt(i);
        if (c < 128) {
            plain.append(c);
            return i;
        }
        int same = SIGNS.indexOf(c);
        var spelt = SPELT.get(c);
        int greek = GREEK.indexOf(c);
        if (spelt != null) {
            plain.append(spelt);
        } else if (greek >= 0) {
            plain.append('\\').append(GREEK_NAMES[greek]).append(' ');
        } else if (SUPERSCRIPTS.indexOf(c) >= 0) {
            return run(plain.append("^{"), text, i, SUPERSCRIPTS, RAISED);
        } else if (SUBSCRIPTS.indexOf(c) >= 0) {
            return run(plain.append("_{"), text, i, SUBSCRIPTS, RAISED);
        } else if (same >= 0 && same % 2 == 0) {
            plain.append(SIGNS.charAt(same + 1));
        } else {
            plain.append(isWide(c) ? (char) (c - WIDER) : c);
        }
        return i;
    }

    /// Whether it is an ASCII letter, digit or sign as wide as a Chinese one.
    private static boolean isWide(char c) {
        return c > WIDER + ' ' && c < WIDER + 127;
    }

    private static int run(
            StringBuilder plain, String text, int from, String shapes, String plainShapes) {
        int i = from;
        while (i < text.length() && shapes.indexOf(text.charAt(i)) >= 0) {
            plain.append(plainShapes.charAt(shapes.indexOf(text.charAt(i))));
            i++;
        }
        plain.append('}');
        return i - 1;
    }
}
