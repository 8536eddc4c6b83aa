package whetstone.core.recipe;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import whetstone.api.Verdict;

/// What a verdict is worth. Unscorable rollouts are not paid: they do not train.
///
/// @param correct reward of a correct answer
/// @param partial reward of a partly right answer, times its credit
/// @param wrong reward of a wrong answer
/// @param unreadable reward of a completion without a readable answer
/// @param components added reward per named component of the verdict, times its value
public record Pay(
        double correct,
        double partial,
        double wrong,
        double unreadable,
        Map<String, Double> components) {

    public Pay {
        components = Collections.unmodifiableSortedMap(new TreeMap<>(components));
    }

    public static Pay defaults() {
        return new Pay(1, 1, 0, 0, Map.of());
    }

    /// The reward for `verdict`.
    public double reward(Verdict verdict) {
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
