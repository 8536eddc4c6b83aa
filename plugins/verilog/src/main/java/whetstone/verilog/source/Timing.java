package whetstone.verilog.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Time within a text. A design is about what happens at changes of its inputs: delays of assignments are taken out,
/// since provers do not see them and a simulator should not either; processes that wait are those of test benches.
final class Timing {
    private static final Set<String> DELAYED =
            Set.of(
                    "<=", "=", "assign", "wire", "logic", "tri", "]", "and", "nand", "or", "nor",
                    "xor", "xnor", "not", "buf", "bufif0", "bufif1", "notif0", "notif1");
    private static final Set<String> PROCESSES =
            Set.of("always", "always_ff", "always_latch", "always_comb");
    private static final Set<String> WAITS = Set.of("wait", "fork", "forever", "->");

    private Timing() {}

    /// The words without delays.
    ///
    /// @throws Refused where something waits
    static List<Token> without(List<Token> tokens) {
        var kept = new ArrayList<Token>();
        for (int i = 0; i < tokens.size(); i++) {
            var token = tokens.get(i);
            var before = i == 0 ? token : tokens.get(i - 1);
            boolean waits =
                    WAITS.contains(token.text())
                            || (token.is("@") && !PROCESSES.contains(before.text()));
            if (waits) {
                throw refused(token, token.text());
            }
            if (!token.is("#") || isParameters(before)) {
                kept.add(token);
            } else if (DELAYED.contains(before.text()) && i + 1 < tokens.size()) {
                i = tokens.get(i + 1).is("(") ? Brackets.end(tokens, i + 1) - 1 : i + 1;
            } else {
                throw refused(token, "a delay");
            }
        }
        return kept;
    }

    private static Refused refused(Token token, String what) {
        return new Refused("line %d: a design must not wait (%s)".formatted(token.line(), what));
    }

    /// Whether `#` after this word begins the parameters of a module.
    private static boolean isParameters(Token before) {
        return before.isWord() && !Keywords.ALL.contains(before.text());
    }
}
