package whetstone.curricula;

import java.util.Map;
import org.pf4j.Extension;
import whetstone.api.Curricula;
import whetstone.api.Curriculum;

/// The curricula of this plugin, by name.
@Extension
public final class BundledCurricula implements Curricula {

    @Override
    public Map<String, Curriculum> defaults() {
        return Map.of("ladder", new Ladder(0.8, 0.1), "band", new Band(0.2, 0.8, 0.02));
    }
}
