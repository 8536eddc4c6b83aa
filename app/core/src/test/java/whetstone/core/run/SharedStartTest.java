package whetstone.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import whetstone.core.run.RunService.Outcome;
import whetstone.core.store.Runs.Status;

/// A run begins where an earlier one did the same.
class SharedStartTest {

    private static final String RECIPE =
            TinyRuns.MODEL
                    + """
                    seed: 11
                    tasks: {domains: {tiny/sum: 1}, instructions: false}
                    stages:
                      - {type: warm-up, steps: 3, tasks: 4}
                      - {type: evaluate, name: before, split: validation, problems: 4, samples: 2, decoding: {maxTokens: 3}}
                      - {type: rl, steps: 3, tasks: 2, groupSize: 2, minibatch: 4, decoding: {maxTokens: 3}}
                      - {type: evaluate, name: after, split: validation, problems: 4, samples: 2, decoding: {maxTokens: 3}}
                    """;
    private static final String OTHER = RECIPE.replace("rl, steps: 3", "rl, steps: 5");

    @TempDir static Path shared;
    @TempDir Path folder;

    private TinyRuns runs(String name) {
        return new TinyRuns(folder.resolve(name));
    }

    private static Outcome reusing(TinyRuns runs, String yaml) {
        return runs.service(_ -> {}).run(runs.read(yaml), true);
    }

    private static List<String> begun(TinyRuns runs) {
        return runs.events().stream()
                .filter(RunEvent.StageStarted.class::isInstance)
                .map(RunEvent.StageStarted.class::cast)
                .filter(started -> started.from() == 0)
                .map(RunEvent.StageStarted::stage)
                .toList();
    }

    @Test
    void whatIsTakenOverIsWhatWouldHaveBeenDone() {
        var fresh = runs("fresh");
        long alone = fresh.run(OTHER).run();
        var runs = runs("shared");
        runs.run(RECIPE);
        var second = reusing(runs, OTHER);
        assertEquals(Status.DONE, second.status());
        assertEquals(List.of("warm-up", "before", "rl", "after", "rl", "after"), begun(runs));
        assertEquals(fresh.head(alone), runs.head(second.run()));
        var budget = runs.workspace().budgets().of(second.run());
        var whole = fresh.workspace().budgets().of(alone);
        assertEquals(5 * 2 * 2, budget.completions());
        assertEquals(whole.optimizerSteps(), budget.optimizerSteps());
    }

    @Test
    void aRunThatWasTakenOverResumesLikeAnyOther() {
        var fresh = runs("fresh");
        long alone = fresh.run(OTHER).run();
        var runs = runs("shared");
        runs.run(RECIPE);
        var holder = new RunService[1];
        holder[0] =
                runs.service(event -> {
                    if (event instanceof RunEvent.Stepped s && s.step() == 1) {
                        holder[0].stop();
                    }
                });
        var stopped = holder[0].run(runs.read(OTHER), true);
        assertEquals(Status.STOPPED, stopped.status());
        assertEquals(Status.DONE, runs.resume(stopped.run()).status());
        assertEquals(fresh.head(alone), runs.head(stopped.run()));
    }

    @Test
    void onlyTheSameIsTakenOver() {
        for (var change :
                List.of(
                        OTHER.replace("seed: 11", "seed: 12"),
                        OTHER.replace("tasks: 4", "tasks: 5"),
                        OTHER.replace("instructions: false", "levels: [1], instructions: false"))) {
            var runs = runs("change" + change.hashCode());
            runs.run(RECIPE);
            reusing(runs, change);
            assertEquals(2, begun(runs).stream().filter("warm-up"::equals).count(), change);
        }
    }

    @Test
    void aRunThatWentOnWithOtherPluginsIsNotTakenOver() {
        var runs = runs("other");
        long first = runs.run(RECIPE).run();
        runs.workspace().events().append(first, RunService.OTHER_PLUGINS, "tiny 1.0.1");
        reusing(runs, OTHER);
        assertEquals(
                List.of("warm-up", "before", "rl", "after", "warm-up", "before", "rl", "after"),
                begun(runs));
    }

    @Test
    void nothingIsTakenOverUnlessAsked() {
        var runs = runs("unasked");
        runs.run(RECIPE);
        runs.run(OTHER);
        assertEquals(2, begun(runs).stream().filter("warm-up"::equals).count());
    }

    @Test
    void aDamagedCheckpointIsNotTakenOver() throws IOException {
        var runs = runs("damaged");
        long first = runs.run(RECIPE).run();
        for (var row : runs.workspace().checkpointRows().list(first)) {
            if (row.stage() == 1) {
                var folder = runs.workspace().folder().resolve(row.path());
                Files.write(folder.resolve("model.safetensors"), new byte[] {1});
            }
        }
        var second = reusing(runs, OTHER);
        assertEquals(Status.DONE, second.status());
        // The warm-up's own checkpoint is whole.
        assertEquals(List.of("before", "rl", "after"), begun(runs).subList(4, 7));
    }
}
