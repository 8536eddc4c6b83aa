package whetstone.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import whetstone.core.store.StepRows;

/// METRICS.md and what a run writes are the same.
class MetricsFileTest {

    private static final Pattern ROW =
            Pattern.compile(
                    "^\\| `([a-z0-9_/]+)` \\| (.+?) \\| (.+?) \\| (.+?) \\|$", Pattern.MULTILINE);
    private static final String RECIPE =
            TinyQuests.MODEL
                    + """
                    roles: {teacher: {standIn: domain, settings: {domain: tiny/marked}}, judge: {standIn: domain, settings: {domain: tiny/marked}}}
                    pauseAboveUnscorable: 1 # this judge knows exercises only
                    tasks: {domains: {tiny/sum: 1, tiny/quest: 0}, instructions: false}
                    stages:
                      - {type: warm-up, steps: 1, tasks: 4}
                      - {type: synthesize, curator: {type: band}, definition: {name: adding, description: Add., answer: tiny/text}, amounts: {examples: 3, votes: 1, scores: 2}, samplings: {check: {maxTokens: 3}, score: {maxTokens: 3}}}
                      - {type: curate, tasks: 8, samples: 2, keep: 4, decoding: {maxTokens: 3}}
                      - {type: rl, steps: 1, tasks: 8, groupSize: 4, minibatch: 16, buffer: {share: 0.5}, schedules: {scale: {to: 1}}, algorithm: {type: grpo, near: true}, decoding: {maxTokens: 3}}
                      - {type: explore, domains: [tiny/quest], problems: 4, samples: 2, turns: 2, filter: none, judges: {process: judge, outcome: judge}, decoding: {maxTokens: 1}}
                      - {type: evaluate, domains: [tiny/quest], split: train, problems: 4, samples: 2, turns: 2, decoding: {maxTokens: 1}}
                    """;

    private static SortedSet<String> written(Path folder) {
        var names = new TreeSet<String>();
        var runs = new TinyRuns(folder.resolve("workspace"));
        long run = runs.run(RECIPE).run();
        var rollouts = runs.workspace().rollouts();
        for (var step : rollouts.steps(run)) {
            StepRows rows = rollouts.step(run, step.stage(), step.step());
            rows.metrics().keySet().forEach(name -> names.add(step.stage() + " " + name));
            rows.timings().keySet().forEach(name -> names.add(step.stage() + " " + name));
        }
        return names;
    }

    @Test
    void everyMetricHasItsLineAndEveryLineItsMetric(@TempDir Path folder) throws IOException {
        var listed = new TreeSet<String>();
        var matcher = ROW.matcher(Files.readString(Path.of("METRICS.md")));
        while (matcher.find()) {
            assertFalse(matcher.group(3).isBlank(), matcher.group());
            for (var stage : matcher.group(2).split(", ", -1)) {
                assertTrue(listed.add(stage + " " + matcher.group(1)), matcher.group());
            }
        }
        assertEquals(String.join("\n", written(folder)), String.join("\n", listed));
    }
}
