package whetstone.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;
import whetstone.core.store.Runs;
import whetstone.core.store.Workspace;
import whetstone.desktop.frame.Command;
import whetstone.desktop.frame.Perspective;
import whetstone.desktop.process.Launcher;
import whetstone.desktop.thread.Gate;

/// Walks the real workbench over a small store on the headless platform, as a person would on the first day.
final class WorkbenchWalkTest {
    private static final int WIDTH = 980; // the headless screen has 1000 pixels
    private static final int HEIGHT = 720;

    @TempDir Path folder;
    private final FxRobot robot = new FxRobot();

    private Workbench open() throws Exception {
        FxToolkit.registerPrimaryStage();
        var workbench = onScreen(this::shown);
        eventually(() -> workbench.models().session().workspace().get().isPresent());
        eventually(() -> workbench.models().preferences().loads().get() > 0);
        return workbench;
    }

    private Workbench shown() {
        var installation =
                new Installation(
                        Optional.empty(),
                        folder.resolve("none"),
                        Path.of("../../recipes").toAbsolutePath(),
                        folder.resolve("cache"),
                        folder.resolve("library"));
        var dialogs =
                new Dialogs(
                        _ -> Optional.empty(),
                        _ -> Optional.empty(),
                        List::of,
                        _ -> Optional.empty());
        var echo = Launcher.of(List.of("echo"));
        var workbench = new Workbench(Gate.toScreen(), installation, echo, dialogs);
        var stage = new Stage();
        var scene = new Scene(workbench.frame(), WIDTH, HEIGHT);
        workbench.dress(scene);
        stage.setScene(scene);
        stage.show();
        workbench.open(folder);
        workbench.tick();
        return workbench;
    }

    private static void eventually(Callable<Boolean> condition) throws Exception {
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, condition);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static <T> T onScreen(Callable<T> work) throws Exception {
        return WaitForAsyncUtils.asyncFx(work).get(60, TimeUnit.SECONDS);
    }

    private static void change(Runnable change) throws Exception {
        onScreen(() -> {
            change.run();
            return true;
        });
    }

    private static void close(Workbench workbench) throws Exception {
        change(() -> {
            workbench.close();
            workbench.frame().getScene().getWindow().hide();
        });
    }

    @AfterEach
    void clean() throws Exception {
        FxToolkit.cleanupStages();
    }

    @Test
    void aPointOfACurveLeadsToItsRollouts() throws Exception {
        SampleStore.write(folder, 12);
        var workbench = open();
        var models = workbench.models();
        eventually(() -> models.session().runs().size() == 1);
        change(() -> workbench.show("curves"));
        eventually(() -> robot.lookup("#chart-0").tryQuery().isPresent());
        robot.clickOn("#chart-0");
        eventually(() -> models.session().spot().get().isPresent());
        eventually(() -> workbench.docking().visible().contains("rollouts"));
        eventually(() -> models.rollouts().inspected().get().isPresent());
        assertTrue(robot.lookup("#tokens").tryQuery().isPresent());
        close(workbench);
    }

    @Test
    void aNumberOfThePipelineLeadsToItsSamples() throws Exception {
        SampleData.synthesized(Workspace.open(folder));
        var workbench = open();
        var model = workbench.models().pipeline();
        change(() -> workbench.show("pipeline"));
        eventually(() -> model.items().size() == 31);
        // Of 60 samples every sixth has no majority.
        var number = robot.lookup("10 no-majority").queryButton();
        change(number::requestFocus);
        robot.push(KeyCode.SPACE);
        eventually(() -> model.items().size() == 10);
        eventually(() -> robot.lookup("5 of 16 agree").tryQuery().isPresent());
        close(workbench);
    }

    @Test
    void theTrajectoryThatTheKeysReachIsShownStepByStep() throws Exception {
        SampleData.explored(Workspace.open(folder));
        var workbench = open();
        var model = workbench.models().trajectories();
        change(() -> workbench.use(Perspective.INSPECT));
        change(() -> workbench.show("trajectories"));
        eventually(() -> model.steps().size() == 3);
        assertTrue(robot.lookup("Step 3 · answer").tryQuery().isPresent());
        change(() -> robot.lookup("#trajectories").query().requestFocus());
        robot.push(KeyCode.DOWN);
        eventually(() -> model.steps().size() == 2);
        assertTrue(robot.lookup("Step 2 · answer").tryQuery().isPresent());
        assertFalse(robot.lookup("Step 3 · answer").tryQuery().isPresent());
        close(workbench);
    }

    @Test
    void thePaletteOpensWhatIsTyped() throws Exception {
        var workbench = open();
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P);
        eventually(() -> workbench.models().palette().open().get());
        robot.write("preferences");
        robot.push(KeyCode.ENTER);
        eventually(() -> workbench.docking().visible().contains("preferences"));
        assertFalse(workbench.models().palette().open().get());
        close(workbench);
    }

    @Test
    void theArrangementIsThereAfterARestart() throws Exception {
        var workbench = open();
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT3);
        eventually(() -> workbench.docking().perspective().get() == Perspective.INSPECT);
        change(() -> workbench.show("playground"));
        var before = onScreen(() -> workbench.docking().visible());
        close(workbench);
        var again = open();
        eventually(() -> again.docking().perspective().get() == Perspective.INSPECT);
        assertEquals(before, onScreen(() -> again.docking().visible()));
        change(again::resetLayout);
        assertFalse(onScreen(() -> again.docking().visible()).contains("playground"));
        close(again);
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
            var workbench = open();
            eventually(() -> workbench.models().session().runs().size() == 1);
            store.runs().status(run, Runs.Status.FAILED);
            eventually(() ->
                    robot.lookup(".notification-bar").lookup(this::tells).tryQuery().isPresent());
            close(workbench);
        }
    }

    private boolean tells(Node node) {
        return node instanceof Labeled label && String.valueOf(label.getText()).endsWith(" failed");
    }

    @Test
    void everyViewOpensOnAnEmptyStore() throws Exception {
        var workbench = open();
        var views = onScreen(() -> workbench.keys().commands()).stream();
        var ids = views.map(Command::id).filter(id -> id.startsWith("show-")).toList();
        assertEquals(17, ids.size());
        for (var id : ids) {
            var view = id.substring("show-".length());
            change(() -> workbench.show(view));
            WaitForAsyncUtils.waitForFxEvents();
            assertTrue(onScreen(() -> workbench.docking().visible()).contains(view), view);
        }
        assertEquals(List.of(), onScreen(workbench::clashes));
        close(workbench);
    }
}
