package whetstone.core.watch;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import whetstone.api.Rollout;
import whetstone.core.store.Findings.Finding;
import whetstone.core.store.Findings.Severity;
import whetstone.core.store.Graded;

/// Something that should not happen.
///
/// @param id its name, such as `no-signal`
/// @param source who says that the thresholds are some
/// @param reading what is looked at
/// @param watch value above which it is worth a look
/// @param alarm value above which it is an alarm; infinite for never
/// @param words of the evidence, with one `%s` for the value
/// @param shows which groups of the step show it
record Rule(
        String id,
        String source,
        Reading reading,
        double watch,
        double alarm,
        String words,
        Predicate<Graded> shows) {

    private static final int SHOWN = 8;

    /// What a rule looks at.
    @FunctionalInterface
    interface Reading {
        /// The larger, the worse; NaN where it cannot be said yet.
        double of(History history);
    }

    /// What the rule has to say about the newest step; empty where all is well.
    Optional<Finding> check(History history) {
        double value = reading.of(history);
        if (!(value > watch)) {
            return Optional.empty();
        }
        boolean alarmed = value > alarm;
        return Optional.of(
                new Finding(
                        id,
                        alarmed ? Severity.ALARM : Severity.WATCH,
                        value,
                        alarmed ? alarm : watch,
                        words.formatted("%.4g".formatted(value)),
                        source,
                        culprits(history.now().groups())));
    }

    private List<Integer> culprits(List<Graded> groups) {
        return IntStream.range(0, groups.size())
                .filter(i -> shows.test(groups.get(i)))
                .limit(SHOWN)
                .boxed()
                .toList();
    }

    /// Shows groups with a rollout that is so.
    static Predicate<Graded> with(Predicate<Rollout> rollout) {
        return graded -> graded.group().rollouts().stream().anyMatch(rollout);
    }
}
