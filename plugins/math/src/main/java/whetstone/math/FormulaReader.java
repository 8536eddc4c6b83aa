package whetstone.math;

import java.math.BigInteger;
import java.util.Optional;
import whetstone.math.Formula.Operator;

/// Reads arithmetic from hostile text: bounded in length and depth, nothing is computed while reading.
final class FormulaReader {

    private static final int LONGEST = 1_000;
    private static final int DEEPEST = 100;
    private static final int DIGITS = 18;

    private final String text;
    private int at;

    private FormulaReader(String text) {
        this.text = text;
    }

    /// The formula that the whole text is; nothing for any other text.
    static Optional<Formula> read(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        var plain =
                text.replaceAll("\\s++", " ")
                        .replace('×', '*')
                        .replace('·', '*')
                        .replace('÷', '/')
                        .replace('−', '-');
        var reader = new FormulaReader(plain);
        try {
            var formula = reader.formula(1, 0);
            reader.space();
            return reader.at == plain.length() ? Optional.of(formula) : Optional.empty();
        } catch (Unreadable _) {
            return Optional.empty();
        }
    }

    /// Thrown and caught within this class only.
    private static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unreadable() {
            super(null, null, false, false);
        }
    }

    private Formula formula(int precedence, int depth) {
        if (depth > DEEPEST) {
            throw new Unreadable();
        }
        var left = operand(depth);
        for (var operator = operator(); operator.isPresent(); operator = operator()) {
            if (operator.get().precedence < precedence) {
                break;
            }
            at++;
            left =
                    new Formula.Operation(
                            left,
                            operator.get(),
                            formula(operator.get().precedence + 1, depth + 1));
        }
        return left;
    }

    private Optional<Operator> operator() {
        space();
        return switch (peek()) {
            case '+' -> Optional.of(Operator.ADD);
            case '-' -> Optional.of(Operator.SUBTRACT);
            case '*' -> Optional.of(Operator.MULTIPLY);
            case '/' -> Optional.of(Operator.DIVIDE);
            default -> Optional.empty();
        };
    }

    private Formula operand(int depth) {
        space();
        if (peek() == '(') {
            at++;
            var inner = formula(1, depth + 1);
            space();
            if (peek() != ')') {
                throw new Unreadable();
            }
            at++;
            return inner;
        }
        int start = at;
        while (peek() >= '0' && peek() <= '9') {
            at++;
        }
        if (at == start || at - start > DIGITS) {
            throw new Unreadable();
        }
        return new Formula.Constant(Rational.of(new BigInteger(text.substring(start, at))));
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private void space() {
        while (peek() == ' ') {
            at++;
        }
    }
}
