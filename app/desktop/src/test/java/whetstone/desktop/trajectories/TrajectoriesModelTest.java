package whetstone.desktop.trajectories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import whetstone.core.store.Workspace;
import whetstone.desktop.SampleCatalogue;
import whetstone.desktop.SampleData;
import whetstone.desktop.SampleStore;
import whetstone.desktop.session.Session;
import whetstone.desktop.thread.Gate;

/// Behaviour of the trajectories, without a screen.
final class TrajectoriesModelTest {

    @TempDir Path folder;
    private Session session;
    private TrajectoriesModel model;

    @BeforeEach
    void openAStoreWithTrajectories() {
        var workspace = Workspace.open(folder);
        SampleStore.add(workspace, 2, 7);
        SampleData.explored(workspace);
        session = new Session(Gate.direct());
        model = new TrajectoriesModel(session, SampleCatalogue.empty(session, folder));
        session.open(folder);
    }

    @Test
    void nothingIsCountedUntilSomebodyLooks() {
        assertTrue(model.lines().isEmpty());
        model.look();
        assertEquals("explore", model.stage().get());
        // 6 problems, 4 of each, 1 of 4 right; 9 turns in every 4.
        assertEquals(24, model.lines().size());
        assertEquals("24 · 25 % right · 2.3 steps on average", model.count().get());
    }

    @Test
    void filtersNarrowTheListAndClearingWidensIt() {
        model.look();
        model.choice().set(TrajectoriesModel.KEPT);
        assertEquals(12, model.lines().size());
        model.outcome().set("wrong");
        assertEquals(6, model.lines().size());
        model.ended().set("turns");
        assertEquals(0, model.lines().size());
        assertEquals("none", model.count().get());
        assertTrue(model.steps().isEmpty());
        model.clear();
        assertEquals(24, model.lines().size());
        model.quality().set(TrajectoriesModel.BAD);
        assertEquals(12, model.lines().size());
    }

    @Test
    void theStepsOfTheSelectedOneAreRead() {
        model.look();
        var first = model.steps().getFirst();
        assertEquals(3, model.steps().size());
        assertEquals("call search", first.title());
        assertEquals("I have to find the tower first.", first.reasoning());
        assertEquals("tower 0", first.action());
        assertEquals("tower 0: in Paris, see also opening", first.observation());
        model.selected().set(model.lines().get(2));
        assertTrue(model.steps().getFirst().failed());
        assertEquals("wrong", model.steps().getFirst().label());
        model.selected().set(model.lines().get(3));
        assertEquals("no readable action", model.steps().getLast().title());
        assertEquals("<search>tower 0 opening <answer>", model.steps().getLast().action());
    }

    @Test
    void aRunWithoutTrajectoriesShowsNone() {
        model.look();
        session.select(1);
        assertTrue(model.stages().isEmpty());
        assertTrue(model.lines().isEmpty());
        assertEquals("", model.count().get());
    }

    @Test
    void reasoningIsWhatStandsAroundTheAction() {
        assertEquals("a\nb", Step.around("a <s>x</s> b", "s", "x"));
        assertEquals("", Step.around("<s>x</s>", "s", "x"));
        assertEquals("", Step.around(" x ", "answer", "x"));
        assertEquals("it is x", Step.around("it is x", "answer", "x"));
        assertEquals("a", Step.around("a<s>x</s>", "s", "x"));
    }
}
