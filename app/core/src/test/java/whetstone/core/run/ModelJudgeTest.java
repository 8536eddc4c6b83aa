package whetstone.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import whetstone.api.Action;
import whetstone.api.Seed;
import whetstone.api.Split;
import whetstone.api.Task;
import whetstone.api.Verdict;
import whetstone.core.plugin.Plugins;
import whetstone.core.recipe.RecipeException;
import whetstone.core.recipe.Stage.Explore.Judges;
import whetstone.core.recipe.Stage.Synthesize.Sampling;
import whetstone.core.role.Answer;
import whetstone.core.role.ChatModel;
import whetstone.core.role.ChatRequest;
import whetstone.core.store.Pools;
import whetstone.core.store.Runs.Status;

/// A model that judges steps and outcomes.
class ModelJudgeTest {

    private static final String RECIPE =
            TinyQuests.MODEL
                    + """
                    seed: 5
                    checkpointEvery: 1
                    pauseAboveUnscorable: 1
                    roles: {watcher: %s}
                    tasks: {domains: {tiny/quest: 1}, instructions: false}
                    stages:
                      - {type: explore, problems: 30, samples: 8, turns: 3, filter: both, judges: {process: watcher, outcome: watcher}, decoding: {maxTokens: 1}}
                      - {type: rl, from: explore, steps: 2, tasks: 4, groupSize: 4, minibatch: 16, decoding: {maxTokens: 1}}
                    """;

    private static final Plugins PLUGINS = TinyRuns.plugins();
    @TempDir Path folder;

    /// Finds any call good whose number is even, and any answer; of `5` it never says, and of `4` only when it is asked
    /// again. Of outcomes it finds those right that hold the reference.
    private static final class Watcher implements ChatModel {
        private final Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();

        @Override
        public String id() {
            return "watcher";
        }

        @Override
        public List<Answer> answer(List<ChatRequest> requests, IntConsumer answered) {
            return requests.stream().map(this::answer).toList();
        }

        private Answer answer(ChatRequest request) {
            var prompt = request.messages().getLast().text();
            int times = asked.computeIfAbsent(prompt, _ -> new AtomicInteger()).incrementAndGet();
            return new Answer.Replies(List.of(new Answer.Reply(says(prompt, times), true, 7, 3)));
        }

        private static String says(String prompt, int times) {
            if (!prompt.startsWith("# ")) {
                return "Blue."; // asked to find out what the server can do
            }
            if (prompt.startsWith("# Compare")) {
                boolean same = section(prompt, "Answer").contains(section(prompt, "Reference"));
                return "I compared them.\n" + (same ? "YES" : "NO");
            }
            var step = section(prompt, "Newest step");
            if (step.contains("<ask>5") || (step.contains("<ask>4") && times == 1)) {
                return "It may be GOOD or BAD.";
            }
            boolean good = step.matches("(?s).*<ask>[02468]</ask>|.*<answer>.*");
            return "A look at it.\n\n" + (good ? "GOOD" : "BAD");
        }

        private static String section(String prompt, String name) {
            var from = prompt.substring(prompt.indexOf("## " + name) + 3 + name.length());
            return from.substring(0, from.indexOf("\n## ")).strip();
        }

        @Override
        public void close() {}
    }

    private TinyRuns runs(String name) {
        return new TinyRuns(folder.resolve(name));
    }

    private static String binding(TextbookServer server) {
        return server.binding().replace("textbook", "watcher");
    }

    @Test
    void stepsAndOutcomesAreJudgedByTheRoleAndWhatItCannotSayIsDropped() throws IOException {
        var watcher = new Watcher();
        try (var server = new TextbookServer(watcher, false)) {
            var runs = runs("judged");
            var outcome = runs.run(RECIPE.formatted(binding(server)));
            assertEquals(Status.DONE, outcome.status());
            var rows = runs.workspace().rollouts().step(outcome.run(), "explore", 0);
            double unsure = Objects.requireNonNull(rows.metrics().get("judge/step_unsure_share"));
            assertTrue(unsure > 0 && unsure < 1, unsure + " of the steps");
            assertEquals(0, rows.metrics().get("judge/outcome_unsure_share"));
            assertEquals(1, rows.metrics().get("judge/outcome_agreement"));
            var pool = runs.workspace().pools().of(outcome.run(), "explore");
            for (var entry : pool) {
                assertFits(entry);
            }
            assertTrue(pool.stream().anyMatch(Pools.Entry::kept), "some pass");
            watcher.asked.keySet().removeIf(prompt -> !prompt.startsWith("# "));
            watcher.asked.forEach(
                    (prompt, times) -> assertEquals(expected(prompt), times.get(), prompt));
        }
    }

    private static int expected(String prompt) {
        var step = prompt.startsWith("# Judge") ? Watcher.section(prompt, "Newest step") : "";
        return step.contains("<ask>5") ? 3 : step.contains("<ask>4") ? 2 : 1;
    }

    private static void assertFits(Pools.Entry entry) {
        var answer = String.valueOf(entry.answer());
        var quest = new Task("q", "tiny/quest", 0, Split.TRAIN, "4?", "{}", null, null);
        if (new ToolTasks(PLUGINS, PLUGINS.tools()).read(quest, answer)
                instanceof Action.Unreadable) {
            assertEquals(0, entry.score(), answer);
        } else if (answer.contains("<ask>5")) {
            assertTrue(!entry.kept(), "nobody said that it is good");
            assertTrue(
                    entry.reason()
                                    .contains(
                                            "cannot be judged: the judge did not end with GOOD or BAD in 3 tries")
                            || entry.reason().startsWith("step 1"),
                    entry::reason);
        } else {
            boolean good = answer.matches("(?s).*<ask>[02468]</ask>|.*<answer>.*");
            assertEquals(good ? 1 : 0, entry.score(), answer);
        }
    }

    @Test
    void theRewardIsTheRolesAndAskedAgainItCostsNothing() throws IOException {
        try (var server = new TextbookServer(new Watcher(), false)) {
            var runs = runs("rewarded");
            var recipe = RECIPE.formatted(binding(server));
            long run = runs.run(recipe).run();
            var groups = runs.workspace().rollouts().step(run, "rl", 1).groups();
            var rollouts =
                    groups.stream().flatMap(graded -> graded.group().rollouts().stream()).toList();
            for (var rollout : rollouts) {
                assertEquals(paid(rollout.verdict()), rollout.reward());
                assertTrue(
                        rollout.verdict() instanceof Verdict.Unreadable
                                || rollout.verdict().why().startsWith("the judge"),
                        () -> rollout.verdict().toString());
            }
            int calls = server.calls();
            long again = runs.run(recipe).run();
            assertEquals(calls, server.calls());
            assertEquals(runs.head(run), runs.head(again));
        }
    }

    private static double paid(Verdict verdict) {
        return verdict instanceof Verdict.Correct ? 1 : 0;
    }

    @Test
    void aRoleThatNobodyIsBoundToAndNoiseBesideARoleAreRefused() {
        var runs = runs("refused");
        var nobody = RECIPE.replace("watcher: %s", "other: {standIn: domain}");
        var thrown = assertThrows(RecipeException.class, () -> runs.run(nobody));
        assertTrue(
                Objects.requireNonNull(thrown.getMessage()).startsWith("roles.watcher: nobody"),
                thrown::getMessage);
        var noisy = RECIPE.formatted("{standIn: domain}").replace("filter: both", "noise: 0.1");
        var second = assertThrows(RecipeException.class, () -> runs.run(noisy));
        assertTrue(
                Objects.requireNonNull(second.getMessage()).contains("only the program errs"),
                second::getMessage);
    }

    @ParameterizedTest
    @CsvSource({
        "'It helps.|GOOD', correct",
        "'It helps.|  GOOD  |', correct",
        "'No.||BAD', wrong",
        "GOOD, correct",
        "'It is GOOD', unscorable",
        "'GOOD|because it helps', unscorable",
        "'**GOOD**', unscorable",
        "good, unscorable",
        "'GOOD or BAD', unscorable",
        "'', unscorable"
    })
    void aVerdictIsTheLastLineAndNothingElse(String reply, String label) {
        assertEquals(label, verdict(reply.replace('|', '\n'), true).label());
        assertInstanceOf(Verdict.Unscorable.class, verdict(reply.replace('|', '\n'), false));
    }

    private static Verdict verdict(String reply, boolean whole) {
        var fixed =
                new ChatModel() {
                    @Override
                    public String id() {
                        return "fixed";
                    }

                    @Override
                    public List<Answer> answer(List<ChatRequest> requests, IntConsumer answered) {
                        return requests.stream()
                                .map(_ -> new Answer.Reply(reply, whole, 1, 1))
                                .map(one -> (Answer) new Answer.Replies(List.of(one)))
                                .collect(Collectors.toList());
                    }

                    @Override
                    public void close() {}
                };
        var state = new Task("s", "tiny/quest/step", 0, Split.TRAIN, "4?", "{}", null, null);
        return new ModelJudge(fixed, new Judges("j", "", 2, new Sampling(1, 1, 9)), new Seed(1))
                .steps(List.of(new ToolTasks.Step(state, "<ask>4</ask>")))
                .getFirst();
    }
}
