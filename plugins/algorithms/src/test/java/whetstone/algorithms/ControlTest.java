package whetstone.algorithms;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import whetstone.algorithms.Control.Pay;
import whetstone.api.Group;
import whetstone.api.Rollout;
import whetstone.api.Verdict;
import whetstone.api.algorithm.Algorithm;
import whetstone.api.algorithm.AlgorithmContract;

/// A noise that never comes is the inner algorithm, and keeps its contract.
class ControlTest extends AlgorithmContract {

    @Override
    protected Algorithm algorithm() {
        return new Control(Presets.GRPO, Pay.NOISE, 0);
    }

    private static double[] paid(Pay pay, double probability, List<Rollout> rollouts) {
        return new Control(Presets.GRPO, pay, probability)
                .paid(new Group(task(), rollouts))
                .rewards();
    }

    private static Rollout judged(Verdict verdict, int version) {
        var sampled = rollout(2, 1, 0);
        return new Rollout(
                sampled.prompt(),
                sampled.completion(),
                sampled.signals(),
                "",
                sampled.stop(),
                version,
                verdict,
                verdict.credit(),
                List.of());
    }

    @Test
    void withoutNoiseCreditIsThatOfTheInnerAlgorithm() {
        var group = groups().getFirst();
        var expected = Presets.GRPO.credit(group);
        for (int i = 0; i < expected.size(); i++) {
            assertArrayEquals(expected.get(i), algorithm().credit(group).get(i));
        }
    }

    // 2000 draws of probability 0.3: a deviation of the share is sqrt(0.3 · 0.7 / 2000) = 0.0102.
    @Test
    void randomPayHasItsProbabilityAndHeedsNoVerdict() {
        var right = Collections.nCopies(2000, judged(Verdict.correct(""), 3));
        var wrong = Collections.nCopies(2000, judged(Verdict.wrong(""), 3));
        double[] found = paid(Pay.RANDOM, 0.3, right);
        double sum = 0;
        for (double pay : found) {
            assertTrue(pay == 0 || pay == 1);
            sum += pay;
        }
        assertEquals(0.3, sum / 2000, 4 * 0.0102);
        assertArrayEquals(found, paid(Pay.RANDOM, 0.3, wrong));
    }

    @Test
    void chanceIsTheSameWhenAskedTwiceAndAnotherForAnotherPolicy() {
        var third = Collections.nCopies(64, judged(Verdict.correct(""), 3));
        var fourth = Collections.nCopies(64, judged(Verdict.correct(""), 4));
        assertArrayEquals(paid(Pay.RANDOM, 0.5, third), paid(Pay.RANDOM, 0.5, third));
        assertNotEquals(
                List.of(paid(Pay.RANDOM, 0.5, third)), List.of(paid(Pay.RANDOM, 0.5, fourth)));
    }

    @Test
    void constantPayLeavesNothingToCompare() {
        var constant = new Control(Presets.GRPO, Pay.CONSTANT, 0);
        assertTrue(Presets.GRPO.teaches(groups().getFirst()));
        assertFalse(constant.teaches(groups().getFirst()));
    }

    @Test
    void formatPaysForWhatCouldBeRead() {
        var members =
                List.of(
                        judged(Verdict.correct(""), 0),
                        judged(Verdict.wrong(""), 0),
                        judged(Verdict.partial(0.5, ""), 0),
                        judged(Verdict.unreadable(""), 0));
        assertArrayEquals(new double[] {1, 1, 1, 0}, paid(Pay.FORMAT, 0, members));
    }

    // Always turned over: rewards 1 and 0 become 0 and 1, 0.25 becomes 0.75.
    @Test
    void noiseTurnsJudgementsOver() {
        var group = groups().getFirst();
        var turned = new Control(Presets.DR_GRPO, Pay.NOISE, 1).credit(group);
        assertEquals(-0.5f, turned.get(0)[0]);
        assertEquals(0.5f, turned.get(1)[0]);
        var second = groups().get(1).rollouts();
        assertArrayEquals(new double[] {0.75, 0}, paid(Pay.NOISE, 1, second));
    }

    // Probability 0.25 is sharpness 2: of right answers the score has density 2 s, mean 2/3; with
    // as many right as wrong
    // ones, of those scored between 0.7 and 0.8 three quarters are right. A deviation of a share of
    // 4000 is below 0.008.
    @Test
    void aModelsScoreSaysHowOftenItIsRight() {
        double[] right =
                paid(Pay.MODEL, 0.25, Collections.nCopies(4000, judged(Verdict.correct(""), 3)));
        double[] wrong =
                paid(Pay.MODEL, 0.25, Collections.nCopies(4000, judged(Verdict.wrong(""), 4)));
        assertEquals(0.25, Arrays.stream(right).filter(s -> s < 0.5).count() / 4000.0, 0.03);
        assertEquals(2.0 / 3, Arrays.stream(right).average().orElseThrow(), 0.02);
        double between = Arrays.stream(right).filter(s -> s > 0.7 && s < 0.8).count();
        double beside = Arrays.stream(wrong).filter(s -> s > 0.7 && s < 0.8).count();
        assertEquals(0.75, between / (between + beside), 0.06);
    }

    @Test
    void anAlgorithmWithACriticIsPaidOtherwiseToo() {
        var group = groups().getFirst();
        var paid = new Control(Ppo.defaults(), Pay.CONSTANT, 0);
        assertEquals(Ppo.defaults().criticSettings(), paid.criticSettings());
        var same = paid.paid(group);
        for (int i = 0; i < same.rollouts().size(); i++) {
            assertArrayEquals(Ppo.defaults().targets(same).get(i), paid.targets(group).get(i));
        }
    }

    @Test
    void aProbabilityWithoutAnEffectOrOfNoModelIsRefused() {
        assertThrows(
                IllegalArgumentException.class, () -> new Control(Presets.GRPO, Pay.FORMAT, 0.5));
        for (double wrong : new double[] {0, 0.5, 0.9}) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> new Control(Presets.GRPO, Pay.MODEL, wrong));
        }
    }
}
