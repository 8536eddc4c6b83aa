package whetstone.core.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import whetstone.api.Group;
import whetstone.api.Rollout;
import whetstone.api.Split;
import whetstone.api.Task;
import whetstone.api.Verdict;
import whetstone.core.store.Findings.Finding;
import whetstone.core.store.Findings.Severity;
import whetstone.core.store.Graded;

class RunDoctorTest {

    private static Observation seen(int step, Map<String, Double> metrics) {
        return new Observation(step, new TreeMap<>(metrics), List.of());
    }

    // What the doctor says of `steps` steps of one metric; of this machine's memory nothing.
    private static List<Finding> said(String metric, int steps, IntToDoubleFunction value) {
        var doctor = new RunDoctor();
        return IntStream.range(0, steps)
                .mapToObj(step ->
                        doctor.examine(seen(step, Map.of(metric, value.applyAsDouble(step)))))
                .flatMap(List::stream)
                .filter(finding -> !finding.rule().equals("memory"))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "groups/no_signal_share, no-signal, 0.8, 0.85, 1",
        "completions/truncated_share, truncation, 0.3, 0.35, 0.85",
        "sampling/log_prob_difference, mismatch, 0.1, 0.11, 1.1",
        "policy/log_ratio, ratio, 0.5, 0.6, 1.1",
        "reference/kl, divergence, 0.5, 0.6, 2.1",
        "gradient/norm, gradient, 10, 11, 101",
        "verdict/unscorable_share, unscorable, 0.02, 0.03, 0.11"
    })
    void aLevelIsWatchedAndThenAlarms(
            String metric, String rule, double fine, double watched, double alarming) {
        assertEquals(List.of(), said(metric, 10, _ -> fine));
        var watch = said(metric, 10, _ -> watched);
        assertEquals(1, watch.size(), watch::toString);
        assertEquals(rule, watch.getFirst().rule());
        assertEquals(Severity.WATCH, watch.getFirst().severity());
        assertEquals(watched, watch.getFirst().value(), 1e-12);
        assertEquals(fine, watch.getFirst().threshold());
        assertEquals(Severity.ALARM, said(metric, 10, _ -> alarming).getFirst().severity());
    }

    @Test
    void aRuleSpeaksAgainOnlyWhenItGetsWorseOrAfterAllWasWell() {
        double[] shares = {0.03, 0.03, 0.03, 0.2, 0.2, 0.2, 0, 0, 0, 0.03};
        var said = said("verdict/unscorable_share", 10, step -> shares[step]);
        assertEquals(
                List.of(Severity.WATCH, Severity.ALARM, Severity.WATCH),
                said.stream().map(Finding::severity).toList());
    }

    @Test
    void lossesThatAreNoNumbersAlarmAtOnce() {
        var said = said("loss", 1, _ -> Double.NaN);
        assertEquals("not-a-number", said.getFirst().rule());
        assertEquals(Severity.ALARM, said.getFirst().severity());
        assertEquals(List.of(), said("loss", 1, _ -> -3));
    }

    @Test
    void stepsWithoutAnyRewardAreCounted() {
        assertEquals(List.of(), said("verdict/correct_share", 19, _ -> 0));
        assertEquals("no-reward", said("verdict/correct_share", 20, _ -> 0).getFirst().rule());
        assertEquals(List.of(), said("verdict/correct_share", 20, step -> step == 3 ? 0.01 : 0));
    }

    // 1 - 0.04 t loses 0.76 of 1 in 20 steps; 1 - 0.02 t loses 0.38.
    @Test
    void anEntropyThatFallsFastIsWatched() {
        var said = said("sampling/entropy", 20, step -> 1 - 0.04 * step);
        assertEquals("entropy-slope", said.getFirst().rule());
        assertEquals(0.76, said.getFirst().value(), 1e-9);
        assertEquals(List.of(), said("sampling/entropy", 20, step -> 1 - 0.02 * step));
        assertEquals("entropy-collapse", said("sampling/entropy", 5, _ -> 0.005).getFirst().rule());
    }

    // Lengths 10 … 29: the last five have mean 27, the first five 12.
    @Test
    void lengthThatGrowsWithoutMoreCorrectAnswersIsWatched() {
        var said = grown(0);
        assertEquals("length-growth", said.getFirst().rule());
        assertEquals(27.0 / 12, said.getFirst().value(), 1e-12);
        assertEquals(List.of(), grown(0.01));
    }

    private static List<Finding> grown(double gain) {
        var doctor = new RunDoctor();
        var said = new ArrayList<Finding>();
        for (int step = 0; step < 20; step++) {
            var metrics =
                    Map.of(
                            "completions/mean_length", 10.0 + step,
                            "verdict/correct_share", 0.2 + gain * step);
            said.addAll(doctor.examine(seen(step, metrics)));
        }
        return said.stream().filter(finding -> !finding.rule().equals("memory")).toList();
    }

    // Shares rise from 0.2 to 0.5 in between; the gain elsewhere is from -0.01, or from 0.01.
    @Test
    void rewardThatRisesInTrainingAloneAlarms() {
        double[] training = IntStream.range(0, 20).mapToDouble(i -> i < 10 ? 0.2 : 0.5).toArray();
        var found = HeldOut.check(training, -0.01).orElseThrow();
        assertEquals(0.3, found.value(), 1e-12);
        assertEquals(Severity.ALARM, found.severity());
        assertTrue(HeldOut.check(training, 0.01).isEmpty());
        assertTrue(HeldOut.check(new double[20], -0.01).isEmpty());
        assertTrue(HeldOut.check(new double[9], -0.01).isEmpty());
    }

    private static Graded graded(boolean taught, Verdict verdict) {
        var task = new Task("t", "tiny/sum", 0, Split.TRAIN, "", "{}", null, null);
        var rollout =
                new Rollout(
                        new int[1],
                        new int[1],
                        Map.of(),
                        "",
                        Rollout.Stop.END,
                        0,
                        verdict,
                        0,
                        List.of());
        return new Graded(new Group(task, List.of(rollout)), List.of(), taught);
    }

    @Test
    void theGroupsThatShowItAreNamed() {
        var unknown = Verdict.unscorable(Verdict.Cause.TIME, "slow");
        var groups = List.of(graded(true, Verdict.wrong("")), graded(true, unknown));
        var metrics = new TreeMap<>(Map.of("verdict/unscorable_share", 0.5));
        var said = new RunDoctor().examine(new Observation(0, metrics, groups));
        var found = said.stream().filter(f -> f.rule().equals("unscorable")).findFirst();
        assertEquals(List.of(1), found.orElseThrow().groups());
    }

    @Test
    void everyRuleHasANameOfItsOwn() {
        assertEquals(RunDoctor.rules().size(), new HashSet<>(RunDoctor.rules()).size());
        assertTrue(RunDoctor.rules().contains("held-out-flat"));
    }

    // A step takes half a second on two cores; a hundredth of it are 5 ms. With room for a busy
    // machine.
    @Test
    void lookingTakesLessThanAHundredthOfAStep() {
        var doctor = new RunDoctor();
        var metrics = new TreeMap<String, Double>();
        for (var name : new String[] {"loss", "gradient/norm", "sampling/entropy"}) {
            metrics.put(name, 0.5);
        }
        int steps = 500;
        IntStream.range(0, steps).forEach(i -> doctor.examine(seen(i, metrics)));
        long start = System.nanoTime();
        IntStream.range(0, steps).forEach(i -> doctor.examine(seen(i, metrics)));
        double millis = (System.nanoTime() - start) / 1e6 / steps;
        assertTrue(millis < 5, () -> millis + " ms per step");
    }
}
