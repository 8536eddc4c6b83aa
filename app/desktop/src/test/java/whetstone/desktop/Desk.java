package whetstone.desktop;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;
import whetstone.desktop.process.Launcher;
import whetstone.desktop.thread.Gate;

/// The real workbench on the headless screen, and somebody who sits at it. Commands that it starts say what they were
/// asked and nothing else.
record Desk(Workbench workbench, FxRobot robot) {
    private static final int WIDTH = 980; // the headless screen has 1000 pixels
    private static final int HEIGHT = 720;
    private static final int PATIENCE = 60; // seconds

    /// What lies in `folder` for a workbench; nothing of it has to be there.
    ///
    /// @param workspace that is opened
    /// @param recipes those that ship
    record Setting(Path folder, Path workspace, Path recipes) {

        /// All of it apart from each other.
        static Setting in(Path folder) {
            return new Setting(folder, folder.resolve("workspace"), folder.resolve("recipes"));
        }

        private Installation installation() {
            return new Installation(
                    Optional.empty(),
                    bundled(),
                    recipes,
                    folder.resolve("cache"),
                    folder.resolve("library"));
        }

        /// Where plugins lie that are bundled, as far as the workbench can tell.
        Path bundled() {
            return folder.resolve("bundled");
        }
    }

    /// Opens the window, and waits until it is there with its workspace.
    static Desk open(Setting setting) throws Exception {
        return open(setting, List::of);
    }

    /// @param files that a person chooses when they are asked for some
    static Desk open(Setting setting, Supplier<List<Path>> files) throws Exception {
        var dialogs =
                new Dialogs(
                        _ -> Optional.empty(), _ -> Optional.empty(), files, _ -> Optional.empty());
        return begin(setting, _ -> dialogs);
    }

    /// Opens the window over a workspace that cannot be opened.
    static Desk refused(Setting setting) throws Exception {
        FxToolkit.registerPrimaryStage();
        var nobody =
                new Dialogs(
                        _ -> Optional.empty(),
                        _ -> Optional.empty(),
                        List::of,
                        _ -> Optional.empty());
        var workbench = onScreen(() -> shown(setting, _ -> nobody));
        eventually(() -> !workbench.models().problems().all().isEmpty());
        return new Desk(workbench, new FxRobot());
    }

    private static Desk begin(Setting setting, Function<Stage, Dialogs> asking) throws Exception {
        FxToolkit.registerPrimaryStage();
        var workbench = onScreen(() -> shown(setting, asking));
        eventually(() -> workbench.models().session().workspace().get().isPresent());
        eventually(() -> workbench.models().preferences().loads().get() > 0);
        eventually(() -> workbench.models().catalogue().offer().get().isPresent());
        return new Desk(workbench, new FxRobot());
    }

    /// Opens the window with the choosers of the system, which the headless screen has not.
    static Desk onDisplay(Setting setting) throws Exception {
        return begin(setting, Dialogs::on);
    }

    private static Workbench shown(Setting setting, Function<Stage, Dialogs> asking) {
        var stage = new Stage();
        var echo = Launcher.of(List.of("echo"));
        var dialogs = asking.apply(stage);
        var workbench = new Workbench(Gate.toScreen(), setting.installation(), echo, dialogs);
        var scene = new Scene(workbench.frame(), WIDTH, HEIGHT);
        workbench.dress(scene);
        stage.setScene(scene);
        stage.show();
        workbench.open(setting.workspace());
        workbench.tick();
        return workbench;
    }

    Models models() {
        return workbench.models();
    }

    /// Shows a view.
    void show(String view) throws Exception {
        change(() -> workbench.show(view));
    }

    /// Finds a command by its name in the palette, and does it.
    void command(String name) throws Exception {
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P);
        eventually(() -> models().palette().open().get());
        robot.write(name);
        robot.push(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();
    }

    /// Whether `text`, or what `text` looks up, is on the screen.
    boolean shows(String text) {
        return robot.lookup(text).tryQuery().isPresent();
    }

    /// Views that can be seen.
    List<String> visible() throws Exception {
        return onScreen(() -> List.copyOf(workbench.docking().visible()));
    }

    void close() throws Exception {
        change(() -> {
            workbench.close();
            workbench.frame().getScene().getWindow().hide();
        });
        FxToolkit.cleanupStages();
    }

    static void eventually(Callable<Boolean> condition) throws Exception {
        WaitForAsyncUtils.waitFor(PATIENCE, TimeUnit.SECONDS, condition);
        WaitForAsyncUtils.waitForFxEvents();
    }

    static <T> T onScreen(Callable<T> work) throws Exception {
        return WaitForAsyncUtils.asyncFx(work).get(PATIENCE, TimeUnit.SECONDS);
    }

    static void change(Runnable change) throws Exception {
        onScreen(() -> {
            change.run();
            return true;
        });
    }
}
