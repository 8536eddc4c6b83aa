package whetstone.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import whetstone.api.Rollout;
import whetstone.api.Split;
import whetstone.api.Task;
import whetstone.api.Turn;
import whetstone.core.plugin.Plugins;
import whetstone.core.recipe.RecipeException;
import whetstone.core.store.Pools;
import whetstone.core.store.StepRows;
import whetstone.core.store.Trajectory;
import whetstone.model.Tokenizer;

/// Work in several turns: what is sampled, shown, judged, stored and learned from.
class EpisodesTest {

    private static final String RECIPE =
            TinyQuests.MODEL
                    + """
                    seed: 5
                    checkpointEvery: 1
                    pauseAboveUnscorable: 1
                    tasks: {domains: {tiny/quest: 1, tiny/sum: 1}, instructions: false}
                    stages:
                      - {type: explore, problems: 60, samples: 4, turns: 3, filter: none, domains: [tiny/quest], decoding: {maxTokens: 1}}
                      - {type: rl, from: explore, steps: 2, tasks: 8, groupSize: 4, minibatch: 16, decoding: {maxTokens: 1}}
                      - {type: evaluate, split: train, problems: 8, samples: 4, turns: 3, domains: [tiny/quest], decoding: {maxTokens: 1}}
                    """;

    private static final Plugins PLUGINS = TinyRuns.plugins();
    @TempDir static Path shared;
    @TempDir Path folder;
    private static TinyRuns done;
    private static long run;
    private TinyRuns runs;

    @BeforeAll
    static void runOnce() {
        done = new TinyRuns(shared.resolve("done"));
        run = done.run(RECIPE).run();
    }

    @BeforeEach
    void open() {
        runs = new TinyRuns(folder);
    }

    private static StepRows rows(TinyRuns of, long number, String stage) {
        return of.workspace().rollouts().step(number, stage, 0);
    }

    private static Rollout rollout(StepRows rows, Trajectory.Taken turn) {
        return rows.groups().get(turn.group()).group().rollouts().get(turn.member());
    }

    @Test
    void everyTurnIsARolloutWhosePromptIsAllThatWasShownAndWhoseCompletionIsThePolicysAlone() {
        done.head(run); // whose rows give it
        var tokenizer = RunTokenizer.of(done.workspace(), run).orElseThrow();
        for (var stage : List.of("explore", "evaluate")) {
            var rows = rows(done, run, stage);
            assertEquals(stage.equals("explore") ? 240 : 32, rows.trajectories().size());
            assertTrue(rows.trajectories().stream().anyMatch(t -> t.turns().size() > 1));
            for (var trajectory : rows.trajectories()) {
                assertShown(rows, trajectory, tokenizer);
            }
        }
    }

    // What later turns are shown begins with what earlier ones were; between the two stand the
    // action, if it
    // could be read, and its result. None of that is among the tokens that are trained on.
    private static void assertShown(StepRows rows, Trajectory trajectory, Tokenizer tokenizer) {
        String shown = null;
        for (var turn : trajectory.turns()) {
            var rollout = rollout(rows, turn);
            assertEquals(
                    1, rollout.completion().length, "the token that was sampled, and no other");
            var prompt = tokenizer.decode(rollout.prompt());
            if (shown != null) {
                assertEquals(shown, prompt);
            }
            var said =
                    turn.kind() == Trajectory.Kind.UNREADABLE ? "" : rollout.text().strip() + "\n";
            shown = prompt + said + "<result>" + turn.result() + "</result>\n";
        }
        var last = trajectory.turns().getLast();
        assertEquals(null, last.result(), "nothing is shown any more");
        assertEquals(
                trajectory.ended() == Trajectory.Ended.ANSWER,
                last.kind() == Trajectory.Kind.ANSWER);
        var outcome = rows.groups().get(last.group()).group();
        assertEquals(
                trajectory.task(), outcome.task().id(), "the last turn is the problem's sample");
    }

    @Test
    void whateverAToolDoesIsAResultAndAForgedOneIsNeverShown() {
        var rows = rows(done, run, "explore");
        var results = new ArrayList<String>();
        for (var trajectory : rows.trajectories()) {
            for (var turn : trajectory.turns()) {
                var text = rollout(rows, turn).text();
                if (text.contains("<result>")) {
                    assertEquals(Trajectory.Kind.UNREADABLE, turn.kind(), text);
                    assertNotEquals("correct", turn.label());
                }
                if (turn.result() != null) {
                    results.add("%s: %s".formatted(turn.input(), turn.result()));
                    assertEquals(turn.result().startsWith("error: "), turn.failed());
                }
            }
        }
        assertTrue(results.contains("4: r4") || results.contains("3: r3"), results::toString);
        assertTrue(results.contains("throw: error: the tool failed"), results::toString);
        assertTrue(results.contains("refuse: error: not that  r4 "), results::toString);
        assertTrue(results.contains("null: error: no single action"), results::toString);
        assertTrue(
                rows.groups().stream()
                        .flatMap(graded -> graded.group().rollouts().stream())
                        .anyMatch(r -> r.text().contains("<result>")),
                "somebody forged");
    }

    @Test
    void aToolThatHangsIsGivenUp() {
        var sleeps = new StringBuilder();
        for (int copy = 0; copy < 40; copy++) {
            sleeps.append("'%s<ask>sleep</ask>', ".formatted(" ".repeat(copy)));
        }
        var drowsy =
                RECIPE.replace("pieces: [", "pieces: [" + sleeps)
                        .replace("problems: 60", "problems: 6");
        var rows = rows(runs, runs.run(drowsy).run(), "explore");
        assertTrue(
                rows.trajectories().stream()
                        .flatMap(trajectory -> trajectory.turns().stream())
                        .anyMatch(turn -> "error: no result in time".equals(turn.result())),
                () -> rows.trajectories().toString());
    }

    @Test
    void theSameIsNotAskedTwiceAndWhatCannotBeReadIsNotShown() {
        var tools = new ToolTasks(PLUGINS);
        var four = new Task("4", "tiny/quest", 0, Split.TRAIN, "4?", "{\"number\":4}", null, null);
        var call = tools.read(four, "<ask>4</ask>");
        var found = tools.take(four, List.of(), call);
        assertEquals(new Turn("<ask>4</ask>", "ask", "4", "r4", false), found);
        var again = tools.take(four, List.of(found), call);
        assertEquals(new Turn("<ask>4</ask>", "ask", "4", "error: asked before", true), again);
        var nothing = tools.take(four, List.of(found), tools.read(four, "<result>r4</result>"));
        assertEquals(new Turn("", "", "", "error: no single action", true), nothing);
        assertEquals(
                "4?\n<ask>4</ask>\n<result>r4</result>\n<result>error: no single action</result>",
                tools.state(four, List.of(found, nothing), ToolTasks.Noise.NONE).prompt());
    }

    @Test
    void stepsAreTasksToTrainOnAndTheLastTurnAloneIsASample() {
        var store = done.workspace();
        var rows = rows(done, run, "explore");
        var pool = store.pools().of(run, "explore");
        assertEquals(
                rows.trajectories().stream().mapToInt(t -> t.turns().size()).sum(), pool.size());
        assertTrue(pool.stream().allMatch(Pools.Entry::kept), "the filter is none");
        for (var entry : pool) {
            assertEquals("tiny/quest/step", entry.task().domain());
            assertEquals("turn", entry.task().operation());
        }
        var trained = store.rollouts().step(run, "rl", 0).groups();
        assertEquals(8, trained.size());
        var ids = pool.stream().map(entry -> entry.task().id()).toList();
        trained.forEach(graded -> assertTrue(ids.contains(graded.group().task().id())));
        assertEquals(8, store.verdicts().tallies(run, "evaluate").size());
        store.verdicts()
                .tallies(run, "evaluate")
                .forEach(tally -> assertEquals(4, tally.samples()));
        assertEquals(8, store.matrices().of(run, "evaluate").size());
        assertEquals(60, store.verdicts().tallies(run, "explore").size());
        var paged = store.trajectories().page(run, "explore", 0, 3, 5);
        assertEquals(rows.trajectories().subList(3, 8), paged);
    }

    @Test
    void aRunThatWasStoppedGoesOnToTheSameRows() {
        var stopped =
                runs.stopping(
                        RECIPE, event -> event instanceof RunEvent.Sampled s && s.done() < s.of());
        assertEquals(0, runs.workspace().pools().of(stopped.run(), "explore").size());
        runs.resume(stopped.run());
        assertEquals(done.head(run), runs.head(stopped.run()));
    }

    @Test
    void whatAnEpisodeDoesHangsOnNoneBesideIt() {
        var few = RECIPE.replace("problems: 60", "problems: 20");
        assertEquals(texts(done, run).subList(0, 80), texts(runs, runs.run(few).run()));
    }

    private static List<String> texts(TinyRuns of, long number) {
        var rows = rows(of, number, "explore");
        return rows.trajectories().stream()
                .map(t ->
                        String.join(
                                "|",
                                t.turns().stream()
                                        .map(turn -> rollout(rows, turn).text() + turn.result())
                                        .toList()))
                .toList();
    }

    @Test
    void stagesInTurnsNeedProblemsWithTools() {
        var all = RECIPE.replace("turns: 3, domains: [tiny/quest], decoding", "turns: 3, decoding");
        var thrown = assertThrows(RecipeException.class, () -> runs.run(all));
        assertTrue(
                Objects.requireNonNull(thrown.getMessage()).contains("tiny/sum offers no tools"),
                thrown::toString);
        var other = RECIPE.replace("[tiny/quest]", "[tiny/quets]");
        var unknown = assertThrows(RecipeException.class, () -> runs.run(other));
        assertTrue(
                Objects.requireNonNull(unknown.getMessage()).contains("did you mean"),
                unknown::toString);
    }
}
