package whetstone.core.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import whetstone.api.Seed;
import whetstone.core.store.Verdicts.Tally;

class SummaryTest {

    private static final Seed SEED = new Seed(1);

    private static Tally tally(String task, int samples, int correct) {
        return new Tally(task, "fake/sum", 0, samples, correct);
    }

    // 1 - C(n - c, k) / C(n, k), by hand:
    // n 4, c 1, k 2: 1 - C(3,2)/C(4,2) = 1 - 3/6.     n 10, c 3, k 8: C(7,8) = 0, so 1.
    // n 10, c 2, k 8: 1 - C(8,8)/C(10,8) = 1 - 1/45.  n 16, c 1, k 8: 1 - C(15,8)/C(16,8) = 1 -
    // 6435/12870.
    @ParameterizedTest
    @CsvSource({
        "1, 8, 0, 0",
        "1, 8, 2, 0.25",
        "1, 1, 1, 1",
        "2, 4, 1, 0.5",
        "8, 10, 3, 1",
        "8, 10, 2, 0.9777777777777777",
        "8, 16, 1, 0.5",
        "8, 8, 0, 0",
        "8, 8, 1, 1"
    })
    void passAtKIsUnbiased(int k, int samples, int correct, double expected) {
        assertEquals(expected, Estimate.passAt(k, tally("a", samples, correct)), 1e-12);
    }

    @Test
    void passAtKOfFewerSamplesIsUnknown() {
        assertTrue(Double.isNaN(Estimate.passAt(8, tally("a", 7, 7))));
    }

    @Test
    void anEstimateIsTheMeanOverProblems() {
        // Not over samples: (1/8 + 4/4) / 2, where 5 of 12 samples are right.
        var estimate = Estimate.of(List.of(tally("a", 8, 1), tally("b", 4, 4)), SEED);
        assertEquals(0.5625, estimate.passAt1(), 1e-12);
        assertEquals(1, estimate.passAt8(), 1e-12); // of the one that has 8 samples
        assertEquals(2, estimate.problems());
    }

    @Test
    void aProblemThatCouldNotBeJudgedIsNoProblem() {
        var estimate = Estimate.of(List.of(tally("a", 8, 4), tally("b", 0, 0)), SEED);
        assertEquals(1, estimate.problems());
        assertEquals(0.5, estimate.passAt1());
    }

    @Test
    void theIntervalCoversTheTruthAboutNineteenTimesInTwenty() {
        // 60 problems, each solved or not with probability 0.3: the interval's ends are
        // 0.3 +- 0.116.
        int covered = 0;
        int trials = 300;
        for (int trial = 0; trial < trials; trial++) {
            var seed = new Seed(7).derive(trial);
            var random = seed.random();
            var tallies =
                    IntStream.range(0, 60)
                            .mapToObj(i -> tally("" + i, 1, random.nextDouble() < 0.3 ? 1 : 0))
                            .toList();
            var estimate = Estimate.of(tallies, seed.derive("bootstrap"));
            assertTrue(estimate.low() <= estimate.passAt1());
            assertTrue(estimate.passAt1() <= estimate.high());
            assertEquals(0.23, estimate.high() - estimate.low(), 0.08);
            covered += estimate.low() <= 0.3 && 0.3 <= estimate.high() ? 1 : 0;
        }
        // 0.95 * 300 = 285, standard deviation 3.8; percentile intervals cover a little less.
        assertTrue(covered > 265 && covered <= 299, "covered " + covered);
    }

    @Test
    void theIntervalOfOneValueIsThatValue() {
        assertEquals(new Bootstrap.Interval(0.25, 0.25), Bootstrap.mean(new double[] {0.25}, SEED));
    }

    // Two seeds of means 0 and 1: half of all resamples hold both, a quarter each only one.
    @Test
    void theIntervalOverSeedsIsAsWideAsTheyDiffer() {
        var apart = List.of(new double[] {0, 0}, new double[] {1, 1});
        assertEquals(new Bootstrap.Interval(0, 1), Bootstrap.nested(apart, SEED));
        var alike = List.of(new double[] {0.5}, new double[] {0.5, 0.5});
        assertEquals(new Bootstrap.Interval(0.5, 0.5), Bootstrap.nested(alike, SEED));
        assertTrue(Double.isNaN(Bootstrap.nested(List.of(), SEED).low()));
    }

    @Test
    void theGainIsPairedByProblem() {
        // a: 0 -> 0.5, b: 0.5 -> 1, each half a problem; c and d were measured once and do not
        // count.
        var before = List.of(tally("a", 4, 0), tally("b", 4, 2), tally("c", 4, 4));
        var after = List.of(tally("d", 4, 0), tally("b", 4, 4), tally("a", 4, 2));
        var gain = Summary.Gain.of(before, after, SEED).orElseThrow();
        // Unpaired, the interval would be as wide as the spread between problems.
        assertEquals(new Summary.Gain(50, 50, 50), gain);
    }

    @Test
    void pairingNarrowsTheInterval() {
        var before = new ArrayList<Tally>();
        var after = new ArrayList<Tally>();
        for (int i = 0; i < 40; i++) {
            before.add(tally("" + i, 10, i % 2 == 0 ? 1 : 8));
            after.add(tally("" + i, 10, i % 2 == 0 ? 2 + i % 4 / 2 : 9));
        }
        var gain = Summary.Gain.of(before, after, SEED).orElseThrow();
        assertTrue(gain.low() > 5 && gain.high() < 20, gain::toString);
        assertTrue(gain.low() <= gain.points() && gain.points() <= gain.high());
    }

    @Test
    void withoutACommonProblemThereIsNoGain() {
        assertEquals(
                Optional.empty(),
                Summary.Gain.of(List.of(tally("a", 4, 0)), List.of(tally("b", 4, 0)), SEED));
        assertEquals(
                Optional.empty(),
                Summary.Gain.of(List.of(tally("a", 0, 0)), List.of(tally("a", 4, 0)), SEED));
    }

    @Test
    void theJsonHasAllKeysAndNumbersOnly() {
        var before = List.of(tally("a", 8, 0));
        var after = List.of(tally("a", 8, 8));
        var summary =
                new Summary(
                        3,
                        12.5,
                        Optional.of(Estimate.of(before, SEED)),
                        Optional.of(Estimate.of(after, SEED)),
                        Summary.Gain.of(before, after, SEED),
                        2,
                        List.of(new Scored("after", "g-pass@2:1", 4, 0.5, 0.25, 0.75)));
        assertEquals(
                "{\"run\":3,\"seconds\":12.5,"
                        + "\"before\":{\"pass@1\":0.0,\"pass@8\":0.0,\"low\":0.0,\"high\":0.0,\"problems\":1},"
                        + "\"after\":{\"pass@1\":1.0,\"pass@8\":1.0,\"low\":1.0,\"high\":1.0,\"problems\":1},"
                        + "\"gain\":{\"points\":100.0,\"low\":100.0,\"high\":100.0},\"unscorable\":2,"
                        + "\"scores\":[{\"stage\":\"after\",\"name\":\"g-pass@2:1\",\"problems\":4,"
                        + "\"mean\":0.5,\"low\":0.25,\"high\":0.75}]}",
                SummaryJson.write(summary));
    }

    @Test
    void whatIsUnknownIsNullInJson() {
        var nothing = Estimate.of(List.of(tally("a", 0, 0)), SEED);
        var few = Estimate.of(List.of(tally("a", 4, 1)), SEED);
        var text =
                SummaryJson.write(
                        new Summary(
                                1,
                                0,
                                Optional.of(nothing),
                                Optional.of(few),
                                Optional.empty(),
                                0,
                                List.of()));
        assertFalse(text.contains("NaN"), text);
        var json = new JsonMapper().readTree(text);
        assertTrue(json.path("before").path("pass@1").isNull(), text);
        assertEquals(0, json.path("before").path("problems").asInt());
        assertTrue(json.path("after").path("pass@8").isNull(), text);
        assertEquals(0.25, json.path("after").path("pass@1").asDouble());
        assertTrue(json.path("gain").isNull(), text);
    }
}
