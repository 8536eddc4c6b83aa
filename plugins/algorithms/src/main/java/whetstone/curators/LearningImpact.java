package whetstone.curators;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import whetstone.api.Curator;
import whetstone.api.Range;
import whetstone.api.Seed;

/// Tasks whose rewards over a run went as those of all tasks on average: learning impact measurement, LIMR,
/// arXiv:2502.11886, section 3.2. With r(i, k) the mean reward of task i the k-th time and r(k) its mean over tasks,
///
///     score(i) = 1 - sum over k of (r(i, k) - r(k))^2 / sum over k of (1 - r(k))^2
///
/// Departures from the paper: rewards are shares of correct samples, in 0 to 1, where the paper pays 1, -0.5 and -1.
///
/// @param above least score that is kept; the paper's is 0.6
public record LearningImpact(@Range(min = -1e9, max = 1) double above) implements Curator {

    @Override
    public List<Kept> select(List<Candidate> candidates, int count, Seed seed) {
        int times = candidates.stream().mapToInt(c -> c.history().size()).max().orElse(0);
        if (times == 1) {
            throw new IllegalArgumentException(
                    "learning-impact goes by how tasks fared over a run, and none came round twice; let it choose from an rl stage that goes through a pool several times");
        }
        var mean = IntStream.range(0, times).mapToDouble(k -> mean(candidates, k)).toArray();
        record Scored(Candidate candidate, double score) {}
        return candidates.stream()
                .map(candidate -> new Scored(candidate, score(candidate, mean)))
                .filter(scored -> scored.score() > above)
                .sorted(Comparator.comparingDouble(scored -> -scored.score()))
                .limit(count)
                .map(scored ->
                        new Kept(
                                scored.candidate().task(),
                                "learning impact %.2f".formatted(scored.score())))
                .toList();
    }

    private static double mean(List<Candidate> candidates, int k) {
        return candidates.stream().mapToDouble(candidate -> at(candidate, k)).average().orElse(0);
    }

    // What is missing is carried forward, as in the paper.
    private static double at(Candidate candidate, int k) {
        var history = candidate.history();
        return history.get(Math.min(k, history.size() - 1));
    }

    // Where all tasks are always solved there is nothing to follow: each scores 1.
    private static double score(Candidate candidate, double[] mean) {
        double apart = 0;
        double room = 0;
        for (int k = 0; k < mean.length; k++) {
            apart += Math.pow(at(candidate, k) - mean[k], 2);
            room += Math.pow(1 - mean[k], 2);
        }
        return room == 0 ? 1 : 1 - apart / room;
    }
}
