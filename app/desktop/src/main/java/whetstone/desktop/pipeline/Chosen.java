package whetstone.desktop.pipeline;

import java.util.List;
import org.jspecify.annotations.Nullable;
import whetstone.core.quality.Flow;
import whetstone.core.store.SamplePages.Choice;
import whetstone.core.store.SamplePages.Fate;
import whetstone.core.store.SamplePages.Source;

/// The number of the picture whose samples are listed.
public sealed interface Chosen {

    /// Samples that a stage wrote.
    ///
    /// @param title for a person
    /// @param count as the picture says
    record Written(Source source, String title, int count, Choice choice) implements Chosen {}

    /// Tasks of a pool.
    ///
    /// @param fate null for all of them
    record Pooled(Source source, String title, int count, @Nullable Fate fate) implements Chosen {}

    /// The stage that they are of.
    Source source();

    /// In words.
    String title();

    /// How many they are.
    int count();

    /// Those that a flow keeps.
    static Chosen kept(Flow flow) {
        var last = flow.steps().getLast();
        return flow.source().written()
                ? passed(flow, last)
                : new Pooled(
                        flow.source(),
                        "Kept by " + flow.source().name(),
                        last.passed(),
                        new Fate("", true, "", last.passed()));
    }

    /// Those that a part of a written flow let pass, whatever came of them later.
    private static Chosen passed(Flow flow, Flow.Step step) {
        var choice = step.lane().after().orElse(new Choice(null, List.of(), null, null));
        var title =
                step.equals(flow.steps().getLast())
                        ? "Kept by " + flow.source().name()
                        : "Passed " + step.name();
        return new Written(flow.source(), title, step.passed(), choice);
    }

    /// What the number of what came in, or of what passed, leads to; null where these are no samples.
    ///
    /// @param passed which of both
    static @Nullable Chosen of(Flow flow, Flow.Step step, boolean passed) {
        if (!flow.source().written()) {
            return passed
                    ? kept(flow)
                    : new Pooled(
                            flow.source(),
                            "All that %s chose from".formatted(flow.source().name()),
                            step.entered(),
                            null);
        }
        if (passed) {
            return step.lane().after().isEmpty() ? null : passed(flow, step);
        }
        return step.lane()
                .before()
                .map(choice ->
                        new Written(
                                flow.source(), "Came to " + step.name(), step.entered(), choice))
                .orElse(null);
    }

    /// What a reason leads to.
    static Chosen of(Flow flow, Fate fate) {
        var title =
                fate.part().isEmpty()
                        ? "Passed over by %s: %s".formatted(flow.source().name(), fate.reason())
                        : "Refused by %s: %s".formatted(fate.part(), fate.reason());
        return flow.source().written()
                ? new Written(
                        flow.source(),
                        title,
                        fate.count(),
                        new Choice(null, List.of(), fate.part(), fate.reason()))
                : new Pooled(flow.source(), title, fate.count(), fate);
    }
}
