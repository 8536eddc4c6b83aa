package whetstone.core.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import whetstone.api.Group;
import whetstone.api.Rollout;
import whetstone.api.Split;
import whetstone.api.Task;
import whetstone.api.Verdict;
import whetstone.core.forecast.Forecast;
import whetstone.core.forecast.Forecast.Source;
import whetstone.core.forecast.Forecast.StageTime;
import whetstone.core.forecast.Forecasting;
import whetstone.core.store.Metrics;
import whetstone.core.store.Runs.Status;
import whetstone.core.store.Workspace;
import whetstone.device.ComputeDevice;
import whetstone.train.Taught;

/// What a run will take, said before it starts.
class ForecastRunsTest {

    private static final String RECIPE =
            TinyRuns.MODEL
                    + """
                    seed: 11
                    tasks: {domains: {tiny/sum: 1}, instructions: false}
                    stages:
                      - {type: warm-up, steps: 6, tasks: 4}
                      - {type: rl, steps: 4, tasks: 2, groupSize: 2, minibatch: 4, decoding: {maxTokens: 3}}
                      - {type: evaluate, problems: 4, samples: 2, decoding: {maxTokens: 3}}
                    """;

    @TempDir Path folder;

    private static Forecast forecast(
            TinyRuns runs, String yaml, Optional<Workspace> earlier, List<String> tried) {
        var recipe = runs.read(yaml);
        var precision = recipe.model().products().precision();
        try (var device = ComputeDevice.open(ComputeDevice.Choice.CPU, precision)) {
            return new Forecasting(TinyRuns.plugins(), device, tried::add)
                    .of(recipe, earlier, runs.workspace().folder(), Optional.empty());
        }
    }

    @Test
    void ofAForkIsSaidWhatIsLeft() {
        var runs = new TinyRuns(folder);
        runs.run(RECIPE.replace("seed: 11", "seed: 11\ncheckpointEvery: 2"));
        var within = ForkPoint.find(runs.workspace(), "1@rl:1");
        var whole = forecast(runs, RECIPE, Optional.of(runs.workspace()), new ArrayList<>());
        var left = left(runs, within);
        assertEquals("1@rl:1", left.from());
        assertEquals(
                List.of("rl", "evaluate", "between steps"),
                left.stages().stream().map(StageTime::name).toList());
        assertEquals(2, left.stages().getFirst().steps());
        assertEquals(likely(whole.stages().get(1)) / 2, likely(left.stages().getFirst()), 1e-9);
        assertTrue(left.disk().store().likely() < whole.disk().store().likely());
        var end = left(runs, ForkPoint.find(runs.workspace(), "1@rl:3"));
        assertEquals("evaluate", end.stages().getFirst().name());
    }

    @Test
    void ofARunThatDidNotEndIsSaidWhatIsLeft() {
        var runs = new TinyRuns(folder);
        var holder = new RunService[1];
        holder[0] =
                runs.service(event -> {
                    if (event instanceof RunEvent.Stepped s
                            && s.stage().equals("rl")
                            && s.step() == 1) {
                        holder[0].stop();
                    }
                });
        var stopped = holder[0].run(runs.read(RECIPE));
        assertEquals(Status.STOPPED, stopped.status());
        var from = Continuation.resumed(runs.workspace(), stopped.run());
        var left = left(runs, RECIPE, from);
        assertEquals("1@rl:1", left.from());
        assertEquals(List.of("warm-up"), left.done());
        assertEquals("rl", left.stages().getFirst().name());
        assertEquals(2, left.stages().getFirst().steps());
    }

    @Test
    void whatAnEarlierRunDidJustSoIsNotReckonedAgain() {
        var runs = new TinyRuns(folder);
        runs.run(RECIPE);
        var longer = RECIPE.replace("rl, steps: 4", "rl, steps: 9");
        var whole = forecast(runs, longer, Optional.of(runs.workspace()), new ArrayList<>());
        var left = left(runs, longer, shared(runs, longer));
        assertEquals("1@warm-up:5", left.from());
        assertEquals(List.of(), whole.done());
        assertEquals(List.of("warm-up"), left.done());
        assertEquals(
                List.of("rl", "evaluate", "between steps"),
                left.stages().stream().map(StageTime::name).toList());
        assertTrue(left.seconds().likely() < whole.seconds().likely());
        assertEquals(Optional.empty(), shared(runs, longer.replace("seed: 11", "seed: 12")));
    }

    // It ended by itself after so many steps, though its recipe allows more.
    @Test
    void ofAStageThatIsOverNothingIsLeft() {
        var runs = new TinyRuns(folder);
        runs.run(RECIPE);
        var point = ForkPoint.find(runs.workspace(), "1@warm-up:5");
        var more = RECIPE.replace("steps: 6", "steps: 60");
        var left = left(runs, more, Optional.of(new Continuation(point, true)));
        assertEquals("rl", left.stages().getFirst().name());
        var forked = left(runs, more, Optional.of(Continuation.of(point)));
        assertEquals("warm-up", forked.stages().getFirst().name());
        assertEquals(54, forked.stages().getFirst().steps());
    }

    private static Optional<Continuation> shared(TinyRuns runs, String yaml) {
        var recipe = runs.read(yaml);
        var precision = recipe.model().products().precision();
        try (var device = ComputeDevice.open(ComputeDevice.Choice.CPU, precision)) {
            return Continuation.shared(runs.workspace(), recipe, TinyRuns.plugins(), device);
        }
    }

    private static Forecast left(TinyRuns runs, ForkPoint from) {
        return left(runs, RECIPE, Optional.of(Continuation.of(from)));
    }

    private static Forecast left(TinyRuns runs, String yaml, Optional<Continuation> from) {
        var recipe = runs.read(yaml);
        var precision = recipe.model().products().precision();
        try (var device = ComputeDevice.open(ComputeDevice.Choice.CPU, precision)) {
            return new Forecasting(TinyRuns.plugins(), device, _ -> {})
                    .of(recipe, Optional.of(runs.workspace()), runs.workspace().folder(), from);
        }
    }

    private static double mean(TinyRuns runs, String stage) {
        return runs.workspace().metrics().timing(1, stage, "time/step").stream()
                .mapToDouble(Metrics.Point::value)
                .average()
                .orElseThrow();
    }

    private static double likely(StageTime stage) {
        return Objects.requireNonNull(stage.seconds()).likely();
    }

    @Test
    void aRunLikeAnEarlierOneTakesWhatItsStepsTook() {
        var runs = new TinyRuns(folder);
        runs.run(RECIPE);
        var longer =
                RECIPE.replace("rl, steps: 4", "rl, steps: 400, optimizer: {learningRate: 1e-5}")
                        .replace("seed: 11", "seed: 12");
        var tried = new ArrayList<String>();
        var forecast = forecast(runs, longer, Optional.of(runs.workspace()), tried);
        assertEquals(List.of(), tried);
        var stages = forecast.stages();
        assertEquals(
                List.of("warm-up", "rl", "evaluate", "between steps"),
                stages.stream().map(StageTime::name).toList());
        assertTrue(stages.stream().allMatch(stage -> stage.source() == Source.MEASURED));
        assertEquals(6 * mean(runs, "warm-up"), likely(stages.get(0)), 1e-9);
        assertEquals(400 * mean(runs, "rl"), likely(stages.get(1)), 1e-9);
        assertEquals(mean(runs, "evaluate"), likely(stages.get(2)), 1e-9);
        assertTrue(stages.get(1).how().endsWith(" in run 1"), stages.get(1).how());
        assertEquals(
                stages.stream().mapToDouble(ForecastRunsTest::likely).sum(),
                forecast.seconds().likely(),
                1e-9);
        assertTrue(forecast.complete());
    }

    @Test
    void onlyWhatNoEarlierRunDidIsTriedAndLeavesNothingBehind() {
        var runs = new TinyRuns(folder);
        runs.run(RECIPE);
        var tried = new ArrayList<String>();
        var other = RECIPE.replace("groupSize: 2, minibatch: 4", "groupSize: 4, minibatch: 8");
        var forecast = forecast(runs, other, Optional.of(runs.workspace()), tried);
        assertEquals(List.of("rl"), tried);
        var rl = forecast.stages().get(1);
        assertEquals(Source.TRIED, rl.source());
        var seconds = Objects.requireNonNull(rl.seconds());
        assertTrue(0 < seconds.low() && seconds.low() <= seconds.likely(), seconds.toString());
        assertTrue(seconds.likely() <= seconds.high(), seconds.toString());
        assertEquals(1, runs.workspace().runs().list().size());
        assertEquals(Source.MEASURED, forecast.stages().getFirst().source());
    }

    @Test
    void withoutEarlierRunsEveryStageIsTriedAtItsWholeSize() {
        var runs = new TinyRuns(folder);
        var tried = new ArrayList<String>();
        var forecast = forecast(runs, RECIPE, Optional.empty(), tried);
        assertEquals(List.of("warm-up", "rl", "evaluate"), tried);
        for (var stage : forecast.stages()) {
            assertEquals(Source.TRIED, stage.source());
            assertTrue(stage.how().matches("\\d+ whole steps? of .*"), stage.how());
        }
    }

    @Test
    void aChoiceAmongWhatIsThereSamplesNothing() {
        var runs = new TinyRuns(folder);
        var choosing = RECIPE + "  - {type: curate, from: rl, keep: 2, curator: {type: band}}\n";
        var tried = new ArrayList<String>();
        var chosen = forecast(runs, choosing, Optional.empty(), tried).stages().getLast();
        assertEquals(Source.COMPUTED, chosen.source());
        assertFalse(tried.contains("curate"));
    }

    @Test
    void whileItIsTriedEveryGroupTeaches() {
        var own = TinyRuns.plugins().algorithms().get("grpo");
        var none = new Group(task(), List.of(rollout(), rollout()));
        assertFalse(Objects.requireNonNull(own).teaches(none));
        var taught = new Taught(own);
        assertTrue(taught.teaches(none));
        var credit = taught.credit(none);
        assertArrayEquals(new float[] {1, 1}, credit.get(0));
        assertArrayEquals(new float[] {-1, -1}, credit.get(1));
    }

    private static Task task() {
        return new Task("id", "tiny/sum", 0, Split.TRAIN, "1+1=", "{}", null, null);
    }

    private static Rollout rollout() {
        return new Rollout(
                new int[] {1},
                new int[] {2, 3},
                Map.of(),
                "no",
                Rollout.Stop.END,
                0,
                Verdict.wrong("no"),
                0,
                List.of());
    }
}
