package whetstone.rollouts;

import java.util.List;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import whetstone.api.RolloutPlan;
import whetstone.api.RolloutPlanContract;

@ParameterizedClass
@MethodSource("all")
class EveryRolloutPlanTest extends RolloutPlanContract {

    private final RolloutPlan plan;

    EveryRolloutPlanTest(RolloutPlan plan) {
        this.plan = plan;
    }

    static List<RolloutPlan> all() {
        return List.of(
                new Adaptive(Adaptive.Until.BALANCED, 4),
                new Adaptive(Adaptive.Until.SOLVED, 64),
                new MaxVariance(4),
                new MaxVariance(64),
                new RolloutPlan.Even());
    }

    @Override
    protected RolloutPlan plan() {
        return plan;
    }
}
