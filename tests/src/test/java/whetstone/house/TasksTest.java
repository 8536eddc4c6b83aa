package whetstone.house;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `tasks` and `verify` from outside: what they write is what others build on.
final class TasksTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Set<String> TASK_KEYS =
            Set.of("id", "domain", "level", "split", "prompt", "truth", "reference");

    @TempDir Path folder;

    private Program.Result whetstone(String... arguments) throws IOException, InterruptedException {
        return Program.launcher(folder).run(arguments);
    }

    private static List<JsonNode> lines(String text) {
        return text.lines().map(JSON::readTree).toList();
    }

    @Test
    void theListNamesDomainsWithTheirPlugins() throws Exception {
        var list = JSON.readTree(whetstone("tasks", "list", "--json").out());
        var names = new TreeSet<String>();
        list.forEach(line -> names.add(line.get("id").asString()));
        assertTrue(
                names.containsAll(List.of("math/arithmetic", "math/chain-sum", "math/countdown")),
                names::toString);
    }

    @Test
    void drawnTasksHaveTheAgreedKeysAndRepeat() throws Exception {
        String[] draw = {
            "tasks",
            "draw",
            "math/countdown",
            "--level",
            "2",
            "--count",
            "50",
            "--seed",
            "9",
            "--split",
            "validation"
        };
        var first = whetstone(draw);
        assertEquals(0, first.exitCode(), first.err());
        assertEquals(first.out(), whetstone(draw).out());
        var tasks = lines(first.out());
        assertEquals(50, tasks.size());
        var ids = new HashSet<String>();
        for (var task : tasks) {
            assertEquals(TASK_KEYS, new HashSet<>(task.propertyNames()));
            assertEquals("validation", task.get("split").asString());
            assertEquals(2, task.get("level").asInt());
            assertTrue(task.get("truth").isObject());
            ids.add(task.get("id").asString());
        }
        assertEquals(50, ids.size());
    }

    @Test
    void otherSeedsAndSplitsGiveOtherTasks() throws Exception {
        var train = whetstone("tasks", "draw", "math/chain-sum", "--count", "20", "--level", "4");
        var test =
                whetstone(
                        "tasks",
                        "draw",
                        "math/chain-sum",
                        "--count",
                        "20",
                        "--level",
                        "4",
                        "--split",
                        "test");
        var other =
                whetstone(
                        "tasks",
                        "draw",
                        "math/chain-sum",
                        "--count",
                        "20",
                        "--level",
                        "4",
                        "--seed",
                        "1");
        assertFalse(train.out().equals(test.out()));
        assertFalse(train.out().equals(other.out()));
    }

    @Test
    void everyReferenceIsJudgedCorrectAndOtherKeysComeThrough() throws Exception {
        var drawn = whetstone("tasks", "draw", "math/arithmetic", "--count", "40", "--level", "5");
        var tasks = lines(drawn.out());
        Files.write(
                folder.resolve("answers.jsonl"), tasks.stream().map(TasksTest::answer).toList());
        var result =
                whetstone(
                        "verify", "math/arithmetic", "--in", "answers.jsonl", "--out", "out.jsonl");
        assertEquals(0, result.exitCode(), result.err());
        var verdicts = lines(Files.readString(folder.resolve("out.jsonl")));
        assertEquals(strings(tasks, "id"), strings(verdicts, "note"));
        for (var verdict : verdicts) {
            var keys = Set.of("note", "verdict", "credit", "why", "millis");
            assertEquals(keys, new HashSet<>(verdict.propertyNames()));
            assertEquals("correct", verdict.get("verdict").asString());
            assertEquals(1, verdict.get("credit").asDouble());
        }
    }

    private static String answer(JsonNode task) {
        return JSON.createObjectNode()
                .put("note", task.get("id").asString())
                .put("completion", "I think it is " + task.get("reference").asString())
                .set("truth", task.get("truth"))
                .toString();
    }

    private static List<String> strings(List<JsonNode> lines, String key) {
        return lines.stream().map(line -> line.get(key).asString()).toList();
    }

    @Test
    void wrongAndUnreadableAnswersAreToldApart() throws Exception {
        Files.writeString(
                folder.resolve("answers.jsonl"),
                """
                {"truth": {"terms": [1, 2]}, "completion": "<answer>3</answer>"}
                {"truth": {"terms": [1, 2]}, "completion": "<answer>4</answer>"}
                {"truth": {"terms": [1, 2]}, "completion": "no idea"}
                {"truth": {"words": "mine"}, "completion": "<answer>3</answer>"}
                {"truth": "{\\"terms\\": [1, 2]}", "completion": "<answer>3</answer>"}
                """);
        var result = whetstone("verify", "math/chain-sum", "--in", "answers.jsonl");
        assertEquals(
                List.of("correct", "wrong", "unreadable", "unscorable", "correct"),
                lines(result.out()).stream().map(v -> v.get("verdict").asString()).toList());
    }

    @Test
    void aMarkBytesThatAreNoTextAndMissingAnswersAreJudgedAsTheyStand() throws Exception {
        var file = new ByteArrayOutputStream();
        var truth = "{\"truth\": {\"terms\": [1, 2]}, \"completion\": ";
        file.writeBytes(
                ("\uFEFF" + truth + "\"<answer>3</answer>\"}\r\n" + truth + "null}\r\n")
                        .getBytes(UTF_8));
        file.writeBytes((truth + "\"").getBytes(UTF_8));
        file.write(0xFF);
        file.writeBytes("<answer>3</answer>\"}".getBytes(UTF_8));
        Files.write(folder.resolve("odd.jsonl"), file.toByteArray());
        var result = whetstone("verify", "math/chain-sum", "--in", "odd.jsonl");
        assertEquals(
                List.of("correct", "unreadable", "correct"),
                lines(result.out()).stream().map(v -> v.get("verdict").asString()).toList(),
                result.err());
    }

    @Test
    void aBadLineIsNamedAndWhatWasThereStays() throws Exception {
        Files.writeString(folder.resolve("out.jsonl"), "precious\n");
        Files.writeString(
                folder.resolve("in.jsonl"),
                "{\"truth\": {\"terms\": [1, 2]}, \"completion\": \"3\"}\n{\"truth\": {}}\n");
        var result =
                whetstone("verify", "math/chain-sum", "--in", "in.jsonl", "--out", "out.jsonl");
        assertEquals(2, result.exitCode());
        assertTrue(
                result.err().startsWith("whetstone: in.jsonl:2: no \"completion\""), result.err());
        assertEquals("precious\n", Files.readString(folder.resolve("out.jsonl")));
    }

    @Test
    void whatIsNotThereIsSaid() throws Exception {
        var domain = whetstone("tasks", "draw", "math/chainsum");
        assertEquals(2, domain.exitCode());
        assertTrue(domain.err().contains("did you mean 'math/chain-sum'?"), domain.err());
        var level = whetstone("tasks", "draw", "math/chain-sum", "--level", "10");
        assertEquals(2, level.exitCode());
        assertTrue(level.err().contains("--level: expected 0 to 9, found 10"), level.err());
        var file = whetstone("verify", "math/chain-sum", "--in", "nothing.jsonl");
        assertEquals(1, file.exitCode());
        assertEquals("whetstone: nothing.jsonl: no such file or folder\n", file.err());
    }

    @Test
    void aPluginThatIsBrokenIsNamedAndTheOthersWork() throws Exception {
        var plugins = Files.createDirectories(folder.resolve("workspace/plugins"));
        Files.writeString(plugins.resolve("torn.zip"), "no zip at all");
        var result = whetstone("tasks", "draw", "math/chain-sum");
        assertEquals(0, result.exitCode(), result.err());
        assertEquals(1, lines(result.out()).size());
        assertTrue(result.err().contains("plugin torn.zip"), result.err());
        assertEquals(1, whetstone("doctor").exitCode());
    }

    @Test
    void theGalleryShowsEveryDomainAtEveryLevel() throws Exception {
        var domains = JSON.readTree(whetstone("tasks", "list", "--json").out()).valueStream();
        long count = domains.filter(line -> line.get("kind").asString().equals("domain")).count();
        var result = whetstone("tasks", "gallery");
        assertEquals(0, result.exitCode(), result.err());
        var text = result.out().lines().toList();
        assertTrue(text.contains("## math/countdown"));
        for (int level = 0; level <= 9; level++) {
            var heading = "Level " + level;
            assertEquals(count, text.stream().filter(heading::equals).count());
        }
    }
}
