package whetstone.graph.algorithm;

/// Steps that a search may take. Counted, not timed, so that a verdict does not depend on the machine.
final class Budget {

    private final String what;
    private final long limit;
    private long spent;

    Budget(String what, long limit) {
        this.what = what;
        this.limit = limit;
    }

    /// Takes `steps` more.
    ///
    /// @throws Unfinished if that is more than there may be
    void take(long steps) {
        spent += steps;
        if (spent > limit) {
            throw new Unfinished(what + ": the search reached its bound of " + limit + " steps");
        }
    }

    long spent() {
        return spent;
    }
}
