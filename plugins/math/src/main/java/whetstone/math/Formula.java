package whetstone.math;

import java.util.ArrayList;
import java.util.List;

/// Arithmetic as it is written in a task: numbers, the four operations, parentheses.
sealed interface Formula {

    /// A number that was given or computed.
    record Constant(Rational value) implements Formula {}

    /// One operation on two operands.
    record Operation(Formula left, Operator operator, Formula right) implements Formula {}

    /// The four operations.
    enum Operator {
        ADD("+", 1),
        SUBTRACT("-", 1),
        MULTIPLY("*", 2),
        DIVIDE("/", 2);

        final String symbol;
        final int precedence;

        Operator(String symbol, int precedence) {
            this.symbol = symbol;
            this.precedence = precedence;
        }

        /// @throws ArithmeticException for a division by zero
        Rational apply(Rational left, Rational right) {
            return switch (this) {
                case ADD -> left.add(right);
                case SUBTRACT -> left.subtract(right);
                case MULTIPLY -> left.multiply(right);
                case DIVIDE -> left.divide(right);
            };
        }
    }

    /// The exact value.
    ///
    /// @throws ArithmeticException for a division by zero
    default Rational value() {
        return switch (this) {
            case Constant(var value) -> value;
            case Operation(var left, var operator, var right) ->
                    operator.apply(left.value(), right.value());
        };
    }

    /// The numbers from left to right.
    default List<Rational> numbers() {
        var numbers = new ArrayList<Rational>();
        collect(numbers);
        return numbers;
    }

    private void collect(List<Rational> numbers) {
        switch (this) {
            case Constant(var value) -> numbers.add(value);
            case Operation(var left, _, var right) -> {
                left.collect(numbers);
                right.collect(numbers);
            }
        }
    }

    /// As written by a person, with no more parentheses than needed.
    default String text() {
        return switch (this) {
            case Constant(var value) -> value.toString();
            case Operation(var left, var operator, var right) ->
                    "%s %s %s"
                            .formatted(
                                    left.within(operator.precedence),
                                    operator.symbol,
                                    right.within(operator.precedence + 1));
        };
    }

    private String within(int precedence) {
        boolean bare =
                switch (this) {
                    case Constant(var value) ->
                            value.signum() >= 0 && (value.isInteger() || precedence <= 1);
                    case Operation(_, var operator, _) -> operator.precedence >= precedence;
                };
        return bare ? text() : "(" + text() + ")";
    }

    /// The formula with its leftmost innermost operation carried out; itself where it is a number.
    default Formula reduced() {
        return switch (this) {
            case Constant constant -> constant;
            case Operation(Constant(var a), var operator, Constant(var b)) ->
                    new Constant(operator.apply(a, b));
            case Operation(Constant left, var operator, var right) ->
                    new Operation(left, operator, right.reduced());
            case Operation(var left, var operator, var right) ->
                    new Operation(left.reduced(), operator, right);
        };
    }

    /// The same text for formulas that differ only in the order of summands or factors, or in how they are grouped.
    default String canonical() {
        return switch (this) {
            case Constant(var value) -> value.toString();
            case Operation(_, var operator, _) -> {
                var parts = new ArrayList<String>();
                flatten(operator.precedence, false, parts);
                parts.sort(null);
                yield (operator.precedence == 1 ? "S" : "P") + parts;
            }
        };
    }

    /// Adds the members of the sum (precedence 1) or product (2), each marked by whether it is taken inversely.
    private void flatten(int precedence, boolean inverse, List<String> parts) {
        if (this instanceof Operation(var left, var operator, var right)
                && operator.precedence == precedence) {
            left.flatten(precedence, inverse, parts);
            boolean turns = operator == Operator.SUBTRACT || operator == Operator.DIVIDE;
            right.flatten(precedence, inverse ^ turns, parts);
        } else {
            parts.add((inverse ? "~" : "") + canonical());
        }
    }
}
