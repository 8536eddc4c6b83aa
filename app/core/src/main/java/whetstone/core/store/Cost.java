package whetstone.core.store;

/// What answers cost.
///
/// @param calls sent, those that failed included
/// @param retries of these, those that repeat one that failed
/// @param promptTokens that were read
/// @param tokens that were written
/// @param money in the currency of the prices
/// @param seconds spent waiting, calls that overlap counted each
public record Cost(
        long calls, long retries, long promptTokens, long tokens, double money, double seconds) {

    /// Nothing.
    public static final Cost NONE = new Cost(0, 0, 0, 0, 0, 0);

    /// The cost of a call that repeats another.
    public Cost retried() {
        return new Cost(calls, retries + 1, promptTokens, tokens, money, seconds);
    }

    /// Both together.
    public Cost plus(Cost other) {
        return new Cost(
                calls + other.calls,
                retries + other.retries,
                promptTokens + other.promptTokens,
                tokens + other.tokens,
                money + other.money,
                seconds + other.seconds);
    }
}
