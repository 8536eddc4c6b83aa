package whetstone.core.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import whetstone.api.Evidence;
import whetstone.api.Group;
import whetstone.api.Rollout;
import whetstone.api.Seed;
import whetstone.api.Signal;
import whetstone.api.Split;
import whetstone.api.Task;
import whetstone.api.Verdict;

class JournalTest {
    @TempDir Path folder;
    private Workspace workspace;
    private long run;

    @BeforeEach
    void openWorkspace() {
        workspace = Workspace.open(folder);
        run = workspace.runs().create(Samples.start("warm-up", "rl"));
    }

    @Test
    void whatIsAppendedReadsBackTheSame() {
        var rows = Samples.step("rl", 0, 3);
        try (var journal = workspace.journal(run)) {
            var head = journal.append(rows);
            assertEquals(head, journal.head());
        }
        var read = workspace.rollouts().step(run, "rl", 0);
        assertEquals(Chain.next(Chain.START, rows), Chain.next(Chain.START, read));
        assertEquals(rows.timings(), read.timings());
        var rollout = rows.groups().get(2).group().rollouts().get(1);
        var back = read.groups().get(2).group().rollouts().get(1);
        assertEquals(rollout.verdict(), back.verdict());
        assertArrayEquals(rollout.completion(), back.completion());
        assertArrayEquals(rollout.signal(Signal.ENTROPY), back.signal(Signal.ENTROPY));
        assertArrayEquals(
                rows.groups().get(2).credit().get(1), read.groups().get(2).credit().get(1));
        assertEquals(rows.groups().get(2).group().task(), read.groups().get(2).group().task());
    }

    @Test
    void everyOddValueSurvives() {
        var texts =
                List.of("", "\0", "a\0b", "\uD83D", "😀", "two\nlines", "'; DROP TABLE run; --");
        var odd = new Task("t", "fake/odd", 9, Split.TEST, "\0", "{}", "parent", "harder");
        var bare = new Task("e", "fake/odd", 0, Split.VALIDATION, "", "", null, null);
        var groups =
                List.of(
                        Graded.untaught(
                                new Group(odd, texts.stream().map(JournalTest::odd).toList())),
                        Graded.untaught(new Group(bare, List.of())));
        var rows = new StepRows("rl", 3, groups, new TreeMap<>(), new TreeMap<>());
        try (var journal = workspace.journal(run)) {
            var head = journal.append(rows);
            assertEquals(head, Chain.next(Chain.START, workspace.rollouts().step(run, "rl", 3)));
            journal.verify();
        }
        assertEquals(2, workspace.rollouts().step(run, "rl", 3).groups().size());
    }

    private static Rollout odd(String text) {
        var signals = new TreeMap<Signal, float[]>();
        for (var signal : Signal.values()) {
            signals.put(
                    signal,
                    new float[] {signal.name().length(), Float.NaN, Float.NEGATIVE_INFINITY});
        }
        var evidence =
                new Evidence(
                        new Evidence.Span(text, 0, 9), Map.of(text, 1e-300), List.of(text, ""));
        return new Rollout(
                new int[] {text.length()},
                new int[] {Integer.MIN_VALUE, -1, Integer.MAX_VALUE},
                signals,
                text,
                Rollout.Stop.LENGTH,
                Integer.MAX_VALUE,
                Verdict.correct(text).with(evidence),
                -1e300,
                List.of(new Rollout.Step(0, 2, 0.1), new Rollout.Step(2, 3, -0.0)));
    }

    @Test
    void theSameRowsGiveTheSameChainInAnotherRun() {
        var other = workspace.runs().create(Samples.start("warm-up", "rl"));
        try (var one = workspace.journal(run);
                var two = workspace.journal(other)) {
            one.append(Samples.step("warm-up", 0, 2));
            two.append(Samples.step("warm-up", 0, 2));
            assertEquals(
                    one.append(Samples.step("rl", 0, 2)), two.append(Samples.step("rl", 0, 2)));
            assertNotEquals(
                    one.append(Samples.step("rl", 1, 2)), two.append(Samples.step("rl", 2, 2)));
        }
    }

    @Test
    void timingsAreNoPartOfTheChainAndEverythingElseIs() {
        var rows = Samples.step("rl", 0, 2);
        var slower =
                new StepRows(
                        "rl",
                        0,
                        rows.groups(),
                        rows.metrics(),
                        new TreeMap<>(Map.of("seconds", 9.0)));
        assertEquals(Chain.next(Chain.START, rows), Chain.next(Chain.START, slower));
        var unpaid = new StepRows("rl", 0, rows.groups(), new TreeMap<>(), rows.timings());
        assertNotEquals(Chain.next(Chain.START, rows), Chain.next(Chain.START, unpaid));
        var group = rows.groups().getFirst();
        var uncredited = new Graded(group.group(), List.of(), true);
        var changed =
                new StepRows(
                        "rl",
                        0,
                        List.of(uncredited, rows.groups().get(1)),
                        rows.metrics(),
                        rows.timings());
        assertNotEquals(Chain.next(Chain.START, rows), Chain.next(Chain.START, changed));
    }

    @Test
    void whatAPlanLeftOutIsRememberedAndPartOfTheChain() {
        var rows = Samples.step("rl", 0, 2);
        var first = rows.groups().getFirst();
        var less = new Graded(first.group(), first.credit(), true, List.of(1, 6));
        var spared =
                new StepRows(
                        "rl",
                        0,
                        List.of(less, rows.groups().get(1)),
                        rows.metrics(),
                        rows.timings());
        assertNotEquals(Chain.next(Chain.START, rows), Chain.next(Chain.START, spared));
        try (var journal = workspace.journal(run)) {
            journal.append(spared);
            journal.verify();
        }
        var read = workspace.rollouts().step(run, "rl", 0).groups();
        assertEquals(List.of(1, 6), read.getFirst().spare());
        assertEquals(List.of(), read.getLast().spare());
    }

    @Test
    void whatEvaluatorsSayIsRememberedAndPartOfTheChain() {
        var rows = Samples.step("rl", 0, 2);
        var scores = new TreeMap<>(Map.of("g-pass@8:1", 0.25, "mg-pass@8", -2.5));
        var first = rows.groups().getFirst().scored(scores);
        var scored =
                new StepRows(
                        "rl",
                        0,
                        List.of(first, rows.groups().get(1)),
                        rows.metrics(),
                        rows.timings());
        assertNotEquals(Chain.next(Chain.START, rows), Chain.next(Chain.START, scored));
        try (var journal = workspace.journal(run)) {
            journal.append(scored);
            journal.verify();
        }
        var read = workspace.rollouts().step(run, "rl", 0).groups();
        assertEquals(scores, read.getFirst().scores());
        assertEquals(Map.of(), read.getLast().scores());
        var task = first.group().task().id();
        assertEquals(Map.of(task, 0.25), workspace.scores().of(run, "rl").get("g-pass@8:1"));
        try (var journal = workspace.journal(run)) {
            journal.rewind(0, -1);
        }
        assertEquals(Map.of(), workspace.scores().of(run, "rl"));
    }

    @Test
    void aRewoundRunWritesTheSameRowsAgain() {
        try (var journal = workspace.journal(run)) {
            for (int i = 0; i < 3; i++) {
                journal.append(Samples.step("warm-up", i, 2));
            }
            var kept = journal.append(Samples.step("rl", 0, 2));
            journal.append(Samples.step("rl", 1, 2));
            var last = journal.append(Samples.step("rl", 2, 2));

            journal.rewind(1, 0);
            assertEquals(kept, journal.head());
            assertEquals(4, workspace.rollouts().steps(run).size());
            assertTrue(workspace.rollouts().search(run, "sum", 1000).size() == 4 * 2 * 8);

            journal.append(Samples.step("rl", 1, 2));
            assertEquals(last, journal.append(Samples.step("rl", 2, 2)));
            journal.verify();

            journal.rewind(1, -1);
            assertEquals(3, workspace.rollouts().steps(run).size());
            journal.rewind(0, -1);
            assertEquals(Chain.START, journal.head());
            assertEquals(0, workspace.rollouts().search(run, "sum", 10).size());
        }
    }

    @Test
    void aStepIsWrittenOnceAndInOrder() {
        try (var journal = workspace.journal(run)) {
            var head = journal.append(Samples.step("rl", 1, 1));
            assertThrows(
                    IllegalStateException.class, () -> journal.append(Samples.step("rl", 1, 1)));
            assertThrows(
                    IllegalStateException.class,
                    () -> journal.append(Samples.step("warm-up", 5, 1)));
            assertThrows(
                    IllegalArgumentException.class, () -> journal.append(Samples.step("lr", 2, 1)));
            assertEquals(head, journal.head());
        }
    }

    @Test
    void changedRowsBreakTheChain() {
        try (var journal = workspace.journal(run)) {
            journal.append(Samples.step("rl", 0, 2));
            journal.append(Samples.step("rl", 1, 2));
            journal.verify();
            Database.of(folder.resolve("whetstone.db"))
                    .change(handle ->
                            handle.execute("UPDATE rollout SET reward = 0.5 WHERE id = 20"));
            var error = assertThrows(StoreException.class, journal::verify);
            assertTrue(
                    String.valueOf(error.getMessage()).contains("stage rl, step 1"),
                    error.toString());
        }
    }

    @Test
    void aFullDiskLosesNothingThatWasWritten() {
        String head;
        try (var journal = workspace.journal(run)) {
            head = journal.append(Samples.step("rl", 0, 4));
            journal.limitPages(300);
            var error =
                    assertThrows(
                            StoreException.class,
                            () -> {
                                for (int i = 1; i < 1000; i++) {
                                    journal.append(Samples.step("rl", i, 4));
                                }
                            });
            assertTrue(
                    String.valueOf(error.getMessage()).contains("the disk is full"),
                    error.toString());
            head = journal.head();
        }
        var reopened = Workspace.open(folder);
        try (var journal = reopened.journal(run)) {
            assertEquals(head, journal.head());
            journal.verify();
            int next = reopened.rollouts().steps(run).size();
            assertTrue(next > 1);
            journal.append(Samples.step("rl", next, 4));
        }
        assertEquals("ok", reopened.integrity());
    }

    @Test
    void pagesAndSearchFindWhatWasWritten() {
        try (var journal = workspace.journal(run)) {
            journal.append(Samples.step("rl", 0, 2));
            journal.append(Samples.step("rl", 1, 2));
        }
        var rollouts = workspace.rollouts();
        var first = rollouts.page(run, 0, 20);
        var second = rollouts.page(run, first.getLast().id(), 20);
        assertEquals(20, first.size());
        assertEquals(12, second.size());
        assertEquals("rl", second.getFirst().stage());
        var counted = new ArrayList<Long>();
        rollouts.each(run, placed -> counted.add(placed.id()));
        assertEquals(32, counted.size());
        var word = first.get(5).rollout().text().replaceAll("\\D", "");
        assertTrue(
                rollouts.search(run, word + " answer", 100).stream()
                        .anyMatch(p -> p.id() == first.get(5).id()));
        assertEquals(0, rollouts.search(run, "\" OR *", 5).size());
        assertEquals(0, rollouts.search(run + 1, word, 5).size());
    }

    @Test
    void seedsAreKeptWhole() {
        assertEquals(new Seed(7).value(), workspace.runs().find(run).orElseThrow().run().seed());
    }
}
