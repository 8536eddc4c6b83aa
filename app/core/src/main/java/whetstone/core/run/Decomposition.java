package whetstone.core.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import whetstone.api.Seed;
import whetstone.api.Task;
import whetstone.api.Verdict;
import whetstone.core.recipe.Stage;

/// Cuts episodes into examples of one action each, and filters them by whole episodes: SWiRL, arXiv:2504.04736, sections
/// 3.1 and 3.2.
///
/// @param examples of all episodes, in order
/// @param passing episodes that pass the filter
/// @param kept episodes of these that are kept
record Decomposition(List<Example> examples, int passing, int kept) {

    /// An action in its state: an episode of K actions gives K of them, and the k-th ends in its k-th action.
    ///
    /// @param good whether the judge of steps found the action good
    /// @param kept whether its episode passed the filter and was drawn
    /// @param why it was kept or not
    record Example(Task state, String action, boolean good, boolean kept, String why) {}

    /// Cuts `episodes`.
    ///
    /// @param keep episodes that are kept of those that pass, at most; 0 keeps all
    /// @param seed decides which
    static Decomposition of(List<Episode> episodes, Stage.Filter filter, int keep, Seed seed) {
        var passing =
                IntStream.range(0, episodes.size())
                        .filter(i -> objection(episodes.get(i), filter).isEmpty())
                        .boxed()
                        .toList();
        var kept = drawn(passing, keep, seed);
        var examples = new ArrayList<Example>();
        for (int i = 0; i < episodes.size(); i++) {
            boolean so = kept.contains(i);
            var why =
                    so
                            ? "passed"
                            : objection(episodes.get(i), filter)
                                    .orElse("not among the %d that were drawn".formatted(keep));
            for (var act : episodes.get(i).acts()) {
                examples.add(new Example(act.state(), act.text(), act.good(), so, why));
            }
        }
        return new Decomposition(List.copyOf(examples), passing.size(), kept.size());
    }

    // Fisher and Yates, of which the first `keep` are taken.
    private static Set<Integer> drawn(List<Integer> passing, int keep, Seed seed) {
        if (keep == 0 || passing.size() <= keep) {
            return new HashSet<>(passing);
        }
        var order = new ArrayList<>(passing);
        var random = seed.random();
        for (int i = 0; i < keep; i++) {
            Collections.swap(order, i, i + random.nextInt(order.size() - i));
        }
        return new HashSet<>(order.subList(0, keep));
    }

    /// Why `filter` does not let an episode pass; empty where it does.
    private static Optional<String> objection(Episode episode, Stage.Filter filter) {
        return switch (filter) {
            case NONE -> Optional.empty();
            case PROCESS -> badStep(episode);
            case OUTCOME -> wrongOutcome(episode);
            case BOTH -> badStep(episode).or(() -> wrongOutcome(episode));
        };
    }

    private static Optional<String> badStep(Episode episode) {
        return IntStream.range(0, episode.acts().size())
                .filter(i -> !episode.acts().get(i).good())
                .mapToObj(i ->
                        objection(
                                "step %d".formatted(i + 1),
                                "good",
                                episode.acts().get(i).verdict()))
                .findFirst();
    }

    private static Optional<String> wrongOutcome(Episode episode) {
        return episode.right()
                ? Optional.empty()
                : Optional.of(objection("the outcome", "right", episode.outcome()));
    }

    private static String objection(String what, String wanted, Verdict found) {
        var how = found.scorable() ? "is not " + wanted : "cannot be judged";
        return "%s %s: %s".formatted(what, how, found.why());
    }
}
