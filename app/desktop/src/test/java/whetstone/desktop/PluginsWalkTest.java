package whetstone.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;
import whetstone.desktop.plugins.PluginRow;
import whetstone.desktop.plugins.PluginsModel;
import whetstone.desktop.plugins.Workshop;
import whetstone.desktop.process.Launcher;
import whetstone.desktop.thread.Gate;

/// Installs, updates and removes a plugin with keyboard and mouse, as a person would.
final class PluginsWalkTest {
    private static final int WIDTH = 980; // the headless screen has 1000 pixels
    private static final int HEIGHT = 720;

    @TempDir Path folder;
    private final FxRobot robot = new FxRobot();
    private List<Path> chosen = List.of();
    private Workbench workbench;

    @BeforeEach
    void open() throws Exception {
        FxToolkit.registerPrimaryStage();
        workbench = onScreen(this::shown);
        eventually(() -> workbench.models().catalogue().offer().get().isPresent());
    }

    private Workbench shown() {
        var installation =
                new Installation(
                        Optional.empty(),
                        folder.resolve("none"),
                        folder.resolve("recipes"),
                        folder.resolve("cache"),
                        folder.resolve("library"));
        var dialogs =
                new Dialogs(
                        _ -> Optional.empty(),
                        _ -> Optional.empty(),
                        () -> chosen,
                        _ -> Optional.empty());
        var echo = Launcher.of(List.of("echo"));
        var opened = new Workbench(Gate.toScreen(), installation, echo, dialogs);
        var stage = new Stage();
        var scene = new Scene(opened.frame(), WIDTH, HEIGHT);
        opened.dress(scene);
        stage.setScene(scene);
        stage.show();
        opened.open(folder.resolve("workspace"));
        opened.tick();
        return opened;
    }

    @AfterEach
    void close() throws Exception {
        onScreen(() -> {
            workbench.close();
            return true;
        });
        FxToolkit.cleanupStages();
    }

    private static void eventually(Callable<Boolean> condition) throws Exception {
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, condition);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static <T> T onScreen(Callable<T> work) throws Exception {
        return WaitForAsyncUtils.asyncFx(work).get(60, TimeUnit.SECONDS);
    }

    private PluginsModel model() {
        return workbench.models().plugins();
    }

    /// Finds a command by its name in the palette, and does it.
    private void command(String name) throws Exception {
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P);
        eventually(() -> workbench.models().palette().open().get());
        robot.write(name);
        robot.push(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void installing(Path zip) throws Exception {
        chosen = List.of(zip);
        command("install from a file");
    }

    private boolean idle() throws Exception {
        return onScreen(() -> model().work().busy().get().isEmpty());
    }

    private boolean asked() {
        return robot.lookup("#question-yes").tryQuery().isPresent();
    }

    private String version() throws Exception {
        var rows = onScreen(() -> model().rows());
        return rows.stream().map(PluginRow::version).findFirst().orElse("");
    }

    private String said() {
        return robot.lookup("#plugins-message").queryAs(Labeled.class).getText();
    }

    @Test
    void aPluginIsInstalledUpdatedUndoneAndRemoved() throws Exception {
        var workshop = Workshop.in(folder.resolve("workshop"));
        var first = workshop.signed("tiny", "1.0.0", "");
        installing(first);
        eventually(this::asked);
        robot.push(KeyCode.ENTER); // Who presses Enter without reading has not agreed.
        eventually(this::idle);
        assertEquals("tiny 1.0.0: not installed, its key is not trusted", said());
        installing(first);
        eventually(this::asked);
        robot.push(KeyCode.ESCAPE);
        eventually(this::idle);
        assertEquals("", version());
        installing(first);
        eventually(this::asked);
        robot.push(KeyCode.TAB);
        robot.push(KeyCode.ENTER);
        eventually(() -> version().equals("1.0.0"));
        eventually(() -> robot.lookup("tiny/tiny").tryQuery().isPresent());
        eventually(this::idle);

        installing(workshop.signed("tiny", "1.1.0", ""));
        eventually(() -> version().equals("1.1.0") && idle());
        assertTrue(said().startsWith("installed tiny 1.1.0 over 1.0.0"), said());
        robot.clickOn("#plugins-undo");
        eventually(() -> version().equals("1.0.0") && idle());
        robot.clickOn("#plugin-remove");
        eventually(() -> said().equals("removed tiny 1.0.0") && idle());
        eventually(() -> robot.lookup("#plugin-rollback").tryQuery().isPresent());
    }

    @Test
    void everyPartIsReachedByItsCommand() throws Exception {
        for (var tab : PluginsModel.Tab.values()) {
            command("plugins: " + tab.title().toLowerCase(java.util.Locale.ROOT));
            eventually(() -> model().tab().get() == tab);
            assertTrue(onScreen(() -> workbench.docking().visible()).contains("plugins"));
        }
        command("verify plugins");
        eventually(
                () -> idle() && !onScreen(() -> model().work().message().get().text()).isEmpty());
        assertEquals("nothing is installed beside the bundled plugins", said());
    }
}
