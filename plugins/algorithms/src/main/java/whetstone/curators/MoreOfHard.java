package whetstone.curators;

import java.util.ArrayList;
import java.util.List;
import whetstone.api.Curator;
import whetstone.api.Range;
import whetstone.api.Seed;

/// Tasks taken by chance, the hard ones more often: with weight 1 - p + `floor`, p being the pass rate, without putting
/// any back. An alternative in the code of Synthetic Data RL, arXiv:2505.17063.
///
/// @param floor weight of what is always solved; the code's is 0.001
public record MoreOfHard(@Range(min = 1e-9, max = 1e9) double floor) implements Curator {

    @Override
    public List<Kept> select(List<Candidate> candidates, int count, Seed seed) {
        var left = new ArrayList<>(candidates);
        var random = seed.random();
        var kept = new ArrayList<Kept>();
        while (kept.size() < count && !left.isEmpty()) {
            double at = random.nextDouble() * left.stream().mapToDouble(this::weight).sum();
            int i = 0;
            for (at -= weight(left.getFirst()); at >= 0 && i < left.size() - 1; ) {
                at -= weight(left.get(++i));
            }
            var taken = left.remove(i);
            kept.add(new Kept(taken.task(), "by chance, weight %.3f".formatted(weight(taken))));
        }
        return kept;
    }

    private double weight(Candidate candidate) {
        return 1 - candidate.passRate() + floor;
    }
}
