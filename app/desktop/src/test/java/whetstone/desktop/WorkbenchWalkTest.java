package whetstone.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static whetstone.desktop.Desk.change;
import static whetstone.desktop.Desk.eventually;
import static whetstone.desktop.Desk.onScreen;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;
import whetstone.core.store.Runs;
import whetstone.core.store.Workspace;
import whetstone.desktop.frame.Command;
import whetstone.desktop.frame.Perspective;
import whetstone.desktop.process.CommandLine;

/// Walks the real workbench over a small store on the headless platform, as a person would on the first day.
final class WorkbenchWalkTest {
    @TempDir Path folder;
    private @Nullable Desk opened;

    private Desk open() throws Exception {
        var recipes = Path.of("../../recipes").toAbsolutePath();
        var desk = Desk.open(new Desk.Setting(folder.resolve("program"), folder, recipes));
        opened = desk;
        return desk;
    }

    @AfterEach
    void close() throws Exception {
        if (opened != null) {
            opened.close();
        }
    }

    @Test
    void aPointOfACurveLeadsToItsRollouts() throws Exception {
        SampleStore.write(folder, 12);
        var desk = open();
        var models = desk.models();
        eventually(() -> models.session().runs().size() == 1);
        desk.show("curves");
        eventually(() -> desk.shows("#chart-0"));
        desk.robot().clickOn("#chart-0");
        eventually(() -> models.session().spot().get().isPresent());
        eventually(() -> desk.visible().contains("rollouts"));
        eventually(() -> models.rollouts().inspected().get().isPresent());
        assertTrue(desk.shows("#tokens"));
    }

    @Test
    void aNumberOfThePipelineLeadsToItsSamples() throws Exception {
        SampleData.synthesized(Workspace.open(folder));
        var desk = open();
        var model = desk.models().pipeline();
        desk.show("pipeline");
        eventually(() -> model.items().size() == 31);
        // Of 60 samples every sixth has no majority.
        var number = desk.robot().lookup("10 no-majority").queryButton();
        change(number::requestFocus);
        desk.robot().push(KeyCode.SPACE);
        eventually(() -> model.items().size() == 10);
        eventually(() -> desk.shows("5 of 16 agree"));
    }

    @Test
    void theTrajectoryThatTheKeysReachIsShownStepByStep() throws Exception {
        SampleData.explored(Workspace.open(folder));
        var desk = open();
        var model = desk.models().trajectories();
        change(() -> desk.workbench().use(Perspective.INSPECT));
        desk.show("trajectories");
        eventually(() -> model.steps().size() == 3);
        assertTrue(desk.shows("Step 3 · answer"));
        change(() -> desk.robot().lookup("#trajectories").query().requestFocus());
        desk.robot().push(KeyCode.DOWN);
        eventually(() -> model.steps().size() == 2);
        assertTrue(desk.shows("Step 2 · answer"));
        assertFalse(desk.shows("Step 3 · answer"));
    }

    @Test
    void thePaletteOpensWhatIsTyped() throws Exception {
        var desk = open();
        desk.robot().push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P);
        eventually(() -> desk.models().palette().open().get());
        desk.robot().write("preferences");
        desk.robot().push(KeyCode.ENTER);
        eventually(() -> desk.visible().contains("preferences"));
        assertFalse(desk.models().palette().open().get());
    }

    @Test
    void whatIsOverSaysSoAndHasNoBar() throws Exception {
        var desk = open();
        change(() -> desk.models().jobs().start("a greeting", CommandLine.of("hello")));
        desk.show("progress");
        var list = desk.robot().lookup("#progress").query();
        eventually(() -> desk.robot().from(list).lookup("done").tryQuery().isPresent());
        var bars = desk.robot().from(list).lookup(".progress-bar").queryAll();
        assertTrue(bars.stream().noneMatch(Node::isVisible));
    }

    @Test
    void keysHoldOnceTheirFieldIsLeft() throws Exception {
        var desk = open();
        desk.show("preferences");
        eventually(() -> desk.shows("#key-fix"));
        var keys = desk.workbench().keys();
        TextField field = desk.robot().lookup("#key-fix").queryAs(TextField.class);
        assertEquals("Ctrl+.", field.getText());
        change(() -> {
            field.requestFocus();
            field.setText("Ctrl+;");
        });
        assertEquals("Shortcut+PERIOD", keys.of("fix"));
        change(() -> desk.robot().lookup("#preferences-search").query().requestFocus());
        eventually(() -> keys.of("fix").equals("Ctrl+;"));
    }

    @Test
    void theArrangementIsThereAfterARestart() throws Exception {
        var desk = open();
        desk.robot().push(KeyCode.CONTROL, KeyCode.DIGIT3);
        eventually(() -> perspective(desk) == Perspective.INSPECT);
        desk.show("playground");
        var before = desk.visible();
        close();
        var again = open();
        eventually(() -> perspective(again) == Perspective.INSPECT);
        assertEquals(before, again.visible());
        change(again.workbench()::resetLayout);
        assertFalse(again.visible().contains("playground"));
    }

    private static Perspective perspective(Desk desk) {
        return desk.workbench().docking().perspective().get();
    }

    @Test
    void aRunThatFailsIsToldInACorner() throws Exception {
        var store = Workspace.open(folder);
        try (var lock = store.lockForRun()) {
            assertTrue(lock != null);
            var stages = List.of("rl");
            long run =
                    store.runs()
                            .create(new Runs.Start("sums", "", 1, stages, List.of(), "{}", "{}"));
            var desk = open();
            eventually(() -> desk.models().session().runs().size() == 1);
            store.runs().status(run, Runs.Status.FAILED);
            eventually(() ->
                    desk.robot()
                            .lookup(".notification-bar")
                            .lookup(this::tells)
                            .tryQuery()
                            .isPresent());
        }
    }

    private boolean tells(Node node) {
        return node instanceof Labeled label && String.valueOf(label.getText()).endsWith(" failed");
    }

    @Test
    void everyViewOpensOnAnEmptyStore() throws Exception {
        var desk = open();
        var views = onScreen(() -> desk.workbench().keys().commands()).stream();
        var ids = views.map(Command::id).filter(id -> id.startsWith("show-")).toList();
        assertEquals(17, ids.size());
        for (var id : ids) {
            var view = id.substring("show-".length());
            desk.show(view);
            WaitForAsyncUtils.waitForFxEvents();
            assertTrue(desk.visible().contains(view), view);
        }
        assertEquals(List.of(), onScreen(desk.workbench()::clashes));
    }
}
