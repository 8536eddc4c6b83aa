package whetstone.math.expression;

/// The steps that one judgement may take. Counting work instead of watching a clock makes every verdict repeatable and
/// needs no thread.
final class Budget {

    /// About 40 ms of work.
    private static final long STEPS = 1_250_000;

    private long left = STEPS;

    /// Thrown where the steps run out; caught by [ExpressionVerifier].
    static final class Exhausted extends RuntimeException {
        private static final long serialVersionUID = 1;

        Exhausted() {
            super("out of steps", null, false, false);
        }
    }

    /// Counts one operation on numbers of so many bits; a step is worth about 30 ns.
    void spend(long bits) {
        long words = 1 + bits / 64;
        take(words < 64 ? 4 + words * words / 8 : words * (1 + words / 16));
    }

    /// Counts one operation whose time grows with the length alone.
    void spendLinear(long bits) {
        take(1 + bits / 2_048);
    }

    /// Counts one series for a function value.
    void spendSeries(long bits) {
        long words = 1 + bits / 64;
        take(bits / 5 * (4 + words * words / 64));
    }

    private void take(long steps) {
        left -= steps;
        if (left < 0) {
            throw new Exhausted();
        }
    }
}
