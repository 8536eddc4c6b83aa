package whetstone.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import whetstone.core.recipe.RecipeException;
import whetstone.core.store.Runs.Status;
import whetstone.core.store.Syntheses.SampleRow;

/// A stage that makes data, within a run.
class SynthesisStageTest {

    private static final String SYNTHESIZE =
            """
              - type: synthesize
                definition: {name: adding, description: Add., answer: tiny/text, demonstrations: [{input: 1+1=, output: <answer>2</answer>}]}
                amounts: {examples: 12, votes: 5, scores: 4, kept: 6}
                curator: {type: band}
                samplings: {check: {maxTokens: 3}, score: {maxTokens: 3}}
            """;
    private static final String HEAD =
            TinyRuns.MODEL
                    + "seed: 11\nroles: {teacher: {standIn: domain, errorRate: 0.3, settings: {domain: tiny/marked, levels: \"0\", problems: \"400\"}}}\ntasks: {domains: {tiny/marked: 1}, instructions: false}\nstages:\n";
    private static final String RECIPE =
            HEAD
                    + SYNTHESIZE
                    + """
                      - {type: warm-up, steps: 2, tasks: 3, from: synthesize}
                      - {type: rl, steps: 2, tasks: 2, groupSize: 2, minibatch: 4, decoding: {maxTokens: 3}, from: synthesize}
                      - {type: evaluate, split: validation, problems: 40, samples: 1, decoding: {maxTokens: 3}}
                    """;

    @TempDir Path folder;

    private TinyRuns runs(String name) {
        return new TinyRuns(folder.resolve(name));
    }

    private static List<SampleRow> samples(TinyRuns runs, long run) {
        return runs.workspace().syntheses().samples(run, 0);
    }

    @Test
    void whatItMakesIsStoredAndTrainedOn() {
        var runs = runs("one");
        var outcome = runs.run(RECIPE);
        assertEquals(Status.DONE, outcome.status());
        long run = outcome.run();
        var samples = samples(runs, run);
        // 12 are written and each that has a label is rewritten.
        assertEquals(24, samples.size());
        assertEquals(12, samples.stream().filter(each -> each.parent() == null).count());
        assertEquals(6, samples.stream().filter(SampleRow::kept).count());
        for (var sample : samples) {
            assertEquals(sample.kept(), sample.reason() == null);
            assertTrue(sample.writtenRight() != null, "the oracle knows all of its problems");
        }
        var pool = runs.workspace().pools().kept(run, "synthesize");
        assertEquals(6, pool.size());
        for (var entry : pool) {
            assertEquals("tiny/text", entry.task().domain());
            assertTrue(String.valueOf(entry.answer()).contains("<answer>"), entry::toString);
        }
        assertTrue(
                runs.events().stream()
                        .anyMatch(event ->
                                event instanceof RunEvent.Synthesized made
                                        && made.samples().equals(samples)));
    }

    @Test
    void itsPartsAreCounted() {
        var runs = runs("parts");
        long run = runs.run(RECIPE).run();
        var parts = runs.workspace().syntheses().parts(run, 0);
        assertEquals(
                List.of(
                        "pattern",
                        "writing",
                        "voting",
                        "checking",
                        "rewriting",
                        "second-voting",
                        "decontamination",
                        "deduplication",
                        "scoring",
                        "selection"),
                parts.stream().map(part -> part.part()).toList());
        assertEquals(60, parts.get(2).replies());
        assertEquals(List.of(0), runs.workspace().syntheses().stages(run));
    }

    @Test
    void examplesDrawOnTheKnowledge() throws IOException {
        var texts = Files.createDirectory(folder.resolve("texts"));
        Files.writeString(texts.resolve("a.txt"), "Add what you have to what you get.");
        Files.writeString(texts.resolve("b.txt"), "To add is to put together.");
        var runs = runs("knowing");
        var recipe =
                RECIPE.replace(
                        "answer: tiny/text,",
                        "answer: tiny/text, knowledge: '%s',".formatted(texts));
        long run = runs.run(recipe).run();
        var passages =
                samples(runs, run).stream().map(SampleRow::passage).distinct().sorted().toList();
        assertEquals(List.of("a.txt#0", "b.txt#0"), passages);
        var parts = runs.workspace().syntheses().parts(run, 0);
        assertEquals("keywords", parts.getFirst().part());
        assertEquals("retrieval", parts.get(1).part());
        assertEquals(2, parts.get(1).passed());
    }

    @Test
    void nothingThatIsEvaluatedIsInThePool() {
        var runs = runs("clean");
        long run = runs.run(RECIPE).run();
        var rows = runs.workspace().rollouts();
        var asked =
                rows.step(run, "evaluate", 0).groups().stream()
                        .map(graded -> graded.group().task().prompt())
                        .toList();
        assertEquals(40, asked.size());
        assertFalse(
                runs.workspace().pools().of(run, "synthesize").stream()
                        .anyMatch(entry -> asked.contains(entry.task().prompt())));
    }

    @Test
    void aRunThatWasStoppedInIsTheSameAsOneThatWasNot() {
        var whole = runs("whole");
        var undisturbed = whole.run(RECIPE);
        for (var part : List.of("voting", "second-voting", "scoring")) {
            Predicate<RunEvent> there =
                    event -> event instanceof RunEvent.Worked worked && worked.part().equals(part);
            var runs = runs("stopped-in-" + part);
            var stopped = runs.stopping(RECIPE, there);
            assertEquals(Status.STOPPED, stopped.status());
            assertEquals(Status.DONE, runs.resume(stopped.run()).status());
            assertEquals(whole.head(undisturbed.run()), runs.head(stopped.run()));
            assertEquals(samples(whole, undisturbed.run()), samples(runs, stopped.run()));
            assertEquals(
                    whole.workspace().pools().of(undisturbed.run(), "synthesize"),
                    runs.workspace().pools().of(stopped.run(), "synthesize"));
        }
    }

    @Test
    void whatCannotWorkIsRefusedBeforeTheFirstToken() {
        var runs = runs("refused");
        refused(
                runs,
                RECIPE.replace("answer: tiny/text", "answer: tiny/txt"),
                "did you mean 'tiny/text'?");
        refused(
                runs,
                RECIPE.replace("answer: tiny/text", "answer: tiny/marked"),
                "more than a text");
        refused(
                runs,
                RECIPE.replace("<answer>2</answer>", "'<answer></answer>'"),
                "demonstrations[0].output");
        refused(runs, RECIPE.replace("problems: \"400\"", "problems: many"), "stand-in: problems");
        refused(
                runs,
                RECIPE.replace("domain: tiny/marked, levels", "domain: tiny/unmarked, levels"),
                "did you mean 'tiny/marked'?");
        refused(runs, RECIPE.replace("roles: {teacher", "roles: {judge"), "roles.teacher: nobody");
        assertTrue(runs.workspace().runs().list().isEmpty());
    }

    private static void refused(TinyRuns runs, String recipe, String why) {
        var thrown = assertThrows(RecipeException.class, () -> runs.run(recipe));
        assertTrue(String.valueOf(thrown.getMessage()).contains(why), thrown::toString);
    }

    @Test
    void anEmptyPoolSaysWhy() {
        var runs = runs("empty");
        var recipe = RECIPE.replace("check: {maxTokens: 3}", "check: {maxTokens: 22}");
        var thrown = assertThrows(RecipeException.class, () -> runs.run(recipe));
        var message = String.valueOf(thrown.getMessage());
        assertTrue(message.contains("none of 12 samples is left (12 writing: unfit)"), message);
        var stored = samples(runs, 1);
        assertEquals("unfit", Objects.requireNonNull(stored.getFirst().reason()));
    }
}
