package whetstone.core.run;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import whetstone.core.store.Syntheses.PartRow;
import whetstone.core.store.Syntheses.SampleRow;
import whetstone.core.synthesis.Oracle;
import whetstone.core.synthesis.Part;
import whetstone.core.synthesis.Sample;
import whetstone.core.synthesis.Synthesizer.Count;

/// Samples and counts as they are stored.
final class SampleRows {
    private SampleRows() {}

    /// @param oracle who says what is right, where anybody can
    static SampleRow of(Sample sample, Oracle oracle) {
        var parent = sample.origin().parent();
        var ballot = sample.verdict();
        var rate = sample.rate();
        var why = sample.rejection();
        return new SampleRow(
                sample.number(),
                parent == null ? null : (Integer) parent.number(),
                sample.origin().operation().label(),
                sample.origin().passage(),
                sample.input(),
                sample.output(),
                ballot == null ? null : ballot.answer(),
                ballot == null ? null : ballot.response(),
                ballot == null ? null : (Integer) ballot.readable(),
                ballot == null ? null : (Integer) ballot.agreeing(),
                ballot == null ? null : ballot.task().id(),
                sample.solved(),
                rate == null ? null : (Double) rate.share(),
                right(oracle, sample.input(), sample.stated()),
                right(
                        oracle,
                        sample.input(),
                        Optional.ofNullable(ballot).map(Sample.Ballot::answer)),
                why == null ? null : why.part().label(),
                why == null ? null : why.reason().label(),
                why == null ? null : why.detail());
    }

    private static @Nullable Boolean right(Oracle oracle, String input, Optional<String> answer) {
        return answer.flatMap(text -> oracle.right(input, text)).orElse(null);
    }

    static List<PartRow> of(SortedMap<Part, Count> counts) {
        return counts.entrySet().stream()
                .map(entry -> {
                    var cost = entry.getValue().cost();
                    return new PartRow(
                            entry.getKey().label(),
                            entry.getValue().entered(),
                            entry.getValue().passed(),
                            cost.requests(),
                            cost.failed(),
                            cost.replies(),
                            cost.promptTokens(),
                            cost.tokens(),
                            cost.seconds());
                })
                .toList();
    }
}
