package whetstone.core.compare;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import whetstone.core.measure.Estimate;
import whetstone.core.store.Matrices.Row;
import whetstone.core.store.Matrices.Sample;
import whetstone.core.store.Verdicts.Tally;

/// What the samples of one problem are worth.
final class Scores {
    private Scores() {}

    /// The samples that could be judged, in order.
    static List<Sample> judged(Row row) {
        return row.samples().stream().filter(Sample::scorable).toList();
    }

    /// Whether at least `k` samples could be judged.
    static boolean judges(Row row, int k) {
        return judged(row).size() >= k;
    }

    /// Unbiased pass@k.
    static double passAt(int k, Row row) {
        var judged = judged(row);
        int correct = (int) judged.stream().filter(Sample::correct).count();
        return Estimate.passAt(
                k, new Tally(row.task(), row.domain(), row.level(), judged.size(), correct));
    }

    /// maj@k: whether the most frequent answer of k samples is right, mean over as many disjoint runs of k samples as there
    /// are. Between equally frequent ones chance decides; a sample without an answer has no vote. Wang et al. 2022,
    /// arXiv:2203.11171.
    ///
    /// @param k at most the number of judged samples
    static double majorityAt(int k, Row row) {
        var judged = judged(row);
        int runs = judged.size() / k;
        double sum = 0;
        for (int i = 0; i < runs; i++) {
            sum += majority(judged.subList(i * k, (i + 1) * k));
        }
        return sum / runs;
    }

    private static double majority(List<Sample> samples) {
        Map<String, int[]> votes = new HashMap<>(); // for each answer its votes, and the right ones
        for (var sample : samples) {
            if (sample.answer() != null) {
                var vote = votes.computeIfAbsent(sample.answer().strip(), _ -> new int[2]);
                vote[0]++;
                vote[1] += sample.correct() ? 1 : 0;
            }
        }
        int most = votes.values().stream().mapToInt(vote -> vote[0]).max().orElse(0);
        return votes.values().stream()
                .filter(vote -> vote[0] == most)
                .mapToDouble(vote -> (double) vote[1] / vote[0])
                .average()
                .orElse(0);
    }

    /// Whether any answer was recorded.
    static boolean answers(Row row) {
        return row.samples().stream().anyMatch(sample -> sample.answer() != null);
    }

    /// Whether one of the first `size` judged samples is correct.
    static boolean solved(Row row, int size) {
        return judged(row).stream().limit(size).anyMatch(Sample::correct);
    }

    static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
