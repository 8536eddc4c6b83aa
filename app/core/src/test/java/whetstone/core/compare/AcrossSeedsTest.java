package whetstone.core.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import whetstone.api.Seed;
import whetstone.api.Split;
import whetstone.core.recipe.Stage;
import whetstone.core.store.Matrices.Row;
import whetstone.core.store.Matrices.Sample;
import whetstone.core.store.Runs;
import whetstone.core.store.StoreException;
import whetstone.sample.Decoding;

/// Evaluations of two problems are written as their samples: c correct, w wrong.
class AcrossSeedsTest {

    private static Evaluation evaluation(long run, long seed, int steps, String... problems) {
        var settings =
                new Stage.Evaluate(
                        "after",
                        Split.TEST,
                        problems.length,
                        problems[0].length(),
                        1,
                        List.of(),
                        List.of(),
                        Decoding.defaults());
        var rows = new ArrayList<Row>();
        for (int i = 0; i < problems.length; i++) {
            var samples =
                    problems[i]
                            .chars()
                            .mapToObj(c -> new Sample(c == 'c' ? "correct" : "wrong", null))
                            .toList();
            rows.add(new Row("%d/%d".formatted(seed, i), "tiny/sum", 0, Split.TEST, samples));
        }
        var recipe = "name: run%d\nseed: %d\nsteps: %d\n".formatted(run, seed, steps);
        var start = new Runs.Start("tiny", recipe, seed, List.of(), List.of(), "", "");
        return new Evaluation(
                run, start, settings, new TreeMap<>(Map.of("tiny/sum", "tiny 1")), rows);
    }

    // Seed 1: (0 + 1/2) / 2, then (1/2 + 1) / 2: +0.5. Seed 2: 1/2, then 1/2: 0.
    @Test
    void eachSeedIsPairedWithItself() {
        var before =
                Arm.of(List.of(evaluation(1, 1, 10, "ww", "cw"), evaluation(2, 2, 10, "cw", "cw")));
        var after =
                Arm.of(List.of(evaluation(4, 2, 20, "cw", "wc"), evaluation(3, 1, 20, "cw", "cc")));
        var found = AcrossSeeds.of(Arm.pairs(before, after), 1, new Seed(0));
        assertEquals(List.of(1L, 2L), found.seeds().stream().map(one -> one.seed()).toList());
        assertEquals(0.5, found.seeds().getFirst().passAt().difference(), 1e-12);
        assertEquals(0, found.seeds().getLast().passAt().difference(), 1e-12);
        assertEquals(0.375, found.all().before(), 1e-12);
        assertEquals(0.25, found.all().difference(), 1e-12);
        assertEquals(4, found.all().problems());
        // Within each seed its problems differ alike, so that only the seeds are left to chance.
        assertEquals(0, found.all().low(), 1e-12);
        assertEquals(0.5, found.all().high(), 1e-12);
        assertEquals(List.of("steps: 10 → 20"), before.differences(after));
    }

    // Seed 1: (0.1, 0.3) and (0.5, 0.5), a problem that only one side has aside: +0.3. Seed 2: 0.2
    // and 0.1: -0.1.
    @Test
    void whatEvaluatorsSaidIsPairedAlike() {
        var before = List.of(Map.of("1/0", 0.1, "1/1", 0.3), Map.of("2/0", 0.2, "2/1", 0.9));
        var after = List.of(Map.of("1/0", 0.5, "1/1", 0.5), Map.of("2/0", 0.1));
        var found =
                ScoreAcrossSeeds.of(
                        Arm.pairs(arm(before, "mg", 10), arm(after, "mg", 20)), new Seed(0));
        assertEquals(1, found.size());
        var score = found.getFirst();
        assertEquals("mg", score.all().name());
        assertEquals(0.3, score.seeds().getFirst().score().difference(), 1e-12);
        assertEquals(-0.1, score.seeds().getLast().score().difference(), 1e-12);
        assertEquals(0.2, score.all().before(), 1e-12);
        assertEquals(0.1, score.all().difference(), 1e-12);
        assertEquals(3, score.all().problems());
        assertTrue(score.all().low() < 0 && score.all().high() > 0.2, score.all().toString());
    }

    @Test
    void aScoreThatOneSeedLacksIsLeftOut() {
        var both = List.of(Map.of("1/0", 0.1), Map.of("2/0", 0.2));
        var one = List.of(Map.of("1/0", 0.5), Map.<String, Double>of());
        var found =
                ScoreAcrossSeeds.of(
                        Arm.pairs(arm(both, "mg", 10), arm(one, "mg", 20)), new Seed(0));
        assertEquals(List.of(), found);
    }

    private static Arm arm(List<Map<String, Double>> scores, String name, int steps) {
        var all = new ArrayList<Evaluation>();
        for (int i = 0; i < scores.size(); i++) {
            var plain = evaluation(steps + i, i + 1, steps, "ww", "cw");
            all.add(
                    new Evaluation(
                            plain.run(),
                            plain.start(),
                            plain.settings(),
                            plain.verifiers(),
                            plain.rows(),
                            new TreeMap<>(Map.of(name, scores.get(i)))));
        }
        return Arm.of(all);
    }

    @Test
    void anArmIsOneRecipeWithAnotherSeedEachTime() {
        assertTrue(
                refused(evaluation(1, 1, 10, "c"), evaluation(2, 1, 10, "c"))
                        .contains("run 1 and run 2 both have seed 1"));
        var other = refused(evaluation(1, 1, 10, "c"), evaluation(2, 2, 20, "c"));
        assertTrue(other.contains("not one recipe with two seeds: steps: 10 → 20"), other);
    }

    private static String refused(Evaluation... evaluations) {
        var thrown = assertThrows(StoreException.class, () -> Arm.of(List.of(evaluations)));
        return String.valueOf(thrown.getMessage());
    }

    @Test
    void armsWithOtherSeedsAreNotCompared() {
        var before = Arm.of(List.of(evaluation(1, 1, 10, "c")));
        var after = Arm.of(List.of(evaluation(2, 2, 20, "c")));
        var thrown = assertThrows(StoreException.class, () -> Arm.pairs(before, after));
        assertTrue(
                String.valueOf(thrown.getMessage()).contains("seeds [1] and [2]"),
                thrown.getMessage());
    }
}
