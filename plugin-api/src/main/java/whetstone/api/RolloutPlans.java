package whetstone.api;

import java.util.Map;
import org.pf4j.ExtensionPoint;

/// Contributes rollout plans. A recipe names one by its key as `rollouts: {type: adaptive, …}` and overlays its defaults.
public interface RolloutPlans extends ExtensionPoint {

    /// Each plan with its default settings, by name.
    Map<String, RolloutPlan> defaults();
}
