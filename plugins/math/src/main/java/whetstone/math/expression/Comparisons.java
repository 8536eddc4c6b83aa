package whetstone.math.expression;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import whetstone.math.expression.Expr.Sign;
import whetstone.math.expression.Scanner.Kind;
import whetstone.math.expression.Scanner.Token;

/// Reads the signs of comparison.
final class Comparisons {

    private static final Map<String, Sign> SIGNS =
            Map.ofEntries(
                    Map.entry("le", Sign.LESS_EQUAL),
                    Map.entry("leq", Sign.LESS_EQUAL),
                    Map.entry("leqslant", Sign.LESS_EQUAL),
                    Map.entry("leqq", Sign.LESS_EQUAL),
                    Map.entry("ge", Sign.GREATER_EQUAL),
                    Map.entry("geq", Sign.GREATER_EQUAL),
                    Map.entry("geqslant", Sign.GREATER_EQUAL),
                    Map.entry("geqq", Sign.GREATER_EQUAL),
                    Map.entry("lt", Sign.LESS),
                    Map.entry("gt", Sign.GREATER),
                    Map.entry("ne", Sign.UNEQUAL),
                    Map.entry("neq", Sign.UNEQUAL),
                    Map.entry("in", Sign.IN),
                    Map.entry("approx", Sign.APPROXIMATELY),
                    Map.entry("simeq", Sign.APPROXIMATELY),
                    Map.entry("equiv", Sign.CONGRUENT));

    private final Scanner scanner;

    Comparisons(Scanner scanner) {
        this.scanner = scanner;
    }

    /// The sign that stands here, passed; null where there is none.
    @Nullable Sign next() {
        var token = scanner.peek();
        if (token.kind() == Kind.COMMAND) {
            return commandSign(token);
        }
        if (token.kind() != Kind.CHARACTER || "=<>!".indexOf(token.text().charAt(0)) < 0) {
            return null;
        }
        boolean doubled = scanner.charAt(token.to()) == '=';
        if (token.is('!') && !doubled) {
            return null;
        }
        scanner.pass(token);
        if (doubled) {
            scanner.take('=');
        }
        return switch (token.text().charAt(0)) {
            case '=' -> Sign.EQUAL;
            case '<' -> doubled ? Sign.LESS_EQUAL : Sign.LESS;
            case '>' -> doubled ? Sign.GREATER_EQUAL : Sign.GREATER;
            default -> Sign.UNEQUAL;
        };
    }

    private @Nullable Sign commandSign(Token token) {
        if (token.text().equals("not")) {
            scanner.pass(token);
            scanner.expect('=');
            return Sign.UNEQUAL;
        }
        var sign = SIGNS.get(token.text());
        if (sign != null) {
            scanner.pass(token);
        }
        return sign;
    }
}
