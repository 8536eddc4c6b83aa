package whetstone.curators;

import java.util.Comparator;
import java.util.List;
import whetstone.api.Curator;
import whetstone.api.Seed;

/// Tasks whose share of correct samples varied most over a run, by its standard deviation: what 1-shot RLVR trains on,
/// arXiv:2504.20571, section 2.
public record HistoryDeviation() implements Curator {

    @Override
    public List<Kept> select(List<Candidate> candidates, int count, Seed seed) {
        return candidates.stream()
                .sorted(Comparator.comparingDouble(candidate -> -deviation(candidate.history())))
                .limit(count)
                .map(c -> new Kept(c.task(), "deviation %.2f".formatted(deviation(c.history()))))
                .toList();
    }

    private static double deviation(List<Double> history) {
        double mean = history.stream().mapToDouble(r -> r).average().orElse(0);
        return Math.sqrt(
                history.stream().mapToDouble(r -> (r - mean) * (r - mean)).average().orElse(0));
    }
}
