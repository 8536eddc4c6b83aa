package whetstone.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import whetstone.core.plugin.Plugins;
import whetstone.core.plugin.TinyPlugin;
import whetstone.core.recipe.RecipeException;
import whetstone.core.store.Runs.Status;
import whetstone.core.store.Trajectory;

/// Runs on problems that offer a search of a folder, which the recipe names.
class ToolboxTest {

    private static final String RECIPE =
            TinyQuests.MODEL
                    + """
                    seed: 5
                    checkpointEvery: 1
                    pauseAboveUnscorable: 1
                    tools: {%s: {folder: '%s', results: 1}}
                    tasks: {domains: {tiny/reader: 1}, instructions: false}
                    stages:
                      - {type: explore, problems: 60, samples: 4, turns: 3, filter: none, decoding: {maxTokens: 1}}
                      - {type: warm-up, from: explore, steps: 2, tasks: 8}
                      - {type: rl, from: explore, steps: 2, tasks: 8, groupSize: 4, minibatch: 16, decoding: {maxTokens: 1}}
                      - {type: evaluate, split: train, problems: 8, samples: 4, turns: 3, decoding: {maxTokens: 1}}
                    """;

    private static Plugins plugins;
    private static Path texts;
    @TempDir static Path shared;
    @TempDir Path folder;

    // Of 4 it says r4, and that it follows 3: whoever asks 4 finds its own text first.
    @BeforeAll
    static void open() throws IOException {
        TinyQuests.readers(new TinyPlugin("readers", "1.0.0"))
                .write(shared.resolve("plugins-1.0.0"));
        plugins = TinyRuns.plugins(shared, "1.0.0");
        assertEquals("[]", plugins.problems().toString());
        texts = Files.createDirectory(shared.resolve("texts"));
        var lines =
                IntStream.range(0, 10)
                        .mapToObj(i ->
                                "{\"title\": \"%d\", \"text\": \"%d is r%d and after %d\"}"
                                        .formatted(i, i, i, i - 1))
                        .collect(Collectors.joining("\n"));
        Files.writeString(texts.resolve("numbers.jsonl"), lines);
    }

    @AfterAll
    static void close() {
        plugins.close();
    }

    private static String recipe(String tool, Path texts) {
        return RECIPE.formatted(tool, texts);
    }

    @Test
    void aSearchShowsThePassageThatMatchesBest() {
        var runs = new TinyRuns(plugins, folder);
        var outcome = runs.run(recipe("tiny/search", texts));
        assertEquals(Status.DONE, outcome.status());
        runs.head(outcome.run());
        var found =
                runs
                        .workspace()
                        .rollouts()
                        .step(outcome.run(), "explore", 0)
                        .trajectories()
                        .stream()
                        .flatMap(trajectory -> trajectory.turns().stream())
                        .filter(turn -> turn.kind() == Trajectory.Kind.CALL)
                        .filter(turn -> turn.result() != null) // the last one is shown nothing
                        .collect(
                                Collectors.toMap(
                                        turn -> Objects.requireNonNull(turn.input()),
                                        turn -> Objects.requireNonNull(turn.result()),
                                        (first, again) ->
                                                again.equals("error: asked before")
                                                        ? first
                                                        : again));
        assertEquals("4 is r4 and after 3", found.get("4"));
        assertEquals("error: nothing found", found.get("throw"));
        assertTrue(found.size() > 5, found::toString);
    }

    @Test
    void whatEndedGoesOnToTheSameRows() {
        var alone = new TinyRuns(plugins, folder.resolve("alone"));
        long whole = alone.run(recipe("tiny/search", texts)).run();
        var runs = new TinyRuns(plugins, folder.resolve("stopped"));
        var stopped =
                runs.stopping(
                        recipe("tiny/search", texts), event -> event instanceof RunEvent.Stepped);
        assertEquals(Status.STOPPED, stopped.status());
        runs.resume(stopped.run());
        assertEquals(alone.head(whole), runs.head(stopped.run()));
    }

    @Test
    void otherTextsThanItStartedWithAreTold() throws IOException {
        var own = Files.createDirectory(folder.resolve("texts"));
        var numbers = own.resolve("numbers.jsonl");
        Files.copy(texts.resolve("numbers.jsonl"), numbers);
        var runs = new TinyRuns(plugins, folder.resolve("runs"));
        var stopped =
                runs.stopping(
                        recipe("tiny/search", own), event -> event instanceof RunEvent.Stepped);
        Files.writeString(numbers, "{\"title\": \"4\", \"text\": \"4 is r7\"}");
        runs.resume(stopped.run());
        var told =
                runs.workspace().events().page(stopped.run(), 0, 1000).stream()
                        .map(event -> event.text())
                        .filter(text -> text.contains("tools.tiny/search"))
                        .toList();
        assertEquals(
                "[goes on with other texts in the folder of tools.tiny/search than it started with]",
                told.toString());
    }

    private String refusal(String recipe) {
        var runs = new TinyRuns(plugins, folder);
        return String.valueOf(
                assertThrows(RecipeException.class, () -> runs.run(recipe)).getMessage());
    }

    @Test
    void aToolThatNobodyBringsIsRefusedBeforeAnythingIsSampled() {
        var refusal = refusal(recipe("tiny/other", texts));
        assertTrue(
                refusal.startsWith(
                        "stages.explore: tiny/reader offers the tool tiny/search, which nobody brings"),
                refusal);
        assertTrue(refusal.contains("tools: {tiny/search: {folder: ...}}"), refusal);
    }

    @Test
    void aFolderThatIsNotThereIsRefused() {
        var refusal = refusal(recipe("tiny/search", folder.resolve("none")));
        assertTrue(refusal.startsWith("tools.tiny/search.folder: "), refusal);
        assertTrue(refusal.contains("is no folder"), refusal);
        var none = refusal(recipe("tiny/search", Path.of("")));
        assertTrue(none.startsWith("tools.tiny/search.folder: none"), none);
    }

    @Test
    void aNameOfAPluginsToolIsRefused() {
        var refusal = refusal(recipe("tiny/echo", texts));
        assertTrue(refusal.startsWith("tools.tiny/echo: a plugin brings"), refusal);
    }
}
