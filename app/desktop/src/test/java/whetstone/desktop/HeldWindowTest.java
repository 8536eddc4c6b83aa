package whetstone.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import whetstone.core.plugin.Library;
import whetstone.core.plugin.PluginPlaces;
import whetstone.core.plugin.PluginState;
import whetstone.core.plugin.Plugins;
import whetstone.core.store.Runs;
import whetstone.core.store.Workspace;
import whetstone.desktop.plugins.Workshop;
import whetstone.desktop.process.Launcher;
import whetstone.desktop.thread.Gate;

/// A view that holds the one thread that everything is drawn on, in a process of its own.
final class HeldWindowTest {

    private static final String LOOPS =
            "return new javafx.scene.layout.Pane() {"
                    + " protected void layoutChildren() { while (true) { Thread.onSpinWait(); } } };";

    @TempDir Path folder;

    @Test
    void theWindowEndsAndThePluginDoesNotRunAgain() throws Exception {
        var runs = Workspace.open(folder.resolve("workspace")).runs();
        var start = new Runs.Start("sums", "{}", 1, List.of("rl"), List.of(), "{}", "{}");
        runs.status(runs.create(start), Runs.Status.DONE);
        var zip = Workshop.in(folder.resolve("workshop")).view("looper", "1.0.0", LOOPS);
        var bundled = Files.createDirectories(folder.resolve("bundled"));
        Files.move(zip, bundled.resolve(zip.getFileName()));

        var printed = folder.resolve("printed.txt");
        var process = start(printed);
        try {
            assertTrue(process.waitFor(3, TimeUnit.MINUTES), () -> "it still runs");
        } finally {
            process.destroyForcibly();
        }
        var said = Files.readString(printed);
        assertEquals(1, process.exitValue(), said);
        assertTrue(
                said.contains("plugin looper held the window for 15 s, at tiny.Vlooper$1."), said);
        var library = folder.resolve("library");
        var why = new Library(library).read().quarantined().get("looper");
        assertTrue(String.valueOf(why).startsWith("held the window for 15 s"), why);
        var places =
                new PluginPlaces(
                        bundled, library, folder.resolve("none"), folder.resolve("cache"), false);
        try (var again = Plugins.load(places)) {
            assertEquals(List.of(), again.views());
            assertEquals(PluginState.QUARANTINED, again.statuses().getFirst().state());
        }
    }

    private Process start(Path printed) throws Exception {
        var command =
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-Dglass.platform=Headless",
                        "-Dprism.order=sw",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HeldWindowTest.class.getName(),
                        folder.toString());
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile())
                .start();
    }

    /// Opens the workbench of a folder, and the view as soon as it is there.
    public static void main(String[] arguments) {
        Platform.startup(() -> open(Path.of(arguments[0])));
    }

    private static void open(Path folder) {
        var library = folder.resolve("library");
        var installation =
                new Installation(
                        Optional.empty(),
                        folder.resolve("bundled"),
                        folder.resolve("recipes"),
                        folder.resolve("cache"),
                        library);
        var dialogs =
                new Dialogs(
                        _ -> Optional.empty(),
                        _ -> Optional.empty(),
                        List::of,
                        _ -> Optional.empty());
        var echo = Launcher.of(List.of("echo"));
        var workbench = new Workbench(Gate.toScreen(), installation, echo, dialogs);
        var stage = new Stage();
        stage.setScene(new Scene(workbench.frame(), 900, 700));
        stage.show();
        workbench
                .models()
                .catalogue()
                .offer()
                .addListener((_, _, _) -> Platform.runLater(() -> workbench.show("tiny/looper")));
        workbench.open(folder.resolve("workspace"));
        workbench.tick();
        workbench.guard(library);
    }
}
