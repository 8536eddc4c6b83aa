package whetstone.evaluators;

import java.util.LinkedHashMap;
import java.util.Map;
import whetstone.api.Evaluator;
import whetstone.api.Group;
import whetstone.api.Range;
import whetstone.api.Verdict;

/// How steadily a problem is solved: G-Pass@k, arXiv:2412.13147. `g-pass@k:τ` is the probability that of k samples, drawn
/// without putting back, at least the share τ is correct; with τ = 1 it is pass^k, arXiv:2406.12045. `mg-pass@k` is the mean
/// over all τ from a half to 1.
///
/// @param k how many samples are drawn; a problem with fewer is left out
public record GPass(@Range(min = 1, max = 1024) int k) implements Evaluator {

    private static final double[] SHARES = {0.25, 0.5, 0.75, 1};

    @Override
    public Map<String, Double> scores(Group problem) {
        var samples = problem.rollouts();
        if (samples.size() < k) {
            return Map.of();
        }
        int correct =
                (int) samples.stream().filter(r -> r.verdict() instanceof Verdict.Correct).count();
        var atLeast = atLeast(correct, samples.size());
        var scores = new LinkedHashMap<String, Double>();
        for (double share : SHARES) {
            var text = share == 1 ? "1" : Double.toString(share);
            scores.put("g-pass@%d:%s".formatted(k, text), atLeast[(int) Math.ceil(share * k)]);
        }
        scores.put("mg-pass@" + k, mean(atLeast));
        return scores;
    }

    // 2/k times the sum over i from ⌈k/2⌉ + 1 to k of G-Pass@k at τ = i/k.
    private double mean(double[] atLeast) {
        double sum = 0;
        for (int i = Math.ceilDiv(k, 2) + 1; i <= k; i++) {
            sum += atLeast[i];
        }
        return 2 * sum / k;
    }

    // For each number up to k the probability that at least so many of k samples are correct.
    private double[] atLeast(int correct, int samples) {
        var chance = new double[k + 1];
        chance[0] = 1;
        for (int drawn = 0; drawn < k; drawn++) {
            for (int found = Math.min(drawn, correct); found >= 0; found--) {
                double more = chance[found] * (correct - found) / (samples - drawn);
                chance[found + 1] += more;
                chance[found] -= more;
            }
        }
        for (int found = k - 1; found >= 0; found--) {
            chance[found] += chance[found + 1];
        }
        return chance;
    }
}
