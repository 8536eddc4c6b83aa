package whetstone.algorithms;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import whetstone.api.Group;
import whetstone.api.Signal;
import whetstone.api.algorithm.Algorithm;
import whetstone.api.algorithm.AlgorithmContract;

class PpoTest extends AlgorithmContract {

    private static final float NEAR = 1e-6f;

    @Override
    protected Algorithm algorithm() {
        return Ppo.defaults();
    }

    @Override
    protected boolean compares() {
        return false;
    }

    private static Ppo with(double discount, double lambda) {
        return new Ppo(Presets.DAPO, discount, lambda, Ppo.defaults().critic());
    }

    private static Group one(double reward, float... values) {
        var rollout = rollout(values.length, reward, 0).with(Signal.VALUE, values);
        return new Group(task(), List.of(rollout));
    }

    // lambda 1/2. Last token: 1 - 0.4 = 0.6. First: 0.4 - 0.2 + 0.6 / 2 = 0.5.
    @Test
    void advantagesAreDecayingSumsOfSurprises() {
        var group = one(1, 0.2f, 0.4f);
        assertArrayEquals(new float[] {0.5f, 0.6f}, with(1, 0.5).credit(group).getFirst(), NEAR);
        assertArrayEquals(new float[] {0.7f, 1}, with(1, 0.5).targets(group).getFirst(), NEAR);
    }

    // lambda 1: what is earned less the value, whatever the values between.
    @Test
    void withLambdaOneTheRewardAloneIsTrusted() {
        var group = one(0.25, 0.5f, -3, 0.125f);
        assertArrayEquals(
                new float[] {-0.25f, 3.25f, 0.125f}, with(1, 1).credit(group).getFirst(), NEAR);
        assertArrayEquals(
                new float[] {0.25f, 0.25f, 0.25f}, with(1, 1).targets(group).getFirst(), NEAR);
    }

    // discount 1/2, lambda 1. Last: 0.6. First: 0.4 / 2 - 0.2 + 0.6 / 2 = 0.3.
    @Test
    void whatComesLaterIsDiscounted() {
        assertArrayEquals(
                new float[] {0.3f, 0.6f}, with(0.5, 1).credit(one(1, 0.2f, 0.4f)).getFirst(), NEAR);
    }

    // 0.5 and 0.6: mean 0.55, deviation 0.05.
    @Test
    void creditIsWhitenedOverTheStep() {
        var credits = with(1, 0.5).credits(List.of(one(1, 0.2f, 0.4f)));
        assertArrayEquals(new float[] {-1, 1}, credits.getFirst().getFirst(), 1e-4f);
    }

    // Unlike groups, a critic tells equal rewards apart from what was expected.
    @Test
    void equalRewardsTeachToo() {
        assertTrue(algorithm().teaches(one(1, 0.2f)));
    }

    @Test
    void itWantsACriticAndNoDivergenceInTheReward() {
        assertTrue(algorithm().needs().contains(Signal.VALUE));
        assertEquals(20, algorithm().criticSettings().orElseThrow().passes());
        var paid = Presets.GRPO.anchored(0.1, Kl.K1, Kl.Place.REWARD);
        assertThrows(
                IllegalArgumentException.class, () -> new Ppo(paid, 1, 1, Ppo.defaults().critic()));
    }
}
