package whetstone.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `run` from outside: what it leaves behind, and what it says to a recipe that cannot be run.
final class RunTest {

    private static final JsonMapper JSON = new JsonMapper();

    @TempDir Path folder;

    @BeforeEach
    void aTinyRecipe() throws IOException {
        TinyRun.in(folder);
    }

    private Program.Result whetstone(String... arguments) throws IOException, InterruptedException {
        return Program.launcher(folder).run(arguments);
    }

    private Program.Result run(String... more) throws IOException, InterruptedException {
        return new TinyRun(folder).run(more);
    }

    @Test
    void aRunLeavesItsSummaryAndItsRows() throws Exception {
        var result = run("--summary", "summary.json");
        assertEquals(0, result.exitCode(), result.err());
        assertTrue(result.out().contains("before     pass@1"), result.out());
        assertTrue(result.out().contains("gain "), result.out());
        var summary = JSON.readTree(Files.readString(folder.resolve("summary.json")));
        assertEquals(
                Set.of("run", "seconds", "before", "after", "gain", "unscorable"), keys(summary));
        for (var estimate : new String[] {"before", "after"}) {
            assertEquals(
                    Set.of("pass@1", "pass@8", "low", "high", "problems"),
                    keys(summary.get(estimate)));
            assertEquals(8, summary.get(estimate).get("problems").asInt());
        }
        assertEquals(Set.of("points", "low", "high"), keys(summary.get("gain")));

        var shown = JSON.readTree(whetstone("runs", "show", "1", "--json").out());
        assertEquals("done", shown.get("details").get("run").get("status").asString());
        assertEquals(12 + 1 + 12 + 1, shown.get("details").get("run").get("steps").asInt());
        assertEquals(summary, shown.get("summary"));

        aStoredRunIsLookedAtAgain(summary);

        var exported = whetstone("runs", "export", "1").out();
        assertEquals(8 * 8 + 12 * 8 * 4 + 8 * 8, exported.lines().count());
        assertTrue(Files.exists(folder.resolve("workspace/whetstone.log")));
    }

    private void aStoredRunIsLookedAtAgain(JsonNode summary) throws Exception {
        var compared = JSON.readTree(whetstone("compare", "1", "--json").out()).get(0);
        assertEquals(8, compared.get("problems").asInt());
        assertEquals(
                summary.get("gain").get("points").asDouble(),
                100 * compared.get("average").get("difference").asDouble(),
                1e-9);

        var replayed =
                JSON.readTree(
                                whetstone(
                                                "replay",
                                                "1",
                                                "--json",
                                                "--judge",
                                                "--set",
                                                "algorithm.type=rloo")
                                        .out())
                        .get(0);
        assertEquals(12 * 8, replayed.get("groups").asInt());
        assertEquals(0, replayed.get("verdictsChanged").asInt());
        assertEquals(0, replayed.get("changedSign").asInt());
    }

    private static Set<String> keys(JsonNode node) {
        return new HashSet<>(node.propertyNames());
    }

    @Test
    void overridesReachTheRunAndAreStored() throws Exception {
        var result =
                run(
                        "--set",
                        "seed=11",
                        "--set",
                        "stages.warm-up.steps=2",
                        "--set",
                        "stages.rl.steps=1",
                        "--workspace",
                        "other");
        assertEquals(0, result.exitCode(), result.err());
        var shown =
                JSON.readTree(
                        whetstone("runs", "show", "1", "--json", "--workspace", "other").out());
        assertEquals(11, shown.get("details").get("run").get("seed").asInt());
        assertEquals(2 + 1 + 1 + 1, shown.get("details").get("run").get("steps").asInt());
    }

    @Test
    void whatCannotBeRunIsSaidBeforeAnythingIsMade() throws Exception {
        refused("stepz", "did you mean 'steps'?", "--set", "stages.rl.stepz=3");
        refused("steps", "expected a", "--set", "stages.rl.steps=many");
        refused("width", "", "--set", "model.width=-3");
        refused(
                "math/chainsum",
                "did you mean 'math/chain-sum'?",
                "--set",
                "tasks.domains={math/chainsum: 1}");
        refused("grpp", "did you mean 'grpo'?", "--set", "stages.rl.algorithm={type: grpp}");
        refused("--summary", "cannot be written", "--summary", "no/such/folder/summary.json");
        refused("--device", "", "--device", "abacus");
        assertFalse(Files.exists(folder.resolve("workspace")));
    }

    private void refused(String what, String advice, String... more) throws Exception {
        var result = run(more);
        assertEquals(2, result.exitCode(), result.err());
        assertEquals("", result.out());
        assertTrue(result.err().contains(what), result.err());
        assertTrue(result.err().contains(advice), result.err());
        assertFalse(result.err().contains("\tat "), result.err());
    }

    @Test
    void aRecipeThatIsNotThereIsGuessedAt() throws Exception {
        var result = whetstone("run", "recipes/quickstrat.yaml");
        assertEquals(2, result.exitCode());
        assertTrue(result.err().contains("did you mean 'quickstart'?"), result.err());
    }

    @Test
    void askingForAGraphicsCardWhereThereIsNoneIsRefused() throws Exception {
        assumeFalse(Files.exists(Path.of("/proc/driver/nvidia/version")));
        var result = Program.launcher(folder).run("run", "tiny.yaml", "--device", "gpu");
        assertEquals(1, result.exitCode());
        assertTrue(result.err().contains("--device gpu"), result.err());
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamed() throws Exception {
        Files.writeString(folder.resolve("file"), "");
        var result = run("--workspace", "file/workspace");
        assertEquals(1, result.exitCode());
        assertTrue(result.err().contains("file/workspace"), result.err());
        assertFalse(result.err().contains("\tat "), result.err());
    }

    // What is printed reads back as the same recipe.
    @Test
    void aRecipeIsPrintedWithEveryKey() throws Exception {
        var printed = whetstone("run", "quickstart", "--print", "--set", "seed=5");
        assertEquals(0, printed.exitCode(), printed.err());
        assertTrue(printed.out().contains("seed: 5\n"), printed.out());
        assertTrue(printed.out().contains("clipHigh: 0.2\n"), printed.out());
        var again = Files.writeString(folder.resolve("again.yaml"), printed.out());
        assertEquals(printed.out(), whetstone("run", again.toString(), "--print").out());
    }
}
