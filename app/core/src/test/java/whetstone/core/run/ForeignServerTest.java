package whetstone.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import whetstone.core.role.RoleException;
import whetstone.core.store.Answers.Spending;
import whetstone.core.store.Runs.Status;
import whetstone.core.store.Syntheses.PartRow;

/// Synthetic Data RL's stages with a teacher behind a server that is none of ours: it sends one reply whatever `n` says,
/// ignores seeds, tells no log-probabilities, counts no tokens, lists no models, and takes `max_tokens` for prompt and reply
/// together.
class ForeignServerTest {

    private static final int PROBES = 3; // a plain one, one for everything, and the plain one again
    private static final int MOST = 1500; // tokens of a reply
    private static final int EXAMPLES = 8;
    private static final int KILLED_AFTER = 12; // calls
    private static final int VOTES = 3;
    private static final String RECIPE =
            TinyRuns.MODEL
                    + """
                    seed: 11
                    roles: {teacher: {endpoint: '%s', model: table, backoff: 0.01, retries: 2, timeout: 60, concurrency: 2, requires: [%s]}}
                    tasks: {domains: {tiny/marked: 1}, instructions: false}
                    stages:
                      - type: synthesize
                        definition: {name: adding, description: Add., answer: tiny/text, demonstrations: [{input: 1+1=, output: <answer>2</answer>}], knowledge: '%s'}
                        follow: code
                        amounts: {examples: 8, votes: 3, agreement: 0.3, scores: 2, kept: 2}
                        curator: {type: band}
                        samplings:
                          write: {temperature: 1, maxTokens: 1500}
                          vote: {temperature: 1, maxTokens: 1500}
                          rewrite: {temperature: 1, maxTokens: 1500}
                          check: {maxTokens: 3}
                          score: {maxTokens: 3}
                    """;

    private static Path model;
    private static Path texts;
    private static JlamaServer server;
    @TempDir static Path shared;
    @TempDir Path folder;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        assumeTrue(
                JlamaServer.isBuilt(),
                "Jlama is missing; 'mvn package -pl tests/foreign-server' fetches it");
        texts = Files.createDirectory(shared.resolve("texts"));
        Files.writeString(texts.resolve("a.txt"), "Adding is to put together.");
        model = JlamaServer.write(shared.resolve("table"));
        server = JlamaServer.start(model, 0);
    }

    @AfterAll
    static void end() {
        if (server != null) {
            server.close();
        }
    }

    private static String recipe(String url, String required) {
        return RECIPE.formatted(url, required, texts);
    }

    private TinyRuns runs() {
        return new TinyRuns(folder);
    }

    private static Spending spending(TinyRuns runs, long run) {
        return runs.workspace().answers().spending(run).getFirst();
    }

    private static List<PartRow> parts(TinyRuns runs, long run) {
        return runs.workspace().syntheses().parts(run, 0);
    }

    private static int replies(TinyRuns runs, long run) {
        return parts(runs, run).stream().mapToInt(PartRow::replies).sum();
    }

    @Test
    void aTeacherOfOthersAnswersEveryPartAndWhatItCostsIsCountedAtItsWorst() {
        var runs = runs();
        var recipe = recipe(server.url(), "");
        var outcome = runs.run(recipe);
        assertEquals(Status.DONE, outcome.status());
        for (var part : parts(runs, outcome.run())) {
            assertEquals(0, part.failed(), part::part);
            if (part.part().endsWith("voting")) {
                assertEquals(VOTES * part.requests(), part.replies(), part::part);
            }
        }
        assertTrue(runs.workspace().syntheses().samples(outcome.run(), 0).size() >= EXAMPLES);
        // One call for each reply, and each taken for as long as it may be.
        var cost = spending(runs, outcome.run()).cost();
        assertEquals(
                replies(runs, outcome.run()) + PROBES,
                cost.calls() - cost.retries(),
                cost::toString);
        assertTrue(cost.tokens() >= (long) MOST * replies(runs, outcome.run()), cost::toString);
        assertEquals(
                "{\"abilities\":[],\"limit\":\"max_tokens\"}",
                runs.workspace().answers().capabilities("table@" + server.url()).orElseThrow());
        var again = runs.run(recipe).run();
        assertEquals(0, spending(runs, again).cost().calls());
    }

    @Test
    void whatItLacksAndWhatTheRecipeRequiresIsRefused() {
        var e = assertThrows(RoleException.class, () -> runs().run(recipe(server.url(), "seed")));
        assertEquals(
                "roles.teacher.requires: %s cannot do: seed; choose another server, or leave it out of requires"
                        .formatted(server.url()),
                e.getMessage());
    }

    @Test
    void anAddressBesideItsOwnIsTold() {
        var url = server.url() + "/v1";
        var e = assertThrows(RoleException.class, () -> runs().run(recipe(url, "")));
        assertEquals(
                "roles.teacher: %s has no table there (404: Not Found); check roles.teacher.endpoint, which ends in /v1 on most servers, and .model"
                        .formatted(url),
                e.getMessage());
    }

    @Test
    void killedInTheMiddleAndStartedAgainNothingIsAskedTwice() throws Exception {
        var runs = runs();
        var killed = JlamaServer.start(model, 0);
        var killing =
                Thread.startVirtualThread(() -> {
                    var answers = runs.workspace().answers();
                    while (answers.spent(1, "teacher").calls() < KILLED_AFTER
                            && killed.process().process().isAlive()) {
                        LockSupport.parkNanos(1_000_000);
                    }
                    killed.close();
                });
        var e = assertThrows(RoleException.class, () -> runs.run(recipe(killed.url(), "")));
        killing.join();
        assertTrue(e.toString().contains("nobody answers there, after 3 tries"), e::toString);
        assertEquals(Status.FAILED, runs.status(1));
        var before = spending(runs, 1).cost();
        try (var _ = JlamaServer.start(model, killed.port())) {
            assertEquals(Status.DONE, runs.resume(1).status());
        }
        var after = spending(runs, 1);
        long more = after.cost().calls() - before.calls();
        long again = after.cost().retries() - before.retries();
        assertTrue(after.hits() > 0, "what came before is kept");
        assertEquals(
                replies(runs, 1), after.hits() + more - again, "what came is not asked for again");
    }
}
