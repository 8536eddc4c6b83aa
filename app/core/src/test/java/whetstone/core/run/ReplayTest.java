package whetstone.core.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import whetstone.api.Group;
import whetstone.api.Rollout;
import whetstone.api.Split;
import whetstone.api.Task;
import whetstone.api.Verdict;
import whetstone.core.plugin.Plugins;
import whetstone.core.recipe.RecipeException;
import whetstone.core.store.Graded;

class ReplayTest {

    private static final String RECIPE =
            TinyRuns.MODEL
                    + """
                    seed: 5
                    tasks: {domains: {tiny/sum: 1}, instructions: false}
                    stages:
                      - {type: rl, steps: 3, tasks: 6, groupSize: 4, minibatch: 24, decoding: {maxTokens: 3}}
                    """;

    private static final Plugins PLUGINS = TinyRuns.plugins();
    private static TinyRuns runs;
    @TempDir static Path shared;

    @BeforeAll
    static void run() {
        runs = new TinyRuns(shared.resolve("workspace"));
        runs.run(RECIPE);
    }

    private static Replayed replayed(boolean again, String... overrides) {
        return new Replay(runs.workspace(), PLUGINS, again)
                .of(1, "", List.of(overrides))
                .getFirst();
    }

    @Test
    void theSameAgainChangesNothing() {
        var same = replayed(true, "algorithm.type=grpo");
        assertEquals(3, same.steps());
        assertEquals(18, same.groups());
        assertEquals(0, same.verdictsChanged());
        assertEquals(0, same.meanDifference());
        assertEquals(same.taughtBefore(), same.taughtAfter());
        assertTrue(same.taughtBefore() > 0 && same.meanCreditBefore() > 0);
        assertTrue(same.examples().isEmpty());
    }

    // Who was paid 1 is paid 0 and the other way round: every group of unequal rewards turns.
    @Test
    void payTurnedOverTurnsEveryGroupThatTaught() {
        var turned = replayed(false, "pay.correct=0", "pay.wrong=1", "pay.unreadable=1");
        assertEquals(turned.taughtBefore(), turned.changedSign());
        assertEquals(0, turned.lostSignal() + turned.gainedSignal());
        assertEquals(2 * turned.meanCreditBefore(), turned.meanDifference(), 1e-6);
        assertEquals(turned.meanCreditBefore(), turned.meanCreditAfter(), 1e-6);
    }

    @Test
    void payThatHeedsNothingTakesTheSignal() {
        var flat = replayed(false, "pay.wrong=1", "pay.unreadable=1");
        assertEquals(flat.taughtBefore(), flat.lostSignal());
        assertEquals(0, flat.taughtAfter());
        assertEquals(0, flat.changedSign());
        assertEquals(0, flat.meanCreditAfter());
        assertTrue(flat.examples().size() <= 5);
    }

    // `sft` gives every token 1 and learns from every group.
    @Test
    void anotherAlgorithmBeginsWithItsOwnDefaults() {
        var imitated = replayed(false, "algorithm.type=sft");
        assertEquals(18, imitated.taughtAfter());
        assertEquals(18 - imitated.taughtBefore(), imitated.gainedSignal());
        assertEquals(1, imitated.meanCreditAfter(), 1e-12);
    }

    @Test
    void whatCannotBeReplayedIsRefused() {
        refused("expected algorithm.… or pay.…", "stages.rl.steps=3");
        refused("needs the signal REFERENCE_LOG_PROB", "algorithm.near=true");
        refused("no such key", "algorithm.nearr=true");
        var replay = new Replay(runs.workspace(), PLUGINS, false);
        var missing = assertThrows(RecipeException.class, () -> replay.of(1, "warm-up", List.of()));
        assertTrue(String.valueOf(missing.getMessage()).contains("[rl]"), "why");
    }

    private static void refused(String why, String override) {
        var thrown = assertThrows(RecipeException.class, () -> replayed(false, override));
        assertTrue(String.valueOf(thrown.getMessage()).contains(why), thrown::toString);
    }

    private static Graded graded(boolean taught, double first, double second) {
        var task = new Task("t", "tiny/sum", 0, Split.TRAIN, "", "{}", null, null);
        var rollout =
                new Rollout(
                        new int[1],
                        new int[2],
                        Map.of(),
                        "",
                        Rollout.Stop.END,
                        0,
                        Verdict.wrong(""),
                        0,
                        List.of());
        var credit = List.of(rollout.spread(first), rollout.spread(second));
        return new Graded(
                new Group(task, List.of(rollout, rollout)), taught ? credit : List.of(), taught);
    }

    // Four groups of four tokens. Credit 1, -1 becomes -1, 1: |difference| 2. Credit 1, -1 is lost:
    // 1. Nothing
    // becomes 0.5, -0.5: 0.5. Credit 1, -1 becomes 2, -2: 1. Mean 4.5 / 4; before 3 / 4, after 3.5
    // / 4.
    @Test
    void changesAreCountedByGroupAndByToken() {
        var tally = new ReplayTally();
        tally.add(
                7,
                List.of(
                        graded(true, 1, -1),
                        graded(true, 1, -1),
                        graded(false, 0, 0),
                        graded(true, 1, -1)),
                List.of(
                        graded(true, -1, 1),
                        graded(false, 0, 0),
                        graded(true, 0.5, -0.5),
                        graded(true, 2, -2)));
        var counted = tally.of(1, "rl");
        assertEquals(1, counted.changedSign());
        assertEquals(1, counted.lostSignal());
        assertEquals(1, counted.gainedSignal());
        assertEquals(4.5 / 4, counted.meanDifference(), 1e-12);
        assertEquals(3.0 / 4, counted.meanCreditBefore(), 1e-12);
        assertEquals(3.5 / 4, counted.meanCreditAfter(), 1e-12);
        var largest = counted.examples().getFirst();
        assertEquals(0, largest.group());
        assertEquals(7, largest.step());
        assertArrayEquals(new double[] {-1, 1}, largest.after());
    }
}
