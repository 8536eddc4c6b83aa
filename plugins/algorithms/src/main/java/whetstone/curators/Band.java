package whetstone.curators;

import java.util.Comparator;
import java.util.List;
import whetstone.api.Curator;
import whetstone.api.Range;
import whetstone.api.Seed;

/// Tasks whose pass rate lies in a band, as far as the samples can tell: those whose 95 % interval (Wilson 1927) reaches
/// into it, those nearest its middle first. Selection by pass rate as in Synthetic Data RL, arXiv:2505.17063,
/// section 3.3, which takes the observed rate for the true one.
///
/// @param low end of the band
/// @param high end of the band
public record Band(@Range(min = 0, max = 1) double low, @Range(min = 0, max = 1) double high)
        implements Curator {

    private static final double Z = 1.959964; // 95 %, two-sided

    public Band {
        if (!(low <= high)) {
            throw new IllegalArgumentException(
                    "high must be at least low, were %s and %s".formatted(high, low));
        }
    }

    @Override
    public List<Kept> select(List<Candidate> candidates, int count, Seed seed) {
        double middle = (low + high) / 2;
        return candidates.stream()
                .filter(candidate -> centre(candidate) + half(candidate) >= low)
                .filter(candidate -> centre(candidate) - half(candidate) <= high)
                .sorted(Comparator.comparingDouble(c -> Math.abs(centre(c) - middle)))
                .limit(count)
                .map(c -> new Kept(c.task(), reason(c)))
                .toList();
    }

    private static String reason(Candidate candidate) {
        return "pass rate %.2f to %.2f"
                .formatted(
                        Math.max(0, centre(candidate) - half(candidate)),
                        Math.min(1, centre(candidate) + half(candidate)));
    }

    private static double centre(Candidate c) {
        return (c.correct() + Z * Z / 2) / (c.samples() + Z * Z);
    }

    private static double half(Candidate c) {
        double spread = c.correct() * (c.samples() - c.correct()) / (double) c.samples();
        return Z * Math.sqrt(spread + Z * Z / 4) / (c.samples() + Z * Z);
    }
}
