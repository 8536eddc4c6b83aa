package whetstone.core.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import whetstone.api.Group;
import whetstone.api.Rollout;
import whetstone.api.Seed;
import whetstone.api.Split;
import whetstone.api.Task;
import whetstone.core.store.Trajectory.Ended;
import whetstone.core.store.Trajectory.Kind;
import whetstone.core.store.Trajectory.Taken;
import whetstone.core.store.TrajectoryPages.Count;
import whetstone.core.store.TrajectoryPages.Filter;
import whetstone.core.store.TrajectoryPages.Line;

/// Trajectories as a person looks through them.
final class TrajectoryPagesTest {

    private static final Task PROBLEM = task("problem", null);
    private static final Task STATE = task("state", Trajectories.TURN);

    @TempDir Path folder;
    private Workspace workspace;
    private TrajectoryPages pages;
    private long run;

    private static Task task(String id, @org.jspecify.annotations.Nullable String operation) {
        var parent = operation == null ? null : "problem";
        return new Task(id, "fake/tools", 1, Split.TRAIN, "Which " + id, "{}", parent, operation);
    }

    /// Two trajectories of two turns and one of a single turn; rollouts 0 and 1 of a group are correct and wrong.
    @BeforeEach
    void writeThreeTrajectories() {
        workspace = Workspace.open(folder);
        pages = workspace.trajectoryPages();
        run = workspace.runs().create(Samples.start("explore", "after"));
        var random = new Seed(3).random();
        List<Rollout> three =
                List.of(
                        Samples.rollout(4, 0, random),
                        Samples.rollout(4, 1, random),
                        Samples.rollout(4, 1, random));
        var groups =
                List.of(
                        Graded.untaught(new Group(PROBLEM, three)),
                        Graded.untaught(new Group(STATE, three.subList(0, 2))));
        var trajectories =
                List.of(
                        new Trajectory("problem", Ended.ANSWER, List.of(call(0), answer(0))),
                        new Trajectory("problem", Ended.ANSWER, List.of(call(1), answer(1))),
                        new Trajectory("problem", Ended.TURNS, List.of(unreadable(2))));
        for (var stage : List.of("explore", "after")) {
            try (var journal = workspace.journal(run)) {
                journal.append(
                        new StepRows(
                                stage, 0, groups, trajectories, new TreeMap<>(), new TreeMap<>()));
            }
        }
        // A row for each turn: two, two, one.
        workspace
                .pools()
                .put(
                        run,
                        0,
                        List.of(
                                entry(true, "passed"),
                                entry(true, "passed"),
                                entry(false, "the outcome is not right: no"),
                                entry(false, "the outcome is not right: no"),
                                entry(false, "step 1 is not good: unreadable")));
    }

    private static Taken call(int member) {
        return new Taken(1, member, Kind.CALL, "search", "k", "v", false, "correct", "on the way");
    }

    private static Taken answer(int member) {
        return new Taken(0, member, Kind.ANSWER, null, "46", null, false, "correct", "fits");
    }

    private static Taken unreadable(int member) {
        return new Taken(
                0, member, Kind.UNREADABLE, null, null, null, false, "unreadable", "no action");
    }

    private static Pools.Entry entry(boolean kept, String reason) {
        return new Pools.Entry(STATE, "a", 1, kept, reason);
    }

    @Test
    void aLineHasTheOutcomeAndTheChoiceOfItsOwnTurns() {
        var lines = pages.page(Filter.all(run, "explore"), 0, 10);
        assertEquals(List.of("correct", "wrong", "wrong"), map(lines, Line::outcome));
        assertEquals(
                List.of("true", "false", "false"), map(lines, line -> String.valueOf(line.kept())));
        assertEquals(
                List.of("passed", "the outcome is not right: no", "step 1 is not good: unreadable"),
                map(lines, line -> String.valueOf(line.reason())));
        assertEquals(List.of(2, 2, 1), map(lines, Line::turns));
        assertEquals(List.of(2, 2, 0), map(lines, Line::good));
        assertEquals("Which problem", lines.getFirst().prompt());
    }

    private static <T> List<T> map(List<Line> lines, java.util.function.Function<Line, T> of) {
        return lines.stream().map(of).toList();
    }

    @Test
    void filtersLeaveWhatTheySay() {
        assertEquals(1, size(new Filter(run, "explore", "correct", null, null, null)));
        assertEquals(2, size(new Filter(run, "explore", null, false, null, null)));
        assertEquals(1, size(new Filter(run, "explore", null, null, Ended.TURNS, null)));
        assertEquals(2, size(new Filter(run, "explore", null, null, null, true)));
        assertEquals(0, size(new Filter(run, "explore", "correct", false, null, null)));
        // 3 trajectories, 1 right, 1 kept, 2 of good steps alone, 2 + 2 + 1 turns.
        assertEquals(new Count(3, 1, 1, 2, 5), pages.count(Filter.all(run, "explore")));
    }

    private int size(Filter filter) {
        assertEquals(pages.page(filter, 0, 10).size(), pages.count(filter).trajectories());
        return pages.count(filter).trajectories();
    }

    @Test
    void aPageBeginsAfterTheLastLineOfTheOneBefore() {
        var first = pages.page(Filter.all(run, "explore"), 0, 2);
        var second = pages.page(Filter.all(run, "explore"), first.getLast().id(), 2);
        assertEquals(List.of(0, 1), map(first, Line::position));
        assertEquals(List.of(2), map(second, Line::position));
    }

    @Test
    void whereNothingWasChosenNothingIsSaidOfIt() {
        assertEquals(List.of("explore", "after"), pages.stages(run));
        var line = pages.page(Filter.all(run, "after"), 0, 1).getFirst();
        assertNull(line.kept());
        assertNull(line.reason());
    }

    @Test
    void turnsComeWithTheWordsOfTheirOwnRollouts() {
        var line = pages.page(Filter.all(run, "explore"), 0, 10).get(1);
        var turns = pages.turns(line.id());
        assertEquals(
                List.of(call(1), answer(1)),
                turns.stream().map(TrajectoryPages.Turn::taken).toList());
        var step = workspace.rollouts().step(run, "explore", 0);
        assertEquals(step.groups().get(1).group().rollouts().get(1).text(), turns.get(0).text());
        assertEquals(step.groups().get(0).group().rollouts().get(1).text(), turns.get(1).text());
    }
}
