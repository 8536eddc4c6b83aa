package whetstone.rollouts;

import java.util.Map;
import org.pf4j.Extension;
import whetstone.api.RolloutPlan;
import whetstone.api.RolloutPlans;

/// The rollout plans of this plugin, by name.
@Extension
public final class BundledRolloutPlans implements RolloutPlans {

    @Override
    public Map<String, RolloutPlan> defaults() {
        return Map.of(
                "adaptive", new Adaptive(Adaptive.Until.BALANCED, 4),
                "max-variance", new MaxVariance(4));
    }
}
