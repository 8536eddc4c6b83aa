package whetstone.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import whetstone.core.compare.Comparing;
import whetstone.core.compare.Evaluation;
import whetstone.core.store.StoreException;

/// Comparisons of runs as they lie in the store.
class CompareRunsTest {

    private static final String RECIPE =
            TinyRuns.MODEL
                    + """
                    seed: %d
                    tasks: {domains: {tiny/sum: 1}, instructions: false}
                    stages:
                      - {type: evaluate, name: before, problems: 6, samples: 4, decoding: {maxTokens: 3}}
                      - {type: rl, steps: 2, tasks: 6, groupSize: 2, minibatch: 12, decoding: {maxTokens: 3}}
                      - {type: evaluate, name: after, problems: 6, samples: 4, decoding: {maxTokens: 3}}
                    """;

    @Test
    void runsOfOneSeedAreComparedAndOthersRefused(@TempDir Path folder) {
        try (var newer = TinyRuns.plugins(folder, "1.1.0")) {
            var runs = new TinyRuns(folder.resolve("workspace"));
            var first = runs.run(RECIPE.formatted(1));
            var other = runs.run(RECIPE.formatted(2)).run();
            var source = new Evaluation.Source(runs.workspace(), TinyRuns.plugins());
            var before = source.of(first.run(), "before");
            var comparison = Comparing.of(before, source.of(first.run()).getLast());
            assertEquals(6, comparison.problems());
            // What the summary of the run says, too.
            var gain = first.summary().orElseThrow().gain().orElseThrow();
            assertEquals(gain.points(), 100 * comparison.passAt().getFirst().difference(), 1e-9);
            var elsewhere = source.of(other, "before");
            assertThrows(StoreException.class, () -> Comparing.of(before, elsewhere));

            var again = new TinyRuns(newer, folder.resolve("workspace")).run(RECIPE.formatted(1));
            var later = new Evaluation.Source(runs.workspace(), newer).of(again.run(), "before");
            var refused = assertThrows(StoreException.class, () -> Comparing.of(before, later));
            assertTrue(String.valueOf(refused.getMessage()).contains("tiny 1.1.0"), "why");
        }
    }

    @Test
    void anEvaluationThatIsNotThereIsSaidToBeMissing(@TempDir Path folder) {

        var runs = new TinyRuns(folder.resolve("workspace"));
        long run = runs.run(RECIPE.formatted(1)).run();
        var source = new Evaluation.Source(runs.workspace(), TinyRuns.plugins());
        var missing = assertThrows(StoreException.class, () -> source.of(run, "middle"));
        assertTrue(String.valueOf(missing.getMessage()).contains("[before, after]"), "why");
        assertThrows(StoreException.class, () -> source.of(12));
    }
}
