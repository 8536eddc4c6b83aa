package whetstone.core.run;

import java.util.Map;
import whetstone.core.recipe.Stage;
import whetstone.train.Optimizer;
import whetstone.train.Taught;

/// Stages that do all their work and leave the policy as it is.
final class Standstill {
    private Standstill() {}

    private static final double UNMOVED = 1e-30; // a learning rate that leaves weights as they are

    /// The stage, on tasks that are drawn.
    static Stage.WarmUp of(Stage.WarmUp stage) {
        return new Stage.WarmUp(
                stage.name(),
                stage.steps(),
                stage.tasks(),
                stage.untilPassRate(),
                "",
                stage.algorithm(),
                still(stage.optimizer()));
    }

    /// The stage, on tasks that are drawn, each group of which teaches; without schedules and without what earlier steps left.
    static Stage.Rl of(Stage.Rl stage) {
        return new Stage.Rl(
                stage.name(),
                stage.steps(),
                stage.tasks(),
                stage.groupSize(),
                stage.minibatch(),
                stage.epochs(),
                stage.rollouts(),
                1,
                stage.staleness(),
                stage.ahead(),
                Map.of(),
                new Stage.Buffer(0, stage.buffer().steps()),
                "",
                stage.curriculum(),
                stage.shuffleRewards(),
                new Taught(stage.algorithm()),
                still(stage.optimizer()),
                stage.decoding());
    }

    private static Optimizer still(Optimizer optimizer) {
        return new Optimizer(
                UNMOVED,
                0,
                Optimizer.Schedule.CONSTANT,
                1,
                optimizer.beta1(),
                optimizer.beta2(),
                optimizer.epsilon(),
                0,
                optimizer.clip());
    }
}
