package whetstone.desktop.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import whetstone.core.quality.Flow;
import whetstone.core.store.Workspace;
import whetstone.desktop.SampleData;
import whetstone.desktop.SampleStore;
import whetstone.desktop.session.Session;
import whetstone.desktop.thread.Gate;

/// Behaviour of the pipeline, without a screen.
final class PipelineModelTest {

    @TempDir Path folder;
    private Session session;
    private PipelineModel model;
    private long synthesized;
    private long explored;

    @BeforeEach
    void openAStoreWithData() {
        var workspace = Workspace.open(folder);
        SampleStore.add(workspace, 2, 7);
        explored = SampleData.explored(workspace);
        synthesized = SampleData.synthesized(workspace);
        session = new Session(Gate.direct());
        model = new PipelineModel(session);
        session.open(folder);
    }

    private Flow flow() {
        return model.flows().get().getFirst();
    }

    @Test
    void nothingIsCountedUntilSomebodyLooks() {
        assertTrue(model.flows().get().isEmpty());
        model.look();
        assertEquals(1, model.flows().get().size());
        assertEquals("Kept by synthesize", model.chosen().get().orElseThrow().title());
    }

    @Test
    void everyNumberLeadsToAsManySamplesAsItSays() {
        model.look();
        int numbers = 0;
        for (var step : flow().steps()) {
            for (boolean passed : new boolean[] {false, true}) {
                var leads = Chosen.of(flow(), step, passed);
                if (leads != null) {
                    model.choose(leads);
                    assertEquals(leads.count(), model.items().size(), leads.title());
                    numbers++;
                }
            }
            for (var fate : step.refused()) {
                model.choose(Chosen.of(flow(), fate));
                assertEquals(fate.count(), model.items().size(), fate.reason());
                assertTrue(model.items().stream().noneMatch(Item::kept));
                numbers++;
            }
        }
        // Nine parts with samples, two numbers each, and three reasons.
        assertEquals(21, numbers);
    }

    @Test
    void whatAFieldAndItsPatternCameToIsNoSample() {
        model.look();
        assertEquals("keywords", flow().steps().getFirst().name());
        assertNull(Chosen.of(flow(), flow().steps().getFirst(), true));
    }

    @Test
    void aSampleComesWithThoseItWasMadeOf() {
        model.look();
        var child = model.items().stream().filter(item -> item.parent() != null).findFirst();
        model.selected().set(child.orElseThrow());
        assertEquals(2, model.lineage().size());
        assertEquals(child.orElseThrow().parent(), model.lineage().getFirst().number());
        assertEquals("harder of " + child.orElseThrow().parent(), child.orElseThrow().origin());
        // Its parent need not be listed to be looked at.
        model.selected().set(model.lineage().getFirst());
        assertEquals("written", model.selected().get().origin());
        assertEquals(2, model.lineage().size());
    }

    @Test
    void thePoolOfAnExploringStageHasAReasonForEveryTurn() {
        model.look();
        session.select(explored);
        assertEquals(24, flow().source().trajectories());
        // 6 problems of 3 + 2 + 2 + 2 turns, of which the first two trajectories' 5 are kept.
        assertEquals(54, flow().steps().getFirst().entered());
        assertEquals(30, flow().kept());
        assertEquals(30, model.items().size());
        var fate = flow().steps().getFirst().refused().getFirst();
        model.choose(Chosen.of(flow(), fate));
        assertEquals(12, model.items().size());
        assertTrue(model.items().getFirst().fate().startsWith(fate.reason()));
    }

    @Test
    void aRunWithoutDataShowsNothing() {
        model.look();
        assertNotNull(model.selected().get());
        session.select(1);
        assertTrue(model.flows().get().isEmpty());
        assertTrue(model.items().isEmpty());
        assertNull(model.selected().get());
        session.select(synthesized);
        assertEquals(31, model.items().size());
    }
}
