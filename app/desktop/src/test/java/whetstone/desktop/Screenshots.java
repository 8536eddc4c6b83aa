package whetstone.desktop;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.stage.Stage;
import org.junit.jupiter.api.Assertions;
import whetstone.desktop.frame.Perspective;
import whetstone.desktop.preferences.PreferencesModel;
import whetstone.desktop.process.Launcher;
import whetstone.desktop.thread.Gate;

/// Takes a picture of every view and perspective in both themes: `WORKSPACE OUTPUT WIDTH HEIGHT [PERCENT]`.
public final class Screenshots {
    private static final long PATIENCE = 900; // milliseconds for what is loaded from the store

    private final Workbench workbench;
    private final Path output;
    private final String size;

    private Screenshots(Workbench workbench, Path output, String size) {
        this.workbench = workbench;
        this.output = output;
        this.size = size;
    }

    public static void main(String[] arguments) throws Exception {
        var workspace = Path.of(arguments[0]);
        var output = Files.createDirectories(Path.of(arguments[1]));
        int width = Integer.parseInt(arguments[2]);
        int height = Integer.parseInt(arguments[3]);
        var percent = arguments.length > 4 ? arguments[4] + " %" : "100 %";
        var started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        started.await();
        var workbench = onScreen(() -> open(workspace, width, height));
        Thread.sleep(3 * PATIENCE);
        onScreen(() -> {
            workbench.models().preferences().set("scale", percent);
            return true;
        });
        var size = width + "x" + height + (arguments.length > 4 ? "-" + arguments[4] : "");
        var shots = new Screenshots(workbench, output, size);
        for (var theme : List.of("light", "dark")) {
            shots.take(theme);
        }
        System.exit(0);
    }

    private static Workbench open(Path workspace, int width, int height) {
        var installation = Installation.found();
        var workbench =
                new Workbench(
                        Gate.toScreen(),
                        installation,
                        Launcher.ofThisProgram(installation.home().orElse(null)),
                        new Dialogs(Optional::empty, _ -> Optional.empty()));
        var stage = new Stage();
        var scene = new Scene(workbench.frame(), width, height);
        workbench.dress(scene);
        stage.setScene(scene);
        stage.show();
        workbench.open(workspace);
        workbench.tick();
        return workbench;
    }

    private void take(String theme) throws Exception {
        onScreen(() -> {
            workbench.models().preferences().set(PreferencesModel.THEME.key(), theme);
            return true;
        });
        for (var perspective : Perspective.values()) {
            onScreen(() -> {
                workbench.docking().replace(perspective);
                workbench.resetLayout();
                return true;
            });
            save(theme, "perspective-" + perspective.id());
        }
        onScreen(() -> {
            workbench.use(Perspective.TRAIN);
            return true;
        });
        for (var view :
                List.of(
                        "welcome",
                        "curves",
                        "rollouts",
                        "tasks",
                        "recipe",
                        "playground",
                        "plugins",
                        "preferences",
                        "problems",
                        "console",
                        "hardware")) {
            onScreen(() -> {
                workbench.show(view);
                return true;
            });
            save(theme, view);
        }
        onScreen(() -> {
            workbench.models().palette().show();
            return true;
        });
        save(theme, "palette");
        onScreen(() -> {
            workbench.models().palette().hide();
            return true;
        });
    }

    private void save(String theme, String name) throws Exception {
        Thread.sleep(PATIENCE);
        Image image = onScreen(() -> Pictures.of(workbench.frame()));
        Pictures.write(image, output.resolve("%s-%s-%s.png".formatted(name, theme, size)));
    }

    private static <T> T onScreen(java.util.concurrent.Callable<T> work) throws Exception {
        var task = new FutureTask<>(work);
        Platform.runLater(task);
        return Assertions.assertDoesNotThrow(() -> task.get(30, TimeUnit.SECONDS));
    }
}
