package whetstone.verilog.source;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;

/// The value of a constant expression, as far as ranges of ports need one.
final class Constant {
    private static final List<List<String>> PRECEDENCE =
            List.of(
                    List.of("||"),
                    List.of("&&"),
                    List.of("|"),
                    List.of("^"),
                    List.of("&"),
                    List.of("==", "!="),
                    List.of("<", ">", "<=", ">="),
                    List.of("<<", ">>", "<<<", ">>>"),
                    List.of("+", "-"),
                    List.of("*", "/", "%"),
                    List.of("**"));

    private final List<Token> tokens;
    private final Map<String, Long> names;
    private int at;

    private Constant(List<Token> tokens, Map<String, Long> names) {
        this.tokens = tokens;
        this.names = names;
    }

    /// @throws Refused where the value cannot be told
    static long value(List<Token> tokens, Map<String, Long> names) {
        var reader = new Constant(tokens, names);
        long value = reader.choice();
        if (reader.at < tokens.size()) {
            throw new Refused("unexpected " + tokens.get(reader.at));
        }
        return value;
    }

    private long choice() {
        long condition = binary(0);
        if (!took("?")) {
            return condition;
        }
        long yes = choice();
        require(":");
        long no = choice();
        return condition != 0 ? yes : no;
    }

    private long binary(int level) {
        if (level == PRECEDENCE.size()) {
            return unary();
        }
        long left = binary(level + 1);
        while (at < tokens.size() && PRECEDENCE.get(level).contains(tokens.get(at).text())) {
            var operator = tokens.get(at++).text();
            left = apply(operator, left, binary(level + 1));
        }
        return left;
    }

    private static long apply(String operator, long left, long right) {
        return switch (operator) {
            case "||" -> truth(left != 0 || right != 0);
            case "&&" -> truth(left != 0 && right != 0);
            case "|" -> left | right;
            case "^" -> left ^ right;
            case "&" -> left & right;
            case "==" -> truth(left == right);
            case "!=" -> truth(left != right);
            case "<" -> truth(left < right);
            case ">" -> truth(left > right);
            case "<=" -> truth(left <= right);
            case ">=" -> truth(left >= right);
            case "<<", "<<<" -> right < 0 || right > 62 ? 0 : left << right;
            case ">>", ">>>" -> right < 0 || right > 62 ? 0 : left >> right;
            case "+" -> left + right;
            case "-" -> left - right;
            case "*" -> left * right;
            case "/" -> left / nonZero(right);
            case "%" -> left % nonZero(right);
            default -> power(left, right);
        };
    }

    private static long truth(boolean value) {
        return value ? 1 : 0;
    }

    private static long nonZero(long divisor) {
        if (divisor == 0) {
            throw new Refused("division by zero in a constant");
        }
        return divisor;
    }

    private static long power(long base, long exponent) {
        if (exponent < 0 || exponent > 62) {
            throw new Refused("power out of range in a constant");
        }
        return BigInteger.valueOf(base).pow((int) exponent).longValue();
    }

    private long unary() {
        if (took("-")) {
            return -unary();
        }
        if (took("+")) {
            return unary();
        }
        if (took("!")) {
            return truth(unary() == 0);
        }
        if (took("~")) {
            return ~unary();
        }
        if (took("(")) {
            long value = choice();
            require(")");
            return value;
        }
        if (took("$clog2")) {
            require("(");
            long value = choice();
            require(")");
            return value <= 1 ? 0 : Long.SIZE - Long.numberOfLeadingZeros(value - 1);
        }
        return atom();
    }

    private long atom() {
        if (at >= tokens.size()) {
            throw new Refused("a constant ends too early");
        }
        var token = tokens.get(at++);
        if (token.kind() == Token.Kind.NUMBER) {
            return Literal.of(token.text())
                    .map(literal -> literal.value().longValue())
                    .orElseThrow(() -> new Refused(token.text() + " has no plain value"));
        }
        var value = names.get(token.text());
        if (value == null) {
            throw new Refused(token + " is no known constant");
        }
        return value;
    }

    private boolean took(String sign) {
        boolean here = at < tokens.size() && tokens.get(at).is(sign);
        at += here ? 1 : 0;
        return here;
    }

    private void require(String sign) {
        if (!took(sign)) {
            throw new Refused("expected '%s' in a constant".formatted(sign));
        }
    }
}
