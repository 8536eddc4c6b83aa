package whetstone.desktop.rollouts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import whetstone.desktop.SampleCatalogue;
import whetstone.desktop.SampleStore;
import whetstone.desktop.session.Session;
import whetstone.desktop.session.Session.Spot;
import whetstone.desktop.thread.Gate;

/// Behaviour of the inspector, without a screen.
final class RolloutsModelTest {

    @TempDir Path folder;
    private Session session;
    private RolloutsModel model;

    @BeforeEach
    void openASmallStore() {
        SampleStore.write(folder, 10);
        session = new Session(Gate.direct());
        model = new RolloutsModel(session, SampleCatalogue.empty(session, folder));
        session.open(folder);
    }

    @Test
    void theLastStepThatTaughtIsLookedAtFirst() {
        assertTrue(model.lines().stream().allMatch(l -> l.stage().equals("rl") && l.step() == 9));
        assertEquals("32 rollouts", model.count().get());
        assertTrue(model.inspected().get().isPresent());
    }

    @Test
    void pagesFollowUntilThereIsNoMore() {
        model.clear();
        assertEquals(200, model.lines().size());
        for (int i = 0; i < 5; i++) {
            model.more();
        }
        assertEquals(512, model.lines().size());
        assertEquals(512, model.lines().stream().distinct().count());
    }

    @Test
    void aPointOfACurveLeadsToTheRolloutsOfItsStep() {
        session.go(new Spot(session.run().get(), "rl", 3));
        assertEquals(32, model.lines().size());
        assertTrue(model.lines().stream().allMatch(l -> l.stage().equals("rl") && l.step() == 3));
        model.clear();
        // 2 evaluations of 12 groups, 10 steps of 4; 8 rollouts each.
        assertEquals("512 rollouts", model.count().get());
    }

    @Test
    void aFieldThatCannotBeReadIsSaidAndTheListStays() {
        model.steps().set("many");
        assertTrue(model.mistake().get().contains("'many'"));
        assertEquals(32, model.lines().size());
        model.steps().set("2-4");
        assertEquals("", model.mistake().get());
        // Three steps of rl, 32 each.
        assertEquals("96 rollouts", model.count().get());
    }

    @Test
    void tokensComeAsTextWithANumberEach() {
        session.go(new Spot(session.run().get(), "rl", 0));
        var first = model.inspected().get().orElseThrow();
        assertTrue(first.tokenizerFound());
        assertEquals(first.rollout().text(), String.join("", first.pieces()));
        assertEquals(first.pieces().size(), first.values(Colouring.LOG_PROB).length);
        assertEquals(0, first.values(Colouring.REFERENCE_DIFFERENCE).length);
    }
}
