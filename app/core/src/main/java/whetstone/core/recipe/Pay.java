package whetstone.core.recipe;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import whetstone.api.Range;
import whetstone.api.Verdict;

/// What a verdict is worth. Unscorable rollouts are not paid: they do not train.
///
/// @param correct reward of a correct answer
/// @param partial reward of a partly right answer, times its credit
/// @param wrong reward of a wrong answer
/// @param unreadable reward of a completion without a readable answer
/// @param components added reward per named component of the verdict, times its value
/// @param overlong what length costs
public record Pay(
        double correct,
        double partial,
        double wrong,
        double unreadable,
        Map<String, Double> components,
        Overlong overlong) {

    /// The soft punishment of completions that come near the longest that may be: DAPO, arXiv:2503.14476, eq. 13. It
    /// falls linearly from 0, at `buffer` tokens before `decoding.maxTokens`, to `-factor` at that.
    ///
    /// @param buffer tokens; 0 punishes nothing
    /// @param factor what the longest completion loses, in units of reward
    public record Overlong(
            @Range(min = 0, max = 1_000_000) int buffer, @Range(min = 0, max = 1e6) double factor) {

        /// What a completion of `length` tokens loses where `limit` is the longest, at most 0.
        double penalty(int length, int limit) {
            int over = length - (limit - buffer);
            return buffer == 0 ? 0 : Math.min(0, -factor * over / buffer);
        }
    }

    public Pay {
        components = Collections.unmodifiableSortedMap(new TreeMap<>(components));
    }

    public static Pay defaults() {
        return new Pay(1, 1, 0, 0, Map.of(), new Overlong(0, 1));
    }

    /// The reward for a completion with `verdict`.
    ///
    /// @param length tokens, the end token included
    /// @param limit the longest that it might have been
    public double reward(Verdict verdict, int length, int limit) {
        return reward(verdict) + (verdict.scorable() ? overlong.penalty(length, limit) : 0);
    }

    private double reward(Verdict verdict) {
        double base =
                switch (verdict) {
                    case Verdict.Correct _ -> correct;
                    case Verdict.Partial(var credit, _, _) -> partial * credit;
                    case Verdict.Wrong _ -> wrong;
                    case Verdict.Unreadable _ -> unreadable;
                    case Verdict.Unscorable _ -> 0;
                };
        var values = verdict.evidence().components();
        return base
                + components.entrySet().stream()
                        .mapToDouble(e -> e.getValue() * values.getOrDefault(e.getKey(), 0.0))
                        .sum();
    }
}
