package whetstone.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import whetstone.core.experiment.Experimenting;
import whetstone.core.experiment.Experimenting.Written;
import whetstone.core.experiment.Result;
import whetstone.core.plugin.Plugins;
import whetstone.core.recipe.RecipeException;
import whetstone.core.store.Runs.Status;

/// Experiments on runs of a tiny model.
class ExperimentRunsTest {

    private static final String RECIPE =
            TinyRuns.MODEL
                    + """
                    tasks: {domains: {tiny/sum: 1}, instructions: false}
                    stages:
                      - {type: rl, steps: 12, tasks: 16, groupSize: 4, minibatch: 64, optimizer: {learningRate: 0.02}, decoding: {maxTokens: 3}}
                      - {type: evaluate, problems: 12, samples: 4, decoding: {maxTokens: 3}}
                    """;
    private static final String FILE =
            """
            name: does-training-help
            prediction: {better: %s, worse: %s, because: it learns}
            recipe: tiny.yaml
            seeds: [1, 2]
            arms:
              trained: []
              untrained: [stages.rl.steps=0]
            """;

    private static final Plugins PLUGINS = TinyRuns.plugins();
    @TempDir Path folder;

    private static Optional<Result> run(TinyRuns runs, String file) {
        return new Experimenting(runs.workspace(), PLUGINS, runs.service(_ -> {}))
                .run(new Written(file, RECIPE), (_, _) -> {});
    }

    @Test
    void whatHelpsIsReproducedAndItsReverseIsOpposite() {
        var runs = new TinyRuns(folder);
        var result = run(runs, FILE.formatted("trained", "untrained")).orElseThrow();
        assertEquals(Result.Verdict.REPRODUCED, result.verdict(), result::toString);
        assertEquals(2, result.seeds().size());
        assertEquals(12, result.seeds().getFirst().problems());
        assertEquals(List.of("trained", "untrained"), names(result));
        var budget = result.arms().getFirst().runs().getFirst().budget();
        assertEquals(12 * 16 * 4, budget.completions());
        assertTrue(budget.tokens() >= budget.completions() && budget.optimizerSteps() > 0);
        assertEquals(0, result.arms().getLast().runs().getFirst().budget().completions());
        assertEquals(4, runs.workspace().runs().list().size());

        // The runs are done: only the verdict is made anew.
        var reverse = run(runs, FILE.formatted("untrained", "trained")).orElseThrow();
        assertEquals(Result.Verdict.OPPOSITE, reverse.verdict());
        assertEquals(-result.difference(), reverse.difference(), 1e-12);
        assertEquals(4, runs.workspace().runs().list().size());
        assertEquals(2, runs.workspace().experiments().list().size());
        assertTrue(runs.workspace().experiments().list().getFirst().result().isPresent(), "stored");
    }

    private static List<String> names(Result result) {
        return result.arms().stream().map(Result.Arm::name).toList();
    }

    @Test
    void armsThatAreTheSameAreInconclusive() {
        var runs = new TinyRuns(folder);
        var same =
                FILE.formatted("trained", "untrained")
                        .replace("trained: []", "trained: [stages.rl.steps=0]");
        var result = run(runs, same).orElseThrow();
        assertEquals(Result.Verdict.INCONCLUSIVE, result.verdict());
        assertEquals(0, result.difference());
    }

    @Test
    void anExperimentThatWasStoppedGoesOn() {
        var runs = new TinyRuns(folder);
        var file = FILE.formatted("trained", "untrained");
        var holder = new RunService[1];
        holder[0] =
                runs.service(event -> {
                    if (event instanceof RunEvent.Stepped s && s.step() == 2) {
                        holder[0].stop();
                    }
                });
        var stopped =
                new Experimenting(runs.workspace(), PLUGINS, holder[0])
                        .run(new Written(file, RECIPE), (_, _) -> {});
        assertTrue(stopped.isEmpty());
        var row = runs.workspace().experiments().list().getFirst();
        assertEquals(file, row.file());
        assertTrue(row.result().isEmpty(), "written down before its end");
        assertTrue(run(runs, file).isPresent());
        var all = runs.workspace().runs().list();
        assertEquals(4, all.size());
        assertTrue(all.stream().allMatch(run -> run.status() == Status.DONE));
    }

    @Test
    void whatCannotBeAskedIsRefusedBeforeTheFirstRun() {
        var runs = new TinyRuns(folder);
        var file = FILE.formatted("trained", "untrained");
        refused(
                runs,
                file.replace("better: trained", "better: trainde"),
                "did you mean 'trained'?");
        refused(runs, file.replace("steps=0", "stepz=0"), "did you mean 'steps'?");
        refused(runs, file.replace("[1, 2]", "[1, 1]"), "seeds");
        refused(runs, file.replace(", because: it learns", ""), "because");
        assertTrue(runs.workspace().runs().list().isEmpty());
    }

    private static void refused(TinyRuns runs, String file, String why) {
        var thrown = assertThrows(RecipeException.class, () -> run(runs, file));
        assertTrue(String.valueOf(thrown.getMessage()).contains(why), thrown::toString);
    }
}
