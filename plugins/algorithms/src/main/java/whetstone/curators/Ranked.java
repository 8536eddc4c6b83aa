package whetstone.curators;

import java.util.Comparator;
import java.util.List;
import whetstone.api.Curator;
import whetstone.api.Seed;

/// Sorts by the observed pass rate p and takes from the top; between equals what was drawn first.
///
/// @param by what comes first
public record Ranked(By by) implements Curator {

    /// What comes first, and what is not taken at all.
    public enum By {
        /// Most variance of rewards first, p (1 - p).
        VARIANCE,
        /// From easy to hard, as a plain curriculum would begin.
        EASIEST,
        /// From hard to easy, what was never solved first of all.
        HARDEST,
        /// The hardest that were solved at all, from hard to easy: the choice of Synthetic Data RL, arXiv:2505.17063,
        /// section 3.3, which ranks what was never solved last; and the second stage of DRIVE, arXiv:2511.06307.
        HARDEST_SOLVED,
        /// Solved less often than not, the easiest first: what greedy decoding is likely to miss, for SELF,
        /// arXiv:2510.02230, which decodes greedily to know it.
        MOSTLY_UNSOLVED
    }

    @Override
    public List<Kept> select(List<Candidate> candidates, int count, Seed seed) {
        return candidates.stream()
                .filter(this::takes)
                .sorted(Comparator.comparingDouble(this::rank))
                .limit(count)
                .map(c -> new Kept(c.task(), "pass rate %.2f".formatted(c.passRate())))
                .toList();
    }

    private boolean takes(Candidate candidate) {
        return switch (by) {
            case VARIANCE, EASIEST, HARDEST -> true;
            case HARDEST_SOLVED -> candidate.correct() > 0;
            case MOSTLY_UNSOLVED -> 2 * candidate.correct() < candidate.samples();
        };
    }

    private double rank(Candidate candidate) {
        double rate = candidate.passRate();
        return switch (by) {
            case VARIANCE -> -rate * (1 - rate);
            case EASIEST, MOSTLY_UNSOLVED -> -rate;
            case HARDEST, HARDEST_SOLVED -> rate;
        };
    }
}
