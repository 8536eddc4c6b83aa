package whetstone.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import whetstone.core.plugin.Plugins;
import whetstone.core.store.Runs.Status;
import whetstone.core.store.Syntheses.SampleRow;
import whetstone.core.synthesis.Textbook;

/// A stage that makes data with a teacher at the other end of a line.
class SynthesisEndpointTest {

    private static final String RECIPE =
            TinyRuns.MODEL
                    + """
                    seed: 11
                    roles: {teacher: %s}
                    tasks: {domains: {tiny/marked: 1}, instructions: false}
                    stages:
                      - type: synthesize
                        definition: {name: adding, description: Add., answer: tiny/text, demonstrations: [{input: 1+1=, output: <answer>2</answer>}]}
                        amounts: {examples: 12, votes: 5, scores: 4, kept: 6}
                        curator: {type: band}
                        samplings: {check: {maxTokens: 3}, score: {maxTokens: 3}}
                    """;

    private static final Plugins PLUGINS = TinyRuns.plugins();
    @TempDir Path folder;

    private TinyRuns runs(String name) {
        return new TinyRuns(folder.resolve(name));
    }

    private static TextbookServer server(boolean faulty) throws IOException {
        var settings = Map.of("domain", "tiny/marked", "levels", "0", "problems", "400");
        return new TextbookServer(Textbook.of(0.3, settings, PLUGINS), faulty);
    }

    private static List<SampleRow> samples(TinyRuns runs, long run) {
        return runs.workspace().syntheses().samples(run, 0);
    }

    @Test
    void aStageThatIsDoneAgainCostsNothing() throws IOException {
        try (var server = server(false)) {
            var runs = runs("twice");
            var recipe = RECIPE.formatted(server.binding());
            long first = runs.run(recipe).run();
            int calls = server.calls();
            // A pattern, 12 examples, 12 votes, 12 rewrites, 12 votes, and some to find out what
            // the server can do.
            assertTrue(calls >= 49 && calls < 60, "" + calls);
            long second = runs.run(recipe).run();
            assertEquals(calls, server.calls());
            assertEquals(samples(runs, first), samples(runs, second));
            assertEquals(runs.head(first), runs.head(second));
        }
    }

    @Test
    void faultsOnTheLineChangeNothing() throws IOException {
        try (var well = server(false);
                var ill = server(true)) {
            var smooth = runs("smooth");
            var rough = runs("rough");
            long undisturbed = smooth.run(RECIPE.formatted(well.binding())).run();
            long disturbed = rough.run(RECIPE.formatted(ill.binding())).run();
            assertTrue(ill.calls() > well.calls());
            assertEquals(samples(smooth, undisturbed), samples(rough, disturbed));
            assertEquals(smooth.head(undisturbed), rough.head(disturbed));
        }
    }

    @Test
    void whatWasStoppedGoesOnWhereItStood() throws IOException {
        try (var server = server(false)) {
            var recipe = RECIPE.formatted(server.binding());
            var whole = runs("whole");
            long undisturbed = whole.run(recipe).run();
            int calls = server.calls();
            Predicate<RunEvent> rewriting =
                    event ->
                            event instanceof RunEvent.Worked worked
                                    && worked.part().equals("rewriting");
            var runs = runs("stopped");
            var stopped = runs.stopping(recipe, rewriting);
            assertEquals(Status.STOPPED, stopped.status());
            int before = server.calls() - calls;
            assertTrue(before < calls, "some is left to be asked");
            assertEquals(Status.DONE, runs.resume(stopped.run()).status());
            assertEquals(calls, server.calls() - calls, "nothing is asked twice");
            assertEquals(samples(whole, undisturbed), samples(runs, stopped.run()));
            assertEquals(whole.head(undisturbed), runs.head(stopped.run()));
        }
    }

    @Test
    void aTeacherThatIsGoneIsAnError() throws IOException {
        String binding;
        try (var server = server(false)) {
            binding = server.binding().replace("backoff: 0.01", "backoff: 0.01, retries: 0");
        }
        var runs = runs("gone");
        assertThrows(RuntimeException.class, () -> runs.run(RECIPE.formatted(binding)));
        assertEquals(Status.FAILED, runs.status(1));
    }
}
