package whetstone.verilog.source;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import whetstone.verilog.source.Token.Kind;

/// What a text may contain before any tool sees it. Functions that only compute may stay, prints are taken out, and
/// what reaches outside the design is refused.
final class Gate {
    private static final Set<String> FUNCTIONS =
            Set.of(
                    "$signed",
                    "$unsigned",
                    "$clog2",
                    "$bits",
                    "$size",
                    "$high",
                    "$low",
                    "$left",
                    "$right",
                    "$countones",
                    "$onehot",
                    "$onehot0",
                    "$isunknown");
    private static final Set<String> PRINTS =
            Set.of(
                    "$display",
                    "$displayb",
                    "$displayh",
                    "$displayo",
                    "$write",
                    "$writeb",
                    "$writeh",
                    "$strobe",
                    "$monitor",
                    "$info",
                    "$warning",
                    "$error");
    private static final Set<String> WORDS =
            Set.of("force", "release", "bind", "import", "export", "program", "defparam");

    private Gate() {}

    /// The words without attributes and prints.
    ///
    /// @throws Refused where something reaches outside
    static List<Token> pass(List<Token> tokens) {
        var kept = Timing.without(withoutAttributes(tokens));
        var names = new HashSet<String>();
        for (int i = 0; i < kept.size(); i++) {
            boolean head = i + 1 < kept.size() && kept.get(i + 1).is(".");
            if (kept.get(i).isWord() && !isDotted(kept, i) && !head) {
                names.add(kept.get(i).text());
            }
        }
        var passed = new ArrayList<Token>();
        for (int i = 0; i < kept.size(); i++) {
            var token = kept.get(i);
            if (token.kind() == Kind.SYSTEM && PRINTS.contains(token.text())) {
                passed.add(new Token(Kind.WORD, "begin", token.line(), true));
                passed.add(new Token(Kind.WORD, "end", token.line(), true));
                i = afterPrint(kept, i) - 1;
                continue;
            }
            requireHarmless(token);
            requireInside(kept, i, names);
            passed.add(token);
        }
        return List.copyOf(passed);
    }

    private static List<Token> withoutAttributes(List<Token> tokens) {
        var kept = new ArrayList<Token>();
        for (int i = 0; i < tokens.size(); i++) {
            if (opens(tokens, i)) {
                while (i + 1 < tokens.size()
                        && !(tokens.get(i).is("*") && tokens.get(i + 1).is(")"))) {
                    i++;
                }
                i++;
            } else {
                kept.add(tokens.get(i));
            }
        }
        return kept;
    }

    private static boolean opens(List<Token> tokens, int i) {
        return i + 2 < tokens.size()
                && tokens.get(i).is("(")
                && tokens.get(i + 1).is("*")
                && !tokens.get(i + 1).spaced()
                && !tokens.get(i + 2).is(")");
    }

    private static int afterPrint(List<Token> tokens, int at) {
        int next = at + 1;
        if (next < tokens.size() && tokens.get(next).is("(")) {
            next = Brackets.end(tokens, next);
        }
        if (next >= tokens.size() || !tokens.get(next).is(";")) {
            throw new Refused(
                    "line %d: %s is no statement here"
                            .formatted(tokens.get(at).line(), tokens.get(at).text()));
        }
        return next + 1;
    }

    private static void requireHarmless(Token token) {
        boolean call = token.kind() == Kind.SYSTEM && !FUNCTIONS.contains(token.text());
        boolean word = token.isWord() && WORDS.contains(token.text());
        if (call || word) {
            throw new Refused(
                    "line %d: a design must not use %s".formatted(token.line(), token.text()));
        }
    }

    /// A path of names has to begin with one that the text itself declares.
    private static void requireInside(List<Token> tokens, int i, Set<String> names) {
        var token = tokens.get(i);
        boolean path =
                token.isWord()
                        && i + 1 < tokens.size()
                        && tokens.get(i + 1).is(".")
                        && !isDotted(tokens, i);
        if (token.is("$root") || (path && !names.contains(token.text()))) {
            throw new Refused(
                    "line %d: %s reaches outside the design".formatted(token.line(), token.text()));
        }
    }

    private static boolean isDotted(List<Token> tokens, int i) {
        return (i > 0 && tokens.get(i - 1).is("."));
    }
}
