package whetstone.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import whetstone.core.forecast.Forecast;
import whetstone.core.forecast.Forecast.Source;
import whetstone.core.forecast.Forecast.Span;
import whetstone.core.forecast.Forecast.StageTime;
import whetstone.core.forecast.Forecasting;
import whetstone.core.plugin.Plugins;
import whetstone.core.synthesis.Textbook;
import whetstone.device.ComputeDevice;

/// What a run will ask of others, said before it asks.
class ForecastRolesTest {

    private static final String RECIPE =
            TinyRuns.MODEL
                    + """
                    seed: 11
                    roles: {teacher: %s}
                    tasks: {domains: {tiny/marked: 1}, instructions: false}
                    stages:
                      - type: synthesize
                        definition: {name: adding, description: Add., answer: tiny/text, demonstrations: [{input: 1+1=, output: <answer>2</answer>}]}
                        amounts: {examples: %d, votes: 5, scores: 4, kept: 6}
                        curator: {type: band}
                        samplings: {write: {maxTokens: 100}, check: {maxTokens: 3}, score: {maxTokens: 3}}
                    """;
    private static final Map<String, String> BOOK =
            Map.of("domain", "tiny/marked", "levels", "0", "problems", "400");
    private static final Plugins PLUGINS = TinyRuns.plugins();

    @TempDir Path folder;

    private static Forecast forecast(TinyRuns runs, String yaml) {
        var recipe = runs.read(yaml);
        var precision = recipe.model().products().precision();
        try (var device = ComputeDevice.open(ComputeDevice.Choice.CPU, precision)) {
            return new Forecasting(PLUGINS, device, _ -> {})
                    .of(
                            recipe,
                            Optional.of(runs.workspace()),
                            runs.workspace().folder(),
                            Optional.empty());
        }
    }

    private static StageTime wait(Forecast forecast) {
        return forecast.stages().stream()
                .filter(stage -> stage.name().equals("synthesize: teacher"))
                .findFirst()
                .orElseThrow();
    }

    private static void within(double least, double most, Span span) {
        assertTrue(least <= span.low() && span.high() <= most, span.toString());
        assertTrue(span.low() <= span.likely() && span.likely() <= span.high(), span.toString());
    }

    @Test
    void whoWasNeverAskedIsUnknownInTimeAndInNothingElse() {
        var binding =
                "{endpoint: 'http://127.0.0.1:9/v1', model: any, price: {prompt: 2, completion: 10}, budget: {calls: 5}}";
        var forecast = forecast(new TinyRuns(folder), RECIPE.formatted(binding, 12));
        assertFalse(forecast.complete());
        var wait = wait(forecast);
        assertEquals(Source.UNKNOWN, wait.source());
        assertNull(wait.seconds());
        assertTrue(wait.how().contains("--set stages.synthesize.amounts.examples=10"), wait.how());
        var asked = forecast.asked().getFirst();
        // A pattern, 12 examples, 12 votes, 12 rewrites, 12 votes; 5 times the votes where a call
        // gives one.
        within(1 + 12, 1 + 12 + 60 + 12 + 60, asked.calls());
        assertTrue(asked.written().high() >= 13 * 100, asked.written().toString());
        var money = Objects.requireNonNull(asked.money());
        assertEquals(
                (2 * asked.read().likely() + 10 * asked.written().likely()) / 1e6,
                money.likely(),
                1e-9);
        assertTrue(asked.how().endsWith("more than its budget of 5 calls"), asked.how());
        // What the student does was tried all the same.
        assertEquals(Source.TRIED, forecast.stages().getFirst().source());
    }

    @Test
    void whoWasAskedBeforeIsBelievedAtAnySize() throws IOException {
        try (var server = new TextbookServer(Textbook.of(0.3, BOOK, PLUGINS), false)) {
            var runs = new TinyRuns(folder);
            long run = runs.run(RECIPE.formatted(server.binding(), 12)).run();
            var spent = runs.workspace().answers().spent(run, "teacher");
            var forecast = forecast(runs, RECIPE.formatted(server.binding(), 24));
            assertTrue(forecast.complete());
            var asked = forecast.asked().getFirst();
            assertEquals(Source.MEASURED, asked.source());
            assertNull(asked.money());
            var parts = runs.workspace().syntheses().parts(run, 0);
            int requests = parts.stream().mapToInt(part -> part.requests()).sum();
            // All but the pattern is twice as much.
            assertEquals(2 * requests - 1, asked.calls().likely(), 1e-9);
            double written = parts.stream().mapToDouble(part -> (double) part.tokens()).sum();
            assertEquals(2 * written, asked.written().likely(), 0.1 * written);
            var wait = wait(forecast);
            assertEquals(Source.MEASURED, wait.source());
            assertTrue(wait.how().contains("calls of"), wait.how());
            assertTrue(wait.how().contains("in run " + run), wait.how());
            double call = spent.seconds() / spent.calls();
            assertEquals(
                    asked.calls().likely() * call / 4,
                    Objects.requireNonNull(wait.seconds()).likely(),
                    1e-6);
        }
    }

    @Test
    void aProgramIsTried() {
        var binding =
                "{standIn: domain, settings: {domain: tiny/marked, levels: '0', problems: '400'}}";
        var forecast = forecast(new TinyRuns(folder), RECIPE.formatted(binding, 12));
        assertTrue(forecast.complete());
        assertEquals(Source.TRIED, wait(forecast).source());
        assertNotNull(wait(forecast).seconds());
        assertEquals(
                List.of("stand-in domain"),
                forecast.asked().stream().map(Forecast.Asked::model).toList());
    }

    @Test
    void aJudgeIsAskedAboutStepsAndRewards() {
        var yaml =
                TinyRuns.MODEL
                        + """
                        roles: {judge: {endpoint: 'http://127.0.0.1:9/v1', model: any}}
                        tasks: {domains: {tiny/sum: 1}, instructions: false}
                        stages:
                          - {type: explore, problems: 3, samples: 2, turns: 4, judges: {process: judge, tries: 2}, decoding: {maxTokens: 3}}
                          - {type: rl, from: explore, steps: 5, tasks: 2, groupSize: 2, minibatch: 4, decoding: {maxTokens: 3}}
                        """;
        var asked = forecast(new TinyRuns(folder), yaml).asked();
        assertEquals(List.of("explore", "rl"), asked.stream().map(Forecast.Asked::stage).toList());
        within(3, 3 * 2 * 4 * 2, asked.getFirst().calls());
        within(5 * 2, 5 * 2 * 2 * 2, asked.getLast().calls());
    }
}
