package whetstone.math.expression;

/// Thrown where a value cannot be had: undefined, too large, or of a kind that a layer does not know. The next layer
/// may know better.
final class Undecided extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final boolean undefined;

    private Undecided(String why, boolean undefined) {
        super(why, null, false, false);
        this.undefined = undefined;
    }

    static Undecided because(String why) {
        return new Undecided(why, false);
    }

    /// There is no such value, as for 1/0.
    static Undecided undefined(String why) {
        return new Undecided(why, true);
    }

    boolean undefined() {
        return undefined;
    }
}
