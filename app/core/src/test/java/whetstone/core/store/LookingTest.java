package whetstone.core.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import whetstone.core.store.Curves.Bucket;
import whetstone.core.store.Curves.Slice;
import whetstone.core.store.Curves.Span;
import whetstone.core.store.RolloutPages.Filter;

final class LookingTest {

    @TempDir Path folder;
    private Workspace workspace;
    private long run;

    @BeforeEach
    void writeTwoStages() {
        workspace = Workspace.open(folder);
        run = workspace.runs().create(Samples.start("warm-up", "rl"));
        try (var journal = workspace.journal(run)) {
            for (int step = 0; step < 6; step++) {
                // Values 0, 1, 4, 9, 16, 25.
                var metrics = new TreeMap<>(Map.of("loss", (double) step * step));
                journal.append(
                        new StepRows(
                                "warm-up",
                                step,
                                List.of(),
                                metrics,
                                new TreeMap<>(Map.of("time/step", 2.0))));
            }
            for (int step = 0; step < 3; step++) {
                journal.append(Samples.step("rl", step, 2));
            }
        }
    }

    @Test
    void curvesAreThinnedToLeastLargestAndMean() {
        var thin = workspace.curves().buckets(new Slice(run, "warm-up", "loss", 0, 5, 3, 0));
        // Steps (0, 1), (2, 3), (4, 5): means (0 + 1) / 2, (4 + 9) / 2, (16 + 25) / 2.
        assertEquals(
                List.of(
                        new Bucket(0, 1, 0, 1, 0.5),
                        new Bucket(2, 3, 4, 9, 6.5),
                        new Bucket(4, 5, 16, 25, 20.5)),
                thin);
    }

    @Test
    void smoothingTakesItsNeighboursFromTheRawCurveEvenOutOfSight() {
        var smooth = workspace.curves().buckets(new Slice(run, "warm-up", "loss", 2, 3, 2, 1));
        // (1 + 4 + 9) / 3 and (4 + 9 + 16) / 3.
        assertEquals(List.of(14 / 3.0, 29 / 3.0), smooth.stream().map(Bucket::mean).toList());
        assertEquals(List.of(4.0, 9.0), smooth.stream().map(Bucket::low).toList());
    }

    @Test
    void timingsAreCurvesToo() {
        var times = workspace.curves().buckets(new Slice(run, "warm-up", "time/step", 0, 9, 1, 0));
        assertEquals(List.of(new Bucket(0, 5, 2, 2, 2)), times);
    }

    @Test
    void whatIsNoNumberIsNotDrawn() {
        assertEquals(
                List.of(), workspace.curves().buckets(new Slice(run, "rl", "odd", 0, 9, 5, 0)));
    }

    @Test
    void stagesTellTheirStepsAndMetrics() {
        assertEquals(
                List.of(new Span(0, "warm-up", 0, 5), new Span(1, "rl", 0, 2)),
                workspace.curves().spans(run));
        assertEquals(
                List.of("loss", "odd", "reward/mean", "seconds", "time/step"),
                workspace.curves().names(run));
    }

    @Test
    void pagesOfRolloutsJoinWithoutGapOrOverlap() {
        var all = workspace.rolloutPages().page(Filter.all(run), null, 1000);
        assertEquals(3 * 2 * 8, all.size());
        var joined = new ArrayList<RolloutPages.Line>();
        var page = workspace.rolloutPages().page(Filter.all(run), null, 7);
        while (!page.isEmpty()) {
            joined.addAll(page);
            page = workspace.rolloutPages().page(Filter.all(run), joined.getLast(), 7);
        }
        assertEquals(all, joined);
    }

    @Test
    void filtersNarrowTogether() {
        // Each group of 8 has members 0 to 7; 1 and 6 are wrong, 6 has reward 0 and 1 has reward 1.
        var wrong = new Filter(run, "rl", 1, 2, "fake/sum", 3, "wrong", null, 0.5, "sum answer");
        var found = workspace.rolloutPages().page(wrong, null, 100);
        assertEquals(4, found.size());
        assertEquals(4, workspace.rolloutPages().count(wrong, 100));
        assertEquals(3, workspace.rolloutPages().count(wrong, 3));
        assertTrue(found.stream().allMatch(line -> line.member() == 6 && line.reward() == 0));
        assertTrue(found.stream().allMatch(line -> line.step() >= 1 && line.tokens() == 16));
        var other = new Filter(run, "warm-up", null, null, null, null, null, null, null, "");
        assertEquals(0, workspace.rolloutPages().count(other, 100));
    }

    @Test
    void operatorsInSearchedWordsAreOnlyWords() {
        var odd = new Filter(run, null, null, null, null, null, null, null, null, "sum\" OR NEAR(");
        assertEquals(0, workspace.rolloutPages().count(odd, 10));
    }

    @Test
    void aRolloutLeadsToItsGroup() {
        var line = workspace.rolloutPages().page(Filter.all(run), null, 20).get(12);
        var group = workspace.rolloutPages().group(line.id());
        assertEquals(8, group.size());
        assertEquals(line.id(), group.get(line.member()).id());
        assertEquals(run, workspace.rolloutPages().run(line.id()));
        assertEquals(List.of(), workspace.rolloutPages().group(12_345));
    }

    @Test
    void tasksAreCountedByDomainAndLevel() {
        // Six groups of 8; members 0 and 5 are correct, 4 is unscorable.
        var cell = new TaskPages.Cell("fake/sum", 3, 6, 6 * 7, 6 * 2, 0, 0);
        assertEquals(List.of(cell), workspace.taskPages().cells(run));
        assertEquals(List.of(new TaskPages.Kind("fake/sum", 3)), workspace.taskPages().kinds(run));
        var sums = new TaskPages.Filter(run, "fake/sum", 3, null, null);
        var first = workspace.taskPages().page(sums, "", 4);
        assertEquals(4, first.size());
        assertEquals(7, first.getFirst().samples());
        assertEquals(2, first.getFirst().correct());
        var all = TaskPages.Filter.all(run);
        var rest = workspace.taskPages().page(all, first.getLast().task().id(), 4);
        assertEquals(2, rest.size());
        var none = new TaskPages.Filter(run, null, 9, null, null);
        assertEquals(List.of(), workspace.taskPages().page(none, "", 4));
    }

    @Test
    void tasksAreSortedByHowOftenTheyWereSolved() {
        // Each of six tasks was solved in 2 of 7 samples: between two and three tenths.
        var parts = new int[TaskPages.PARTS];
        parts[3] = 6;
        assertArrayEquals(parts, workspace.taskPages().parts(TaskPages.Filter.all(run)));
        var third = new TaskPages.Filter(run, null, null, 3, 3);
        assertEquals(6, workspace.taskPages().page(third, "", 9).size());
        var easier = new TaskPages.Filter(run, null, null, 4, 11);
        assertEquals(List.of(), workspace.taskPages().page(easier, "", 9));
    }

    @Test
    void periodsOfAStageAreCountedApart() {
        // Three steps of two groups, 7 samples that could be judged and 2 that are correct in each:
        // steps 0 and 1 in
        // the first half (0 * 2 / 3 = 1 * 2 / 3 = 0), step 2 in the second.
        assertEquals(
                List.of(
                        new TaskPages.Period("fake/sum", 3, 0, 28, 8),
                        new TaskPages.Period("fake/sum", 3, 1, 14, 4)),
                workspace.taskPages().periods(run, "rl", 2));
    }

    @Test
    void aTaskLeadsToItsSamplesInAStage() {
        var task = workspace.taskPages().page(TaskPages.Filter.all(run), "", 1).getFirst().task();
        var samples = workspace.rolloutPages().samples(run, "rl", task.id());
        assertEquals(8, samples.size());
        assertTrue(samples.stream().allMatch(placed -> placed.task().equals(task.id())));
        assertEquals(List.of(), workspace.rolloutPages().samples(run, "warm-up", task.id()));
    }

    @Test
    void preferencesAreKept() {
        workspace.preferences().put("theme", "dark");
        workspace.preferences().put("theme", "light");
        workspace.preferences().put("scale", "1.5");
        var again = Workspace.open(folder).preferences();
        assertEquals(Map.of("theme", "light", "scale", "1.5"), again.all());
        again.remove("scale");
        assertEquals(Map.of("theme", "light"), again.all());
    }

    @Test
    void theRunningProcessIsKnownByItsId() throws Exception {
        assertTrue(workspace.runner().isEmpty());
        try (var lock = workspace.lockForRun()) {
            assertTrue(lock != null);
            assertEquals(ProcessHandle.current().pid(), workspace.runner().orElseThrow());
        }
    }
}
