package whetstone.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import whetstone.core.plugin.PluginException;
import whetstone.core.store.Runs.Status;

/// Runs whose levels a plugin chooses.
class CurriculumRunsTest {

    private static final String RECIPE =
            TinyRuns.MODEL
                    + """
                    seed: 5
                    checkpointEvery: 3
                    tasks: {domains: {tiny/sum: 1}, levels: [2, 0, 1], instructions: false}
                    stages:
                      - type: rl
                        steps: %d
                        tasks: 4
                        groupSize: 2
                        minibatch: 4
                        curriculum: %s
                        algorithm: {type: grpo}
                        decoding: {maxTokens: 3}
                    """;

    @TempDir Path folder;

    private TinyRuns runs(String name) {
        return new TinyRuns(folder.resolve(name));
    }

    @Test
    void aRunThatWasStoppedGoesOnWithWhatWasCounted() {
        var recipe = RECIPE.formatted(8, "{type: curious}");
        var whole = runs("whole");
        whole.run(recipe);
        var parts = runs("parts");
        var stopped =
                parts.stopping(
                        recipe,
                        _ ->
                                parts.events().stream()
                                                .filter(RunEvent.Stepped.class::isInstance)
                                                .count()
                                        >= 4);
        assertEquals(Status.STOPPED, stopped.status());
        assertEquals(Status.DONE, parts.resume(stopped.run()).status());
        assertEquals(whole.head(1), parts.head(1));
        var uniform = runs("uniform");
        uniform.run(RECIPE.formatted(8, "uniform"));
        assertNotEquals(whole.head(1), uniform.head(1));
    }

    @Test
    void aRunsProcessThatIsKilledGoesOnToTheSameRows() throws Exception {
        var recipe = RECIPE.formatted(40, "{type: curious, more: 3}");
        TinyRunProcess.killedAfter(7, folder, recipe);
    }

    @ParameterizedTest
    @CsvSource({
        "throws, NoClassDefFoundError",
        "short, 'it gave [1.0] for 3 levels; expected a number of at least 0 for each'",
        "negative, 'it gave [1.0, -1.0, 1.0]'",
        "nothing, 'it gave [0.0, 0.0, 0.0]'",
        "endless, it gave [1.7976931348623157E308",
        "blank, NullPointerException",
        "unknown, 'it gave [1.0, NaN, 1.0]'"
    })
    void aCurriculumThatGivesNoWeightsIsNamed(String how, String what) {
        var runs = runs(how);
        var recipe = RECIPE.formatted(2, "{type: odd, how: %s}".formatted(how));
        var thrown = assertThrows(PluginException.class, () -> runs.run(recipe));
        var text = String.valueOf(thrown.getMessage());
        assertTrue(text.contains("plugin tiny: weights of Odd"), text);
        assertTrue(text.contains(what), text);
        assertEquals(Status.FAILED, runs.status(1));
    }
}
