package whetstone.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import whetstone.core.compare.Comparing;
import whetstone.core.compare.Evaluation;
import whetstone.core.measure.Scored;
import whetstone.core.plugin.PluginException;
import whetstone.core.store.Runs.Status;

/// Runs whose evaluations a plugin scores.
class EvaluatorRunsTest {

    private static final String RECIPE =
            TinyRuns.MODEL
                    + """
                    seed: 5
                    tasks: {domains: {tiny/sum: 1}, instructions: false}
                    stages:
                      - {type: evaluate, name: before, problems: 12, samples: 4, evaluators: %1$s, decoding: {maxTokens: 3}}
                      - {type: rl, steps: 2, tasks: 6, groupSize: 2, minibatch: 12, decoding: {maxTokens: 3}}
                      - {type: evaluate, name: after, problems: 12, samples: 4, evaluators: %1$s, decoding: {maxTokens: 3}}
                    """;
    private static final String OWN = "[share, {type: share, times: 10}, solved]";

    @TempDir Path folder;

    private TinyRuns runs(String name) {
        return new TinyRuns(folder.resolve(name));
    }

    private static Map<String, Double> score(TinyRuns runs, String stage, String name) {
        return runs.workspace().scores().of(1, stage).getOrDefault(name, Map.of());
    }

    private static double score(TinyRuns runs, String stage, String name, String task) {
        return Objects.requireNonNull(score(runs, stage, name).get(task));
    }

    @Test
    void eachProblemIsScoredAndKeptWithTheRun() {
        var runs = runs("own");
        runs.run(RECIPE.formatted(OWN));
        var solved = 0;
        for (var stage : List.of("before", "after")) {
            var tallies = runs.workspace().verdicts().tallies(1, stage);
            for (var tally : tallies) {
                double share = (double) tally.correct() / tally.samples();
                assertEquals(share, score(runs, stage, "share*1.0", tally.task()));
                assertEquals(10 * share, score(runs, stage, "share*10.0", tally.task()), 1e-12);
                assertEquals(4.0, score(runs, stage, "size*1.0", tally.task()));
                solved += tally.correct() > 0 ? 1 : 0;
            }
        }
        int told = score(runs, "before", "solved").size() + score(runs, "after", "solved").size();
        assertEquals(solved, told);
        runs.workspace().journal(1).verify();
    }

    @Test
    void theRunTellsMeansWithIntervals() {
        var runs = runs("own");
        var summary = runs.run(RECIPE.formatted(OWN)).summary().orElseThrow();
        // The same mean and the same interval as pass@1, which it is.
        var after = summary.after().orElseThrow();
        var said =
                summary.scores().stream()
                        .filter(s -> s.stage().equals("after") && s.name().equals("share*1.0"))
                        .findFirst()
                        .orElseThrow();
        assertEquals(
                new Scored("after", "share*1.0", 12, after.passAt1(), after.low(), after.high()),
                said);
        assertTrue(
                runs.events().stream()
                        .anyMatch(e ->
                                e instanceof RunEvent.Measured(var _, var _, var scores)
                                        && scores.contains(said)));
        var report = new JsonMapper().readTree(runs.workspace().reports().find(1).orElseThrow());
        assertEquals("share*1.0", report.path("scores").path(0).path("name").asString());
    }

    @Test
    void twoEvaluationsAreComparedProblemByProblem() {
        var runs = runs("own");
        runs.run(RECIPE.formatted(OWN));
        var source = new Evaluation.Source(runs.workspace(), TinyRuns.plugins());
        var comparison = Comparing.of(source.of(1, "before"), source.of(1, "after"));
        var pass = comparison.passAt().getFirst();
        var share =
                comparison.scores().stream()
                        .filter(score -> score.name().equals("share*1.0"))
                        .findFirst()
                        .orElseThrow();
        assertEquals(12, share.problems());
        assertEquals(pass.before(), share.before(), 1e-12);
        assertEquals(pass.difference(), share.difference(), 1e-12);
        assertTrue(share.low() <= share.difference() && share.difference() <= share.high());
    }

    @Test
    void scoresArePartOfTheRowsThatRepeat() {
        var plain = runs("plain");
        plain.run(RECIPE.formatted("[]"));
        assertEquals(Map.of(), plain.workspace().scores().of(1, "before"));
        var scored = runs("scored");
        scored.run(RECIPE.formatted(OWN));
        var again = runs("again");
        again.run(RECIPE.formatted(OWN));
        assertEquals(scored.head(1), again.head(1));
        assertTrue(!plain.head(1).equals(scored.head(1)), "the scores are not in the chain");
    }

    // Of an episode the last action is a sample, whatever else lies in the problem's group.
    @Test
    void ofSeveralTurnsTheLastOneCounts() {
        var runs = runs("turns");
        runs.run(
                TinyQuests.MODEL
                        + """
                        seed: 5
                        tasks: {domains: {tiny/quest: 1}, instructions: false}
                        stages:
                          - {type: evaluate, split: train, problems: 8, samples: 4, turns: 3, evaluators: [share], decoding: {maxTokens: 1}}
                        """);
        var tallies = runs.workspace().verdicts().tallies(1, "evaluate");
        assertEquals(8, score(runs, "evaluate", "size*1.0").size());
        for (var tally : tallies) {
            assertEquals(4.0, score(runs, "evaluate", "size*1.0", tally.task()));
            double share = tally.correct() / 4.0;
            assertEquals(share, score(runs, "evaluate", "share*1.0", tally.task()));
        }
        runs.workspace().journal(1).verify();
    }

    @ParameterizedTest
    @CsvSource({
        "throws, NoClassDefFoundError",
        "blank, it gave ' ' the score 1.0",
        "long, expected a name of 1 to 60 characters",
        "unknown, 'it gave ''own'' the score NaN'",
        "endless, the score Infinity",
        "null, NullPointerException",
        "taken, 'share*1.0'' a score, which another evaluator'"
    })
    void anEvaluatorThatGivesNoScoresIsNamed(String how, String what) {
        var runs = runs(how);
        var recipe = RECIPE.formatted("[share, {type: odd, how: '%s'}]".formatted(how));
        var thrown = assertThrows(PluginException.class, () -> runs.run(recipe));
        var text = String.valueOf(thrown.getMessage());
        assertTrue(text.contains("plugin tiny: scores of Odd"), text);
        assertTrue(text.contains(what), text);
        assertEquals(Status.FAILED, runs.status(1));
    }
}
