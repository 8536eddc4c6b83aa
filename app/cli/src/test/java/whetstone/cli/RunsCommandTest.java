package whetstone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import whetstone.api.Group;
import whetstone.api.Rollout;
import whetstone.api.Signal;
import whetstone.api.Split;
import whetstone.api.Task;
import whetstone.api.Verdict;
import whetstone.core.store.Answers;
import whetstone.core.store.Checkpoints.Checkpoint;
import whetstone.core.store.Cost;
import whetstone.core.store.Graded;
import whetstone.core.store.Runs;
import whetstone.core.store.StepRows;
import whetstone.core.store.Workspace;

final class RunsCommandTest {

    @TempDir Path folder;
    private Path workspace = Path.of("");

    @BeforeEach
    void aWorkspaceWithOneRunOfOneGroup() throws Exception {
        workspace = folder.resolve("workspace");
        var store = Workspace.open(workspace);
        var plugin = new Runs.Plugin("whetstone-math", "0.1.0", "00");
        var start =
                new Runs.Start(
                        "sums", "name: sums\n", 7, List.of("rl"), List.of(plugin), "{}", "{}");
        long run = store.runs().create(start);
        var task = new Task("t1", "math/chain-sum", 2, Split.TRAIN, "1 + 2 = ?", "{}", null, null);
        var group =
                new Group(
                        task,
                        List.of(
                                rollout("3", Verdict.correct("3 is right")),
                                rollout("4", Verdict.wrong("not 3"))));
        var graded = new Graded(group, List.of(new float[] {1}, new float[] {-1}), true);
        try (var lock = store.lockForRun();
                var journal = store.journal(run)) {
            journal.append(
                    new StepRows("rl", 0, List.of(graded), new TreeMap<>(), new TreeMap<>()));
        }
        store.reports().put(run, "{\"run\": 1}");
        store.runs().status(run, Runs.Status.DONE);
    }

    private static Rollout rollout(String text, Verdict verdict) {
        return new Rollout(
                new int[] {5, 6},
                new int[] {9},
                Map.of(Signal.LOG_PROB, new float[] {-0.5f}),
                text,
                Rollout.Stop.END,
                0,
                verdict,
                verdict.credit(),
                List.of());
    }

    private Shell.Result run(String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        all.add("--workspace");
        all.add(workspace.toString());
        return new Shell(folder).run(all.toArray(String[]::new));
    }

    @Test
    void listShowsARunPerLine() {
        var result = run("runs", "list");
        assertEquals(0, result.exitCode(), result.err());
        var lines = result.out().lines().toList();
        assertEquals(2, lines.size());
        assertTrue(lines.get(1).matches("1 +sums +7 +done +1 +.*"), lines.get(1));
    }

    @Test
    void aWorkspaceWithoutRunsSaysHowTheFirstIsMade() {
        workspace = folder.resolve("empty");
        Workspace.open(workspace);
        assertTrue(run("runs", "list").out().contains("whetstone run quickstart"));
    }

    @Test
    void listAsJsonHasEveryRun() {
        var json = Json.MAPPER.readTree(run("runs", "list", "--json").out());
        assertEquals(1, json.size());
        assertEquals("sums", json.get(0).get("name").asString());
        assertEquals("done", json.get(0).get("status").asString());
    }

    @Test
    void showHoldsRecipeAndSummary() {
        var text = run("runs", "show", "1").out();
        assertTrue(text.contains("  name: sums"), text);
        assertTrue(text.contains("whetstone-math 0.1.0"), text);
        var json = Json.MAPPER.readTree(run("runs", "show", "1", "--json").out());
        assertEquals(1, json.get("summary").get("run").asInt());
    }

    @Test
    void showSaysWhatEachRoleCameTo() {
        assertFalse(run("runs", "show", "1").out().contains("tokens in"), "it had no roles");
        var answers = Workspace.open(workspace).answers();
        for (var stage : List.of("synthesize", "explore")) {
            var teacher = new Answers.Place(1, stage, "teacher");
            answers.keep(teacher, List.of(), new Cost(5, 1, 700, 30, 0.25, 2));
            answers.hit(teacher, 4);
        }
        answers.hit(new Answers.Place(1, "explore", "judge"), 3);
        var lines = run("runs", "show", "1").out().lines().toList();
        // Two stages, each with 5 calls, 1 of them again, 4 answers kept, 700 + 30 tokens, 0.25.
        assertTrue(
                lines.contains(
                        "teacher  10     2        8     1400       60          0.5000  4.0 s"),
                lines::toString);
        assertTrue(
                lines.contains(
                        "judge    0      0        3     0          0           0.0000  0.0 s"),
                lines::toString);
        var json = Json.MAPPER.readTree(run("runs", "show", "1", "--json").out()).get("roles");
        assertEquals("teacher", json.get(1).get("role").asString());
        assertEquals(8, json.get(1).get("hits").asInt());
        assertEquals(2, json.get(1).get("cost").get("retries").asInt());
        assertEquals(0.5, json.get(1).get("cost").get("money").asDouble());
    }

    @Test
    void aForkSaysWhatItIsOfAndWhatItChanged() {
        var store = Workspace.open(workspace);
        var start = new Runs.Start("more", "name: more\n", 7, List.of("rl"), List.of(), "{}", "{}");
        long fork = store.runs().create(start.from(new Runs.Fork(1, 0, 4)));
        store.checkpointRows().record(new Checkpoint(fork, 0, 4, "checkpoints/4", "aa"));
        store.checkpointRows().record(new Checkpoint(fork, 0, 9, "checkpoints/9", "bb", true));
        var lines = run("runs", "show", "2").out().lines().toList();
        assertTrue(lines.contains("fork      of run 1 after rl:4"), lines::toString);
        assertTrue(lines.contains("changed   name: sums → more"), lines::toString);
        assertTrue(lines.contains("kept      2@rl:9, asked for"), lines::toString);
        assertTrue(lines.contains("kept      2@rl:4"), lines::toString);
        var json = Json.MAPPER.readTree(run("runs", "show", "2", "--json").out());
        assertEquals(1, json.at("/details/start/fork/parent").asInt());
        assertEquals("name: sums → more", json.at("/changes/0").asString());
        assertEquals(9, json.at("/checkpoints/0/step").asInt());
        assertTrue(run("runs", "list").out().contains("more (fork of 1)"));
    }

    @Test
    void aCheckpointThatIsNotThereIsNamedBesideThoseThatAre() {
        var store = Workspace.open(workspace);
        store.checkpointRows().record(new Checkpoint(1, 0, 4, "checkpoints/4", "aa"));
        var result = run("run", "--fork", "1@rl:5");
        assertEquals(Failures.USAGE, result.exitCode());
        assertTrue(result.err().contains("there are 1@rl:4"), result.err());
        assertTrue(run("run", "--fork", "rl").err().contains("expected RUN, RUN@STEP"));
    }

    @Test
    void aRunThatIsNotThereIsSaidToBeMissing() {
        var result = run("runs", "show", "12");
        assertEquals(Failures.FAILED, result.exitCode());
        assertTrue(result.err().contains("has no run 12"), result.err());
        assertFalse(result.err().contains("\tat "), "no stack trace");
    }

    @Test
    void exportWritesALinePerRollout() throws IOException {
        var file = folder.resolve("out.jsonl");
        var result = run("runs", "export", "1", "--out", file.toString());
        assertEquals(0, result.exitCode(), result.err());
        assertEquals("", result.out());
        var lines = Files.readAllLines(file).stream().map(Json.MAPPER::readTree).toList();
        assertEquals(2, lines.size());
        assertEquals("correct", lines.get(0).get("verdict").asString());
        assertEquals("math/chain-sum", lines.get(0).get("domain").asString());
        assertEquals("wrong", lines.get(1).get("verdict").asString());
        assertEquals(-1, lines.get(1).get("weights").get(0).asDouble());
        assertEquals(-0.5, lines.get(1).get("logProbs").get(0).asDouble());
    }

    @Test
    void exportWithoutAFileGoesToStandardOutput() {
        assertEquals(2, run("runs", "export", "1").out().lines().count());
    }

    @Test
    void readingMakesNoWorkspace() {
        workspace = folder.resolve("elsewhere");
        var result = run("runs", "list");
        assertEquals(Failures.FAILED, result.exitCode());
        assertTrue(result.err().contains("is no workspace"), result.err());
        assertFalse(Files.exists(workspace));
    }

    @Test
    void aFileThatIsNoDatabaseIsLeftAlone() throws IOException {
        workspace = Files.createDirectories(folder.resolve("other"));
        var file = Files.writeString(workspace.resolve("whetstone.db"), "my own notes, precious");
        var result = run("runs", "list");
        assertEquals(Failures.FAILED, result.exitCode());
        assertTrue(result.err().contains("is not a database"), result.err());
        assertEquals("my own notes, precious", Files.readString(file));
    }
}
