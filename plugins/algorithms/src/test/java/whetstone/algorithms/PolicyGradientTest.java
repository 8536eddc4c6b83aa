package whetstone.algorithms;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import whetstone.api.Group;
import whetstone.api.Rollout;
import whetstone.api.Signal;
import whetstone.api.algorithm.Algorithm;
import whetstone.api.algorithm.AlgorithmContract;
import whetstone.api.algorithm.Reduction;

/// GRPO by hand, and what each choice changes in its credit. PresetsTest does the losses.
class PolicyGradientTest extends AlgorithmContract {

    private static final PolicyGradient GRPO = Presets.GRPO;

    @Override
    protected Algorithm algorithm() {
        return GRPO;
    }

    private static Group group(double... rewards) {
        return new Group(
                task(),
                DoubleStream.of(rewards).mapToObj(reward -> rollout(2, reward, 0)).toList());
    }

    private static PolicyGradient against(Baseline baseline, AcrossGroups across) {
        return GRPO.compared(baseline, false, across);
    }

    private static void assertCredit(PolicyGradient algorithm, Group group, double... expected) {
        var credit = algorithm.credit(group);
        for (int i = 0; i < expected.length; i++) {
            float value = (float) expected[i];
            assertArrayEquals(new float[] {value, value}, credit.get(i), 1e-5f);
        }
    }

    // Mean 1/4, deviation sqrt(3)/4: (1 - 1/4) / (sqrt(3)/4) = sqrt(3), (0 - 1/4) / (sqrt(3)/4) =
    // -1/sqrt(3).
    @Test
    void rewardsAreCentredAndScaledWithinTheGroup() {
        assertCredit(GRPO, group(1, 0, 0, 0), 1.73205, -0.57735, -0.57735, -0.57735);
    }

    @Test
    void withoutTheDeviationTheyAreCentredOnly() {
        assertCredit(Presets.DR_GRPO, group(1, 0, 0, 0), 0.75, -0.25, -0.25, -0.25);
    }

    // The others of the first have mean 0, those of the second (1 + 0 + 0) / 3.
    @Test
    void leaveOneOutComparesWithTheOthers() {
        assertCredit(Presets.RLOO, group(1, 0, 0, 0), 1, -1.0 / 3, -1.0 / 3, -1.0 / 3);
        assertCredit(Presets.RLOO, group(0.7), 0.7);
        assertFalse(Presets.RLOO.teaches(group(0.7)));
    }

    // 0.9 leads 0.4 by 0.5.
    @Test
    void theRunnerUpIsWhatTheBestIsComparedWith() {
        assertCredit(Presets.PASS_AT_K, group(0.1, 0.9, 0.4), 0, 0.5, 0);
        assertTrue(Presets.PASS_AT_K.teaches(group(0.1, 0.9, 0.4)));
        assertFalse(Presets.PASS_AT_K.teaches(group(1, 1, 0)));
    }

    @Test
    void creditWithinAGroupAddsUpToNothing() {
        var baselines = List.of(Baseline.GROUP_MEAN, Baseline.LEAVE_ONE_OUT);
        for (var baseline : baselines) {
            var credit = against(baseline, AcrossGroups.NONE).credit(group(0.3, 1, 0.1, 0, 1));
            double sum = credit.stream().mapToDouble(own -> own[0]).sum();
            assertEquals(0, sum, 1e-6, baseline::toString);
        }
    }

    // Tokens carry 1, 1, 0, 0 and 0.5 four times: mean 1/2, variance 4 (1/2)² / 8 = 1/8.
    @Test
    void acrossGroupsEveryTokenCountsAlike() {
        var groups = List.of(group(1, 0), group(0.5, 0.5));
        var centred = against(Baseline.NONE, AcrossGroups.CENTRE).credits(groups);
        assertArrayEquals(new float[] {0.5f, 0.5f}, centred.get(0).get(0), 1e-6f);
        assertArrayEquals(new float[] {0, 0}, centred.get(1).get(1), 1e-6f);
        var whitened = against(Baseline.NONE, AcrossGroups.WHITEN).credits(groups);
        float root = (float) Math.sqrt(2);
        assertArrayEquals(new float[] {root, root}, whitened.get(0).get(0), 1e-5f);
        assertArrayEquals(new float[] {-root, -root}, whitened.get(0).get(1), 1e-5f);
    }

    // d = log pi - log reference is ln 2 at the first token and 0 at the second. With beta 1/2 the
    // first token is charged (ln 2) / 2, or (ln 2)² / 4, or (1/2 + ln 2 - 1) / 2.
    @ParameterizedTest
    @CsvSource({"K1, 0.346574", "K2, 0.120113", "K3, 0.0965736"})
    void divergenceInTheRewardIsPaidFromItsTokenOn(Kl kl, double charge) {
        var base = rollout(2, 1, 0).with(Signal.LOG_PROB, new float[] {-1, -1});
        float ln2 = (float) Math.log(2);
        var late = base.with(Signal.REFERENCE_LOG_PROB, new float[] {-1, -1 - ln2});
        var early = base.with(Signal.REFERENCE_LOG_PROB, new float[] {-1 - ln2, -1});
        var alone = against(Baseline.NONE, AcrossGroups.NONE).anchored(0.5, kl, Kl.Place.REWARD);
        var credit = alone.credit(new Group(task(), List.of(early, late)));
        float paid = (float) (1 - charge);
        assertArrayEquals(new float[] {paid, 1}, credit.get(0), 1e-6f);
        assertArrayEquals(new float[] {paid, paid}, credit.get(1), 1e-6f);
    }

    // On policy the ratio is 1, so a token's gradient is -credit / (length of its completion x 4
    // completions).
    @Test
    void onPolicyTheGradientIsMinusCreditOverLengthAndSequences() {
        var recorded = batch(groups()).signal(Signal.LOG_PROB).toDoubleArray();
        var gradient = gradients(recorded, new double[20]).getFirst();
        // The first group's rewards 1 and 0: mean 1/2, deviation 1/2, credit 1 and -1 but for the
        // 1e-6.
        assertEquals(-1.0 / (4 * 4), gradient[1], 1e-6);
        assertEquals(1.0 / (2 * 4), gradient[6], 1e-6);
    }

    @Test
    void beyondTheClipNothingIsLearned() {
        var far = batch(groups()).signal(Signal.LOG_PROB).toDoubleArray();
        Arrays.setAll(far, i -> far[i] + 1);
        var gradient = gradients(far, new double[20]).getFirst();
        // Ratio e. Credit above 0: clipped at 1.2, no gradient. Credit below 0: the larger loss
        // counts, unclipped.
        assertEquals(0, gradient[1]);
        assertEquals(Math.E / (2 * 4), gradient[6], 1e-5);
    }

    @Test
    void onlyWhatAChoiceUsesIsNeeded() {
        assertEquals(Set.of(Signal.LOG_PROB), GRPO.needs());
        assertEquals(Set.of(), Presets.RLOO.needs());
        var both = Set.of(Signal.LOG_PROB, Signal.REFERENCE_LOG_PROB);
        assertEquals(both, GRPO.anchored(0.1, Kl.K3, Kl.Place.LOSS).needs());
        assertEquals(both, Presets.RLOO.anchored(0.1, Kl.K1, Kl.Place.REWARD).needs());
        assertEquals(
                Set.of(Signal.REFERENCE_LOG_PROB),
                Presets.RLOO.anchored(0.1, Kl.K3, Kl.Place.LOSS).needs());
        var rollout = group(1, 0).rollouts().getFirst();
        var bare =
                new Rollout(
                        rollout.prompt(),
                        rollout.completion(),
                        Map.of(),
                        "",
                        rollout.stop(),
                        0,
                        rollout.verdict(),
                        1,
                        List.of());
        assertThrows(IllegalStateException.class, () -> bare.signal(Signal.REFERENCE_LOG_PROB));
    }

    private static void refused(String start, Runnable choice) {
        var thrown = assertThrows(IllegalArgumentException.class, choice::run);
        assertTrue(String.valueOf(thrown.getMessage()).startsWith(start), thrown::toString);
    }

    @Test
    void choicesWithoutAnEffectAreRefused() {
        refused("clip ", () -> GRPO.limited(Ratio.NONE, Clip.PPO, 0.2, 0.2));
        refused("clipHigh ", () -> GRPO.limited(Ratio.TOKEN, Clip.NONE, 0.2, 0.2));
        refused("clipHigh ", () -> GRPO.limited(Ratio.TOKEN, Clip.PPO, 0, 0));
        refused("klIn ", () -> GRPO.anchored(0.1, Kl.K1, Kl.Place.LOSS));
        refused("constantLength ", () -> GRPO.reduced(Reduction.TOKEN_MEAN, 16));
    }
}
