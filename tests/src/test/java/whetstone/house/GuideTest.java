package whetstone.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Does what the guides say, line by line, from an empty folder.
final class GuideTest {

    private static final Pattern BLOCK =
            Pattern.compile("^```(\\w+) ?(\\S*)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

    @TempDir Path folder;

    /// One step: a file to write, or lines for a shell.
    private record Step(String language, String file, String text) {}

    private static List<Step> steps(String guide) throws IOException {
        var text = Files.readString(Repository.root().resolve("docs").resolve(guide));
        return BLOCK.matcher(text)
                .results()
                .map(found -> new Step(found.group(1), found.group(2), found.group(3)))
                .toList();
    }

    /// Writes the files of a guide and types its lines.
    ///
    /// @return what the last line printed
    private static String follow(Author author, String guide) throws Exception {
        var last = "";
        for (var step : steps(guide)) {
            if (step.language().equals("java")) {
                var file = author.home().resolve(step.file());
                assertTrue(Files.exists(file), file + ": the scaffold has no such file");
                Files.writeString(file, step.text());
                continue;
            }
            for (var line : step.text().lines().toList()) {
                var result = author.shell(line);
                assertEquals(0, result.exitCode(), line + "\n" + result.out() + result.err());
                last = result.out();
            }
        }
        return last;
    }

    private static long files(String guide) throws IOException {
        return steps(guide).stream().filter(step -> step.language().equals("java")).count();
    }

    @Test
    void theFirstDomainTakesTenMinutes() throws Exception {
        long begin = System.nanoTime();
        var last = follow(Author.in(folder), "first-domain.md");
        assertEquals(2, files("first-domain.md"));
        assertEquals(3, last.lines().filter(line -> line.contains("words/lengths")).count(), last);
        assertTrue(System.nanoTime() - begin < Duration.ofMinutes(10).toNanos());
    }

    @Test
    void theFirstViewIsListedWhereThereIsNoScreen() throws Exception {
        var last = follow(Author.in(folder), "first-view.md");
        assertEquals(2, files("first-view.md"));
        assertTrue(last.contains("adds      view answers/wrong"), last);
    }

    @Test
    void theFirstVerifierJudgesAFileOfAnswers() throws Exception {
        var last = follow(Author.in(folder), "first-verifier.md");
        assertEquals(2, files("first-verifier.md"));
        var verdicts = last.lines().toList();
        assertEquals(2, verdicts.size(), last);
        assertTrue(verdicts.getFirst().contains("\"verdict\":\"correct\""), last);
        assertTrue(verdicts.getLast().contains("35 m, expected 3500.0 m"), last);
    }

    @Test
    void theFirstAlgorithmTrains() throws Exception {
        var last = follow(Author.in(folder), "first-algorithm.md");
        assertEquals(2, files("first-algorithm.md"));
        assertTrue(last.contains("256 groups"), last);
    }

    @Test
    void theFirstCuratorIsComparedWithTheOthers() throws Exception {
        var last = follow(Author.in(folder), "first-curator.md");
        assertEquals(2, files("first-curator.md"));
        assertTrue(last.lines().anyMatch(line -> line.matches("every-level +12 .*")), last);
    }

    @Test
    void theFirstRolloutPlanSamplesTwiceAsMany() throws Exception {
        var last = follow(Author.in(folder), "first-rollouts.md");
        assertEquals(2, files("first-rollouts.md"));
        assertEquals("4096", last.strip());
    }

    @Test
    void theFirstCurriculumOpensOneLevelAfterTheOther() throws Exception {
        var last = follow(Author.in(folder), "first-curriculum.md");
        assertEquals(2, files("first-curriculum.md"));
        assertEquals("2048", last.strip());
    }

    @Test
    void theFirstEvaluatorIsComparedBeforeAndAfter() throws Exception {
        var last = follow(Author.in(folder), "first-evaluator.md");
        assertEquals(2, files("first-evaluator.md"));
        var number = "[01][.][0-9]{3}";
        for (var name : List.of("agree", "agree:wrong")) {
            var row = "%s +%s +%s +[+-]%s .*".formatted(name, number, number, number);
            assertTrue(last.lines().anyMatch(line -> line.matches(row)), last);
        }
    }

    @Test
    void aDefinitionOfOnesOwnIsTrainedOn() throws Exception {
        var last = follow(Author.in(folder), "synthetic-data-rl.md");
        assertTrue(last.contains("labels      wrong before the vote 2"), last);
        assertTrue(last.contains("0 kept samples stand in an evaluation"), last);
    }
}
