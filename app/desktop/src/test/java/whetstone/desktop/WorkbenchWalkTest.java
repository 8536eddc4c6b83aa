package whetstone.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;
import whetstone.desktop.frame.Perspective;
import whetstone.desktop.process.Launcher;
import whetstone.desktop.thread.Gate;

/// Walks the real workbench over a small store on the headless platform, as a person would on the first day.
final class WorkbenchWalkTest {
    private static final int WIDTH = 980; // the headless screen has 1000 pixels
    private static final int HEIGHT = 720;

    @TempDir Path folder;
    private final FxRobot robot = new FxRobot();
    private Workbench workbench;

    private void open() throws Exception {
        FxToolkit.registerPrimaryStage();
        workbench =
                WaitForAsyncUtils.asyncFx(
                                () -> {
                                    var stage = new Stage();
                                    var bench = bench();
                                    var scene = new Scene(bench.frame(), WIDTH, HEIGHT);
                                    bench.dress(scene);
                                    stage.setScene(scene);
                                    stage.show();
                                    bench.open(folder);
                                    return bench;
                                })
                        .get(60, TimeUnit.SECONDS);
        eventually(() -> workbench.models().session().workspace().get().isPresent());
        // Two seconds of what a running window does every second.
        WaitForAsyncUtils.asyncFx(workbench::tick).get();
        eventually(() -> workbench.models().preferences().loads().get() > 0);
    }

    private Workbench bench() {
        var installation =
                new Installation(
                        Optional.empty(),
                        folder.resolve("none"),
                        Path.of("../../recipes").toAbsolutePath(),
                        folder.resolve("cache"));
        return new Workbench(
                Gate.toScreen(),
                installation,
                Launcher.of(List.of("echo")),
                new Dialogs(Optional::empty, _ -> Optional.empty()));
    }

    private static void eventually(Callable<Boolean> condition) throws Exception {
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, condition);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private <T> T onScreen(Callable<T> work) throws Exception {
        return WaitForAsyncUtils.asyncFx(work).get(60, TimeUnit.SECONDS);
    }

    private void close() throws Exception {
        onScreen(() -> {
            workbench.close();
            workbench.frame().getScene().getWindow().hide();
            return true;
        });
    }

    @AfterEach
    void clean() throws Exception {
        FxToolkit.cleanupStages();
    }

    @Test
    void fromTheRunsThroughACurveToARolloutAndBackAfterARestart() throws Exception {
        SampleStore.write(folder, 12);
        open();
        var models = workbench.models();
        eventually(() -> models.session().runs().size() == 1);

        onScreen(() -> {
            workbench.show("curves");
            return true;
        });
        eventually(() -> robot.lookup("#chart-0").tryQuery().isPresent());
        robot.clickOn("#chart-0");
        eventually(() -> models.session().spot().get().isPresent());
        eventually(() -> workbench.docking().visible().contains("rollouts"));
        eventually(() -> models.rollouts().inspected().get().isPresent());
        assertTrue(robot.lookup("#tokens").tryQuery().isPresent());

        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P);
        eventually(() -> models.palette().open().get());
        robot.write("preferences");
        robot.push(KeyCode.ENTER);
        eventually(() -> workbench.docking().visible().contains("preferences"));
        assertFalse(models.palette().open().get());

        robot.push(KeyCode.CONTROL, KeyCode.DIGIT3);
        eventually(() -> workbench.docking().perspective().get() == Perspective.INSPECT);
        onScreen(() -> {
            workbench.show("playground");
            return true;
        });
        var before = onScreen(() -> workbench.docking().visible());
        close();

        open();
        eventually(() -> workbench.docking().perspective().get() == Perspective.INSPECT);
        assertEquals(before, onScreen(() -> workbench.docking().visible()));
        onScreen(() -> {
            workbench.resetLayout();
            return true;
        });
        assertFalse(onScreen(() -> workbench.docking().visible()).contains("playground"));
    }

    @Test
    void everyViewOpensOnAnEmptyStore() throws Exception {
        open();
        for (var id : List.of("welcome", "runs", "recipe", "curves", "rollouts", "tasks", "playground", "progress", "problems", "console", "hardware", "plugins", "preferences")) {
            onScreen(() -> {
                workbench.show(id);
                return true;
            });
            WaitForAsyncUtils.waitForFxEvents();
            assertTrue(onScreen(() -> workbench.docking().visible()).contains(id), id);
        }
        assertEquals(List.of(), onScreen(workbench::clashes));
    }
}
