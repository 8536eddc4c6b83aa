package whetstone.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import whetstone.api.Split;
import whetstone.api.Task;
import whetstone.core.recipe.RecipeException;
import whetstone.device.DeviceException;

/// What cannot work is said before a run is written down, and before the first token is sampled.
class PreflightTest {

    private static final String TASKS = "tasks: {domains: {tiny/%s: 1}, instructions: false}\n";
    private static final String RL =
            "stages: [{type: rl, steps: 1, tasks: 2, groupSize: 2, minibatch: 4, %s}]\n";

    @TempDir Path folder;
    private TinyRuns runs;

    @BeforeEach
    void open() {
        runs = new TinyRuns(folder);
    }

    private void refused(String recipe, String... parts) {
        var thrown = assertThrows(RecipeException.class, () -> runs.run(recipe));
        for (var part : parts) {
            assertTrue(thrown.toString().contains(part), thrown::toString);
        }
        assertEquals(List.of(), runs.workspace().runs().list());
        assertEquals(List.of(), runs.events());
    }

    @Test
    void aCompletionThatWouldNotFitBesideItsPrompt() {
        var stage = RL.formatted("decoding: {maxTokens: 20}");
        refused(
                TinyRuns.MODEL + TASKS.formatted("sum") + stage,
                "stages.rl: a prompt of tiny/sum",
                "decoding.maxTokens 20",
                "context of 24");
    }

    @Test
    void anEvaluationThatWouldNotFit() {
        refused(
                TinyRuns.MODEL
                        + TASKS.formatted("sum")
                        + "stages: [{type: evaluate, decoding: {maxTokens: 22}}]\n",
                "stages.evaluate:",
                "context of 24");
    }

    @Test
    void aDemonstrationThatWouldNotFit() {
        refused(
                TinyRuns.MODEL + TASKS.formatted("wordy") + "stages: [{type: warm-up, steps: 1}]\n",
                "stages.warm-up:",
                "its demonstration",
                "context of 24");
    }

    @Test
    void aCharacterThatTheTokenizerLacks() {
        refused(
                TinyRuns.MODEL
                        + TASKS.formatted("foreign")
                        + RL.formatted("decoding: {maxTokens: 2}"),
                "tasks.domains.tiny/foreign",
                "'ü'");
    }

    @Test
    void aSignalThatNobodyRecords() {
        refused(
                TinyRuns.MODEL
                        + TASKS.formatted("sum")
                        + RL.formatted("algorithm: {type: hungry}, decoding: {maxTokens: 2}"),
                "stages.rl.algorithm: Hungry needs the signal VALUE");
    }

    @Test
    void aReferenceWhereNothingIsSampled() {
        refused(
                TinyRuns.MODEL
                        + TASKS.formatted("sum")
                        + "stages: [{type: warm-up, steps: 1, algorithm: {type: grpo, near: true}}]\n",
                "stages.warm-up.algorithm: Grpo needs the signal REFERENCE_LOG_PROB");
    }

    @Test
    void aPunishmentOfEveryLength() {
        refused(
                TinyRuns.MODEL
                        + "pay: {overlong: {buffer: 3}}\n"
                        + TASKS.formatted("sum")
                        + RL.formatted("decoding: {maxTokens: 2}"),
                "pay.overlong.buffer: 3 is more than stages.rl.decoding.maxTokens, 2");
    }

    @Test
    void learningWithoutChance() {
        refused(
                TinyRuns.MODEL
                        + TASKS.formatted("sum")
                        + RL.formatted("decoding: {maxTokens: 2, temperature: 0}"),
                "stages.rl.decoding.temperature");
    }

    @Test
    void sharesThatAreAllNothing() {
        refused(
                TinyRuns.MODEL
                        + "tasks: {domains: {tiny/sum: 0}}\n"
                        + RL.formatted("decoding: {maxTokens: 2}"),
                "every share is 0");
    }

    @Test
    void aProgramThatIsNotInstalled() {
        refused(
                TinyRuns.MODEL
                        + TASKS.formatted("needy")
                        + RL.formatted("decoding: {maxTokens: 2}"),
                "tasks.domains.tiny/needy: its answers cannot be judged here: abacus is not installed");
    }

    @Test
    void aPromptThatTurnsOutTooLongLaterIsTheRecipesMistakeToo() {
        var task = new Task("1", "tiny/sum", 3, Split.TRAIN, "", "{}", null, null);
        var room = new Room("rl", 24);
        room.require(task, 20, "decoding.maxTokens", 4);
        var thrown =
                assertThrows(
                        RecipeException.class,
                        () -> room.require(task, 21, "decoding.maxTokens", 4));
        assertTrue(
                thrown.toString().contains("stages.rl: a prompt of tiny/sum, level 3, has 21"),
                thrown::toString);
    }

    @Test
    void aModelFolderThatIsNotThere() {
        var recipe =
                "model: {folder: /nowhere/at/all}\n"
                        + TASKS.formatted("sum")
                        + RL.formatted("decoding: {maxTokens: 2}");
        var thrown = assertThrows(DeviceException.class, () -> runs.run(recipe));
        assertTrue(thrown.toString().contains(": /nowhere/at/all"), thrown::toString);
        assertEquals(List.of(), runs.workspace().runs().list());
    }
}
