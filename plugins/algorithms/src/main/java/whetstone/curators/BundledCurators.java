package whetstone.curators;

import java.util.Map;
import org.pf4j.Extension;
import whetstone.api.Curator;
import whetstone.api.Curators;

/// The curators of this plugin, by name.
@Extension
public final class BundledCurators implements Curators {

    @Override
    public Map<String, Curator> defaults() {
        return Map.of(
                "random", new AtRandom(),
                "band", new Band(0.2, 0.8),
                "variance", new Ranked(Ranked.By.VARIANCE),
                "easiest", new Ranked(Ranked.By.EASIEST),
                "hardest", new Ranked(Ranked.By.HARDEST),
                "hardest-solved", new Ranked(Ranked.By.HARDEST_SOLVED),
                "mostly-unsolved", new Ranked(Ranked.By.MOSTLY_UNSOLVED),
                "more-of-hard", new MoreOfHard(0.001),
                "history-deviation", new HistoryDeviation(),
                "learning-impact", new LearningImpact(0.6));
    }
}
