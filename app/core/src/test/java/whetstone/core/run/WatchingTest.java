package whetstone.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import whetstone.core.recipe.RecipeException;
import whetstone.core.store.Findings.Placed;
import whetstone.core.store.Findings.Severity;
import whetstone.core.store.Runs.Status;

/// Groups of one have nobody to be compared with: the doctor sees it at the fifth step.
class WatchingTest {

    private static final String RECIPE =
            TinyRuns.MODEL
                    + """
                    seed: 5
                    pauseOn: [%s]
                    tasks: {domains: {tiny/sum: 1}, instructions: false}
                    stages:
                      - {type: rl, steps: 8, tasks: 4, groupSize: 1, minibatch: 4, decoding: {maxTokens: 3}}
                    """;

    @TempDir Path folder;

    private static List<Placed> noSignal(TinyRuns runs) {
        return runs.workspace().findings().of(1).stream()
                .filter(placed -> placed.finding().rule().equals("no-signal"))
                .toList();
    }

    @Test
    void whatIsFoundIsStoredOnceAndTold() {
        var runs = new TinyRuns(folder);
        assertEquals(Status.DONE, runs.run(RECIPE.formatted("")).status());
        var found = noSignal(runs);
        assertEquals(1, found.size());
        assertEquals(4, found.getFirst().step());
        assertEquals("rl", found.getFirst().stage());
        var finding = found.getFirst().finding();
        assertEquals(Severity.ALARM, finding.severity());
        assertEquals(1, finding.value());
        assertEquals(List.of(0, 1, 2, 3), finding.groups());
        assertTrue(
                runs.events().stream()
                        .anyMatch(e ->
                                e instanceof RunEvent.Found(var stage, var step, var told)
                                        && stage.equals("rl")
                                        && step == 4
                                        && told.equals(finding)));
    }

    @Test
    void aRuleMayPauseTheRunWhichThenGoesOnWithoutSayingItTwice() {
        var runs = new TinyRuns(folder);
        var paused = runs.run(RECIPE.formatted("no-signal"));
        assertEquals(Status.PAUSED, paused.status());
        assertEquals(5, runs.workspace().rollouts().steps(1).size());
        assertEquals(Status.DONE, runs.resume(paused.run()).status());
        assertEquals(1, noSignal(runs).size());
    }

    @Test
    void aRunThatWasStoppedFindsWhatItWouldHaveFound() {
        var runs = new TinyRuns(folder);
        var stopped =
                runs.stopping(
                        RECIPE.formatted(""),
                        e -> e instanceof RunEvent.Stepped s && s.step() == 1);
        assertEquals(Status.STOPPED, stopped.status());
        assertEquals(Status.DONE, runs.resume(stopped.run()).status());
        assertEquals(List.of(4), noSignal(runs).stream().map(Placed::step).toList());
    }

    @Test
    void aRuleThatIsNotThereIsGuessedAt() {
        var runs = new TinyRuns(folder);
        var refused =
                assertThrows(RecipeException.class, () -> runs.run(RECIPE.formatted("no-signals")));
        assertTrue(
                String.valueOf(refused.getMessage()).contains("did you mean 'no-signal'?"), "why");
    }
}
