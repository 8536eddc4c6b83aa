package whetstone.verilog.source;

import java.util.ArrayList;
import java.util.List;

/// Finds its way through nested brackets.
final class Brackets {
    private Brackets() {}

    /// The index after the bracket that closes the one at `open`.
    static int end(List<Token> tokens, int open) {
        int depth = 0;
        for (int i = open; i < tokens.size(); i++) {
            depth += step(tokens.get(i));
            if (depth == 0) {
                return i + 1;
            }
        }
        throw new Refused(
                open < tokens.size()
                        ? "line %d: the bracket never closes".formatted(tokens.get(open).line())
                        : "the text ends too early");
    }

    /// The parts between those `separator`s that stand in no bracket.
    static List<List<Token>> split(List<Token> tokens, String separator) {
        var parts = new ArrayList<List<Token>>();
        int depth = 0;
        int from = 0;
        for (int i = 0; i < tokens.size(); i++) {
            depth += step(tokens.get(i));
            if (depth == 0 && tokens.get(i).is(separator)) {
                parts.add(tokens.subList(from, i));
                from = i + 1;
            }
        }
        parts.add(tokens.subList(from, tokens.size()));
        return parts;
    }

    private static int step(Token token) {
        return token.is("(") || token.is("[") || token.is("{")
                ? 1
                : token.is(")") || token.is("]") || token.is("}") ? -1 : 0;
    }
}
