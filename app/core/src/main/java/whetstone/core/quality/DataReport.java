package whetstone.core.quality;

import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import whetstone.core.store.Syntheses.PartRow;

/// What a stage that makes data came to, in numbers: quality, diversity and complexity, after the survey arXiv:2412.02980.
///
/// @param stage its position in the recipe
/// @param parts what each part did, and took of the teacher
/// @param rejected samples by part and reason
/// @param operations kept samples by what made them
/// @param complexity of the kept samples
/// @param passRates the student's, of the samples as written, after adaptation, and of those kept
public record DataReport(
        long run,
        int stage,
        List<PartRow> parts,
        SortedMap<String, Integer> rejected,
        SortedMap<String, Integer> operations,
        Quality quality,
        Diversity diversity,
        Complexity complexity,
        PassRates passRates) {

    /// How right it is.
    ///
    /// @param readable share of the teacher's exercises that could be used as they came
    /// @param agreement mean over labelled samples of the share of readable answers that agree with the label
    /// @param judged labelled samples whose right answer an oracle knows
    /// @param errorBefore share of those whose answer was wrong as it came with the question; null where there is no oracle
    /// @param errorAfter share of those whose label is wrong; null where there is no oracle
    /// @param errorKept the same among the kept ones; null where there is no oracle
    /// @param contaminated samples that were refused because a benchmark holds them
    /// @param leaked kept samples that the run's own evaluations ask, word for word
    public record Quality(
            double readable,
            double agreement,
            int judged,
            @Nullable Double errorBefore,
            @Nullable Double errorAfter,
            @Nullable Double errorKept,
            int contaminated,
            int leaked) {}

    /// How different the kept questions are.
    ///
    /// @param distinct1 different words / words
    /// @param distinct2 different pairs of neighbouring words / such pairs: arXiv:1510.03055
    /// @param distance mean over pairs of 1 - Jaccard similarity of their words
    /// @param compression bytes of all of them together / bytes after DEFLATE; the more alike, the larger
    public record Diversity(
            double distinct1, double distinct2, double distance, double compression) {}

    /// How much the kept questions ask.
    ///
    /// @param inputWords mean length of a question
    /// @param outputWords mean length of its worked answer
    /// @param passRate mean over questions of the student's pass rate
    public record Complexity(double inputWords, double outputWords, double passRate) {}

    /// Counts of samples by pass rate: never solved; then ten bins of a tenth, the upper end included, 1 excluded; then
    /// always solved. 12 numbers each.
    ///
    /// @param written samples as they were first written
    /// @param adapted all samples that were scored
    /// @param kept those in the pool
    public record PassRates(List<Integer> written, List<Integer> adapted, List<Integer> kept) {}
}
