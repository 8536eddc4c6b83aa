package whetstone.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import whetstone.api.Seed;
import whetstone.api.algorithm.CriticSettings;

class CriticTest {

    private static final int WIDTH = 4;

    private static float[] random(int length, long seed) {
        var random = new Seed(seed).random();
        var values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    // Worth 2 x0 - x2 + 0.5.
    private static float[] worth(float[] features) {
        var worth = new float[features.length / WIDTH];
        for (int i = 0; i < worth.length; i++) {
            worth[i] = 2 * features[i * WIDTH] - features[i * WIDTH + 2] + 0.5f;
        }
        return worth;
    }

    @Test
    void whatIsLinearIsLearned() {
        var critic = Critic.fresh(WIDTH);
        var features = List.of(random(40, 1), random(80, 2));
        var targets = features.stream().map(CriticTest::worth).toList();
        assertArrayEquals(new float[10], critic.values(features.getFirst()));
        critic.fit(features, targets, new CriticSettings(0.02, 2000, 0));
        var other = random(400, 3);
        assertArrayEquals(worth(other), critic.values(other), 0.01f);
    }

    // One state of features (1, 0, 0, 0), value 0, target 1: Adam's first step is the learning rate
    // in each direction
    // that has a gradient, the first weight and the bias: the value is then 0.2.
    @Test
    void theFirstStepIsTheLearningRate() {
        var critic = Critic.fresh(WIDTH);
        var state = new float[] {1, 0, 0, 0};
        critic.fit(List.of(state), List.of(new float[] {1}), new CriticSettings(0.1, 1, 0));
        assertEquals(0.2f, critic.values(state)[0], 1e-5f);
        assertArrayEquals(new float[] {0.1f, 0, 0, 0, 0.1f}, critic.state().weights(), 1e-5f);
    }

    // By 0.2 a pass: after two passes the value is beyond the limit of 0.3, and nothing pulls it
    // further; what is left
    // of the optimizer's mean may carry it on a little.
    @Test
    void aValueThatHasMovedFarIsNotTaughtFurther() {
        var critic = Critic.fresh(WIDTH);
        var state = new float[] {1, 0, 0, 0};
        critic.fit(List.of(state), List.of(new float[] {9}), new CriticSettings(0.1, 50, 0.3));
        var limited = critic.values(state)[0];
        assertTrue(limited > 0.3 && limited < 3, "value " + limited);
        var free = Critic.fresh(WIDTH);
        free.fit(List.of(state), List.of(new float[] {9}), new CriticSettings(0.1, 50, 0));
        assertTrue(free.values(state)[0] > 7, "value " + free.values(state)[0]);
    }

    @Test
    void aCriticGoesOnFromItsState() {
        var settings = new CriticSettings(0.02, 5, 0.2);
        var features = List.of(random(40, 1));
        var targets = List.of(worth(features.getFirst()));
        var whole = Critic.fresh(WIDTH);
        whole.fit(features, targets, settings);
        var again = new Critic(whole.state());
        whole.fit(features, targets, settings);
        again.fit(features, targets, settings);
        assertArrayEquals(whole.state().weights(), again.state().weights());
        assertEquals(10, again.state().steps());
    }
}
