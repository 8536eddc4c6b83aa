package whetstone.math.expression;

/// Thrown where a text is not an expression; caught by whoever asked to read it.
final class Unparsable extends RuntimeException {
    private static final long serialVersionUID = 1;

    Unparsable(String why) {
        super(why, null, false, false);
    }
}
