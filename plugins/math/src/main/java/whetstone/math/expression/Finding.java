package whetstone.math.expression;

/// Whether two answers are the same, and the rule that decided.
record Finding(Outcome outcome, String why) {

    enum Outcome {
        EQUAL,
        DIFFERENT,
        UNDECIDED
    }

    static Finding equal(String why) {
        return new Finding(Outcome.EQUAL, why);
    }

    static Finding different(String why) {
        return new Finding(Outcome.DIFFERENT, why);
    }

    static Finding undecided(String why) {
        return new Finding(Outcome.UNDECIDED, why);
    }

    boolean isEqual() {
        return outcome == Outcome.EQUAL;
    }

    boolean isDifferent() {
        return outcome == Outcome.DIFFERENT;
    }
}
