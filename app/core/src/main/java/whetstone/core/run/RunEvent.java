package whetstone.core.run;

import java.util.List;
import java.util.SortedMap;
import whetstone.core.measure.Estimate;
import whetstone.core.measure.Scored;
import whetstone.core.store.Findings;
import whetstone.core.store.Runs;
import whetstone.core.store.Syntheses;

/// What a run tells whoever started it, as it goes.
public sealed interface RunEvent {

    /// The run is in the store.
    ///
    /// @param resumed whether it goes on from a checkpoint
    record Started(long run, String name, List<String> stages, boolean resumed)
            implements RunEvent {}

    /// A stage begins.
    ///
    /// @param steps how many it has
    /// @param from the first one that is still to be done
    record StageStarted(String stage, int steps, int from) implements RunEvent {}

    /// A step is done and stored.
    ///
    /// @param metrics names as in METRICS.md
    record Stepped(String stage, int step, int steps, SortedMap<String, Double> metrics)
            implements RunEvent {}

    /// Part of a step is done; for progress only.
    record Sampled(String stage, int done, int of) implements RunEvent {}

    /// Some of a part of a stage that makes data is done.
    ///
    /// @param part what is being done, in a word or two
    record Worked(String stage, String part, int done, int of) implements RunEvent {}

    /// A stage has made its data.
    record Synthesized(
            String stage, List<Syntheses.PartRow> parts, List<Syntheses.SampleRow> samples)
            implements RunEvent {}

    /// A stage has measured the policy.
    record Measured(String stage, Estimate estimate, List<Scored> scores) implements RunEvent {}

    /// Something a person should know.
    record Noted(String text) implements RunEvent {}

    /// The run doctor found something.
    record Found(String stage, int step, Findings.Finding finding) implements RunEvent {}

    /// The run is over for now.
    record Ended(long run, Runs.Status status) implements RunEvent {}
}
